import {
  close,
  type Draw,
  defineCases,
  example,
  integer,
  invariant,
  noLeak,
  oneOf,
  property,
  type TensorValue,
  tensor,
  type Value,
} from '@descent/exercise';

const trajectoryLayout = { '': ['step', 'coordinate'] };

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
const rosenbrockPicture = {
  as: 'trajectory',
  title: "The way through Rosenbrock's valley",
  objective: () => (x: number, y: number) => (1 - x) ** 2 + 100 * (y - x * x) ** 2,
} as const;

/** A symmetric positive definite [n, n] with eigenvalues from 1 to `condition`, divided by `flatness`: a reflection of a diagonal. */
function quadratic(n: number, condition: number, draw: Draw, flatness = 1) {
  const v = Array.from(draw.normal([n]).data);
  const norm = v.reduce((sum, value) => sum + value * value, 0) || 1;
  const reflect = (i: number, j: number) => (i === j ? 1 : 0) - (2 * (v[i] ?? 0) * (v[j] ?? 0)) / norm;
  const eigenvalue = (k: number) => (n === 1 ? condition : 1 + ((condition - 1) * k) / (n - 1)) / flatness;
  const entry = (i: number, j: number) =>
    v.reduce((sum, _, k) => sum + reflect(i, k) * eigenvalue(k) * reflect(k, j), 0);
  return tensor(v.map((_, i) => v.map((__, j) => entry(i, j))));
}

const quadraticArgs = (
  { n, steps, condition, flatness = 1 }: { n: number; steps: number; condition: number; flatness?: number },
  draw: Draw,
) => [
  quadratic(n, condition, draw, flatness),
  draw.normal([n]),
  draw.normal([n], { std: 2 }),
  { learningRate: flatness / condition, steps },
];
const quadraticNames = ['A', 'b', 'x0', 'options'];

export default defineCases([
  example('the worked example: two steps on x²', {
    call: 'onQuadratic',
    args: [tensor([[2]]), tensor([0]), tensor([4]), { learningRate: 0.25, steps: 2 }],
    argNames: quadraticNames,
    expect: tensor([[4], [2], [1]]),
    points: 1,
    layout: trajectoryLayout,
    source: 'computed by hand in the statement',
  }),
  example('no steps: only the start', {
    call: 'onQuadratic',
    args: [
      tensor([
        [1, 0],
        [0, 3],
      ]),
      tensor([0, 0]),
      tensor([1, -2]),
      { learningRate: 0.1, steps: 0 },
    ],
    argNames: quadraticNames,
    expect: tensor([[1, -2]]),
    points: 1,
    layout: trajectoryLayout,
  }),
  example('arrived after one step, and the rows go on', {
    call: 'onQuadratic',
    args: [tensor([[2]]), tensor([0]), tensor([4]), { learningRate: 0.5, steps: 3 }],
    argNames: quadraticNames,
    expect: tensor([[4], [0], [0], [0]]),
    points: 1,
    layout: trajectoryLayout,
    source: 'x² with η = ½, by hand in the statement',
  }),
  example('a learning rate above 1 on flat ground', {
    call: 'onQuadratic',
    args: [tensor([[0.25]]), tensor([0]), tensor([4]), { learningRate: 2, steps: 2 }],
    argNames: quadraticNames,
    expect: tensor([[4], [2], [1]]),
    points: 1,
    layout: trajectoryLayout,
    source: 'x² / 8, by hand in the statement',
  }),
  example('a rate that makes the way diverge', {
    call: 'onQuadratic',
    args: [tensor([[2]]), tensor([0]), tensor([1]), { learningRate: 2, steps: 10 }],
    argNames: quadraticNames,
    expect: tensor(Array.from({ length: 11 }, (_, t) => [(-3) ** t])),
    points: 1,
    layout: trajectoryLayout,
    source: 'x² with η = 2: x becomes x − 2 · 2x = −3x, by hand',
  }),
  example('a valley ten times steeper across than along', {
    call: 'onQuadratic',
    args: [
      tensor([
        [1, 0],
        [0, 10],
      ]),
      tensor([0, 0]),
      tensor([10, 1]),
      { learningRate: 0.15, steps: 20 },
    ],
    argNames: quadraticNames,
    points: 1,
    cost: [noLeak({ points: 1 })],
    layout: trajectoryLayout,
    picture: quadraticPicture,
  }),
  property('quadratics of any size and condition', {
    call: 'onQuadratic',
    sizes: {
      n: integer(1, 6),
      steps: integer(0, 12),
      condition: oneOf(1, 10, 100),
      flatness: oneOf(1, 500),
    },
    args: quadraticArgs,
    argNames: quadraticNames,
    runs: 20,
    points: 2,
    layout: trajectoryLayout,
    picture: quadraticPicture,
  }),
  invariant('starting at the minimum, it stays there', {
    given: {
      sizes: { n: integer(1, 4), steps: integer(1, 8) },
      args: ({ n, steps }, draw) => [
        quadratic(n, 5, draw),
        tensor(Array.from({ length: n }, () => 0)),
        tensor(Array.from({ length: n }, () => 0)),
        { learningRate: 0.1, steps },
      ],
    },
    argNames: quadraticNames,
    runs: 5,
    points: 1,
    check: async ({ student, sizes }, [a, b, x0, options]) => {
      const trajectory = await student.onQuadratic(a, b, x0, options);
      const zeros = tensor(
        Array.from({ length: sizes.steps + 1 }, () => Array.from({ length: sizes.n }, () => 0)),
      );
      return close(trajectory, zeros, { because: 'the gradient is zero at the minimum, so no step moves' });
    },
  }),
  property('asks for the gradient once a step', {
    call: 'evaluations',
    sizes: { n: integer(1, 3), steps: integer(0, 9) },
    args: ({ n, steps }, draw) => [draw.normal([n]), { learningRate: 0.1, steps }],
    argNames: ['x0', 'options'],
    runs: 6,
    points: 1,
  }),
  property("Rosenbrock's valley", {
    call: 'onRosenbrock',
    sizes: { steps: integer(1, 40) },
    args: ({ steps }, draw) => [draw.uniform([2], { min: -1.2, max: 1.2 }), { learningRate: 0.001, steps }],
    argNames: ['x0', 'options'],
    runs: 10,
    points: 2,
    visibility: 'hidden',
    layout: trajectoryLayout,
    picture: rosenbrockPicture,
  }),
  invariant('twice the objective at half the rate walks the same way', {
    given: {
      sizes: { n: integer(2, 5), steps: integer(1, 10), condition: oneOf(2, 20) },
      args: quadraticArgs,
    },
    argNames: quadraticNames,
    runs: 8,
    points: 1,
    visibility: 'hidden',
    check: async ({ student }, [a, b, x0, options]) => {
      const once = await student.onQuadratic(a, b, x0, options);
      const doubled = await student.onQuadratic(a.mul(2), b.mul(2), x0, {
        ...options,
        learningRate: options.learningRate / 2,
      });
      return close(doubled, once, { because: 'η∇f is the same for (2f, η/2) as for (f, η)' });
    },
  }),
  property('long walks in many dimensions', {
    call: 'onQuadratic',
    sizes: { n: oneOf(8, 17, 32), steps: oneOf(50, 100), condition: oneOf(50, 100) },
    args: quadraticArgs,
    argNames: quadraticNames,
    runs: 4,
    points: 1,
    visibility: 'hidden',
    layout: trajectoryLayout,
  }),
]);
