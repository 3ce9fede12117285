import {
  close,
  type Draw,
  defineCases,
  example,
  integer,
  invariant,
  oneOf,
  property,
  type TensorValue,
  tensor,
  type Value,
} from '@descent/exercise';

const layout = { '': ['step', 'coordinate'] };

/** ½ xᵀAx − bᵀx of a case's arguments, for the level lines. */
const quadraticPicture = {
  as: 'trajectory',
  title: 'The way over the level lines of f',
  objective: (args: readonly Value[]) => {
    const [a, b] = args as readonly TensorValue[];
    const [xx = 0, xy = 0, yx = 0, yy = 0] = a?.data ?? [];
    const [bx = 0, by = 0] = b?.data ?? [];
    return (x: number, y: number) => (xx * x * x + (xy + yx) * x * y + yy * y * y) / 2 - bx * x - by * y;
  },
} as const;
/** Σᵢ log(1 + exp(mᵢ·x)) − cᵢ mᵢ·x + ½|x|². */
const logisticPicture = {
  as: 'trajectory',
  title: 'The way over the level lines of the loss',
  objective: (args: readonly Value[]) => {
    const [m, c] = args as readonly TensorValue[];
    return (x: number, y: number) =>
      Array.from(c?.data ?? []).reduce(
        (loss, label, i) => {
          const score = (m?.data[2 * i] ?? 0) * x + (m?.data[2 * i + 1] ?? 0) * y;
          return loss + Math.log1p(Math.exp(-Math.abs(score))) + Math.max(score, 0) - label * score;
        },
        (x * x + y * y) / 2,
      );
  },
} as const;
const rosenbrockPicture = {
  as: 'trajectory',
  title: "The way through Rosenbrock's valley",
  objective: () => (x: number, y: number) => (1 - x) ** 2 + 100 * (y - x * x) ** 2,
} as const;
const quadraticNames = ['A', 'b', 'x0', 'steps'];
const logisticNames = ['m', 'c', 'x0', 'steps'];

/** Symmetric [n, n] with the given eigenvalues: a reflection of their diagonal. */
function symmetric(eigenvalues: readonly number[], draw: Draw) {
  const v = Array.from(draw.normal([eigenvalues.length]).data);
  const norm = v.reduce((sum, value) => sum + value * value, 0) || 1;
  const reflect = (i: number, j: number) => (i === j ? 1 : 0) - (2 * (v[i] ?? 0) * (v[j] ?? 0)) / norm;
  const entry = (i: number, j: number) =>
    eigenvalues.reduce((sum, eigenvalue, k) => sum + reflect(i, k) * eigenvalue * reflect(k, j), 0);
  // Rounded, so that what is shown of it can be read: 0 and 7.84, not 1.1e-16 and 7.8399997.
  return tensor(v.map((_, i) => v.map((__, j) => Math.round(entry(i, j) * 1e5) / 1e5 + 0)));
}
const spread = (n: number, condition: number) =>
  Array.from({ length: n }, (_, k) => (n === 1 ? condition : 1 + ((condition - 1) * k) / (n - 1)));
interface Regression {
  n: number;
  samples: number;
  steps: number;
}
/** From so far that the fifth step still counts, and that some whole steps make the gradient longer. */
const logistic =
  ({ featureStd }: { readonly featureStd: number }) =>
  ({ n, samples, steps }: Regression, draw: Draw) => [
    draw.normal([samples, n], { std: featureStd }),
    draw.integers([samples], { min: 0, max: 1 }),
    draw.normal([n], { std: 1.5 }),
    steps,
  ];

export default defineCases([
  example('the worked example lands in one step', {
    call: 'onQuadratic',
    args: [
      tensor([
        [2, 0],
        [0, 10],
      ]),
      tensor([0, 0]),
      tensor([3, 1]),
      1,
    ],
    argNames: quadraticNames,
    expect: tensor([
      [3, 1],
      [0, 0],
    ]),
    points: 2,
    layout,
    picture: quadraticPicture,
    source: 'computed by hand in the statement',
  }),
  example('no steps: only the start', {
    call: 'onQuadratic',
    args: [tensor([[4]]), tensor([2]), tensor([-1]), 0],
    argNames: quadraticNames,
    expect: tensor([[-1]]),
    points: 1,
    layout,
  }),
  example('a valley that is not along an axis', {
    call: 'onQuadratic',
    args: [
      tensor([
        [3, 2],
        [2, 3],
      ]),
      tensor([1, -1]),
      tensor([2, 2]),
      2,
    ],
    argNames: quadraticNames,
    expect: tensor([
      [2, 2],
      [1, -1],
      [1, -1],
    ]),
    points: 1,
    layout,
    picture: quadraticPicture,
    source: 'A⁻¹b = (1, −1), by hand',
  }),
  property('any quadratic is solved in one step', {
    call: 'onQuadratic',
    sizes: { n: integer(1, 5), steps: integer(1, 3), condition: oneOf(1, 5, 20) },
    args: ({ n, steps, condition }, draw) => [
      symmetric(spread(n, condition), draw),
      draw.normal([n]),
      draw.normal([n], { std: 2 }),
      steps,
    ],
    argNames: quadraticNames,
    runs: 12,
    points: 2,
    tolerance: { absolute: 2e-4, relative: 1e-4 },
    layout,
  }),
  property('logistic regression: curvature that changes', {
    call: 'onLogistic',
    sizes: { n: integer(1, 3), samples: integer(2, 8), steps: oneOf(2, 5, 7) },
    args: logistic({ featureStd: 2 }),
    argNames: logisticNames,
    runs: 18,
    points: 3,
    tolerance: { absolute: 5e-4, relative: 5e-4 },
    layout,
    picture: logisticPicture,
  }),
  example('a saddle attracts it too', {
    call: 'onQuadratic',
    args: [
      tensor([
        [1, 0],
        [0, -2],
      ]),
      tensor([0, 0]),
      tensor([0.5, 1]),
      1,
    ],
    argNames: quadraticNames,
    expect: tensor([
      [0.5, 1],
      [0, 0],
    ]),
    points: 1,
    layout,
    picture: quadraticPicture,
    source: 'x² / 2 − y², by hand',
  }),
  example('a saddle with zeros on the diagonal of its Hessian', {
    call: 'onQuadratic',
    args: [
      tensor([
        [0, 1],
        [1, 0],
      ]),
      tensor([1, -2]),
      tensor([-1, -1]),
      1,
    ],
    argNames: quadraticNames,
    expect: tensor([
      [-1, -1],
      [-2, 1],
    ]),
    points: 1,
    layout,
    picture: quadraticPicture,
    source: 'xy − x + 2y, by hand',
  }),
  property('negative curvature, in any number of dimensions', {
    call: 'onQuadratic',
    sizes: { n: integer(2, 6), negative: integer(1, 2) },
    args: ({ n, negative }, draw) => [
      symmetric(
        spread(n, 4).map((value, k) => (k < negative ? -value : value)),
        draw,
      ),
      draw.normal([n]),
      draw.normal([n]),
      1,
    ],
    argNames: quadraticNames,
    runs: 10,
    points: 3,
    tolerance: { absolute: 2e-4, relative: 1e-4 },
    layout,
  }),
  example("Rosenbrock's valley from (−1.2, 1)", {
    call: 'onRosenbrock',
    args: [tensor([-1.2, 1]), 6],
    argNames: ['x0', 'steps'],
    points: 2,
    tolerance: { absolute: 5e-3, relative: 1e-3 },
    layout,
    picture: rosenbrockPicture,
    source: 'the classical starting point of Rosenbrock (1960)',
  }),
  property('larger saddles, minima and maxima', {
    call: 'onQuadratic',
    sizes: { n: integer(5, 8), negative: oneOf(0, 8, 2) },
    args: ({ n, negative }, draw) => [
      symmetric(
        spread(n, 4).map((value, k) => (k < negative ? -value : value)),
        draw,
      ),
      draw.normal([n]),
      draw.normal([n]),
      1,
    ],
    argNames: quadraticNames,
    runs: 10,
    points: 2,
    visibility: 'hidden',
    tolerance: { absolute: 2e-4, relative: 1e-4 },
    layout,
  }),
  property('larger logistic regressions', {
    call: 'onLogistic',
    sizes: { n: integer(4, 6), samples: oneOf(16, 33), steps: oneOf(3) },
    args: logistic({ featureStd: 1 }),
    argNames: logisticNames,
    runs: 4,
    points: 1,
    visibility: 'hidden',
    tolerance: { absolute: 5e-4, relative: 5e-4 },
    layout,
  }),
  invariant('stretching the coordinates stretches the way', {
    given: {
      sizes: { n: integer(1, 4), steps: integer(1, 3) },
      args: ({ n, steps }, draw) => [
        symmetric(spread(n, 3), draw),
        draw.normal([n]),
        draw.normal([n]),
        steps,
      ],
    },
    argNames: quadraticNames,
    runs: 6,
    points: 1,
    visibility: 'hidden',
    tolerance: { absolute: 5e-4, relative: 1e-3 },
    check: async ({ student }, [a, b, x0, steps]) => {
      const plain = await student.onQuadratic(a, b, x0, steps);
      const stretched = await student.onQuadratic(a.mul(4), b.mul(2), x0.div(2), steps);
      return close(stretched.mul(2), plain, {
        because:
          'Newton steps are the same in any linear coordinates: with x = 2y the way in y is half the way in x',
      });
    },
  }),
]);
