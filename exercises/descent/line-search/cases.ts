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

const layout = { trajectory: ['step', 'coordinate'], rates: ['step'] };
const argNames = ['A', 'x0', 'options'];
const tolerance = { absolute: 1e-4, relative: 1e-3 };

/** ½ xᵀAx of a case's arguments, for the level lines. */
const picture = {
  path: 'trajectory',
  as: 'trajectory',
  title: 'The way over the level lines of f',
  objective: (args: readonly Value[]) => {
    const [a] = args as readonly TensorValue[];
    const [xx = 0, xy = 0, yx = 0, yy = 0] = a?.data ?? [];
    return (x: number, y: number) => (xx * x * x + (xy + yx) * x * y + yy * y * y) / 2;
  },
} as const;

interface Plan {
  n: number;
  steps: number;
  alpha: number;
  beta: number;
  condition: number;
}

/**
 * Symmetric positive definite, eigenvalues from about 1 to about `condition`: a reflection of a diagonal. The minimum is
 * the origin, so that heights keep all their digits on the way down.
 */
function bowl({ n, condition }: Pick<Plan, 'n' | 'condition'>, draw: Draw) {
  const v = Array.from(draw.normal([n]).data);
  const norm = v.reduce((sum, value) => sum + value * value, 0) || 1;
  const reflect = (i: number, j: number) => (i === j ? 1 : 0) - (2 * (v[i] ?? 0) * (v[j] ?? 0)) / norm;
  const scale = draw.number(0.9, 1);
  const eigenvalue = (k: number) =>
    scale * (n === 1 ? condition : 1 + ((condition - 1) * (n - 1 - k)) / (n - 1));
  const entry = (i: number, j: number) =>
    v.reduce((sum, _, k) => sum + reflect(i, k) * eigenvalue(k) * reflect(k, j), 0);
  return tensor(v.map((_, i) => v.map((__, j) => entry(i, j))));
}

const onBowl = ({ n, steps, alpha, beta, condition }: Plan, draw: Draw) => [
  bowl({ n, condition }, draw),
  draw.normal([n], { std: 2 }),
  { alpha, beta, steps },
];

export default defineCases([
  example('the worked example', {
    call: 'onQuadratic',
    args: [tensor([[3]]), tensor([2]), { alpha: 0.3, beta: 0.5, steps: 2 }],
    argNames,
    expect: { trajectory: tensor([[2], [0.5], [0.125]]), rates: tensor([0.25, 0.25]) },
    points: 1,
    layout,
    source: 'computed by hand in the statement',
  }),
  example('on flat ground the first try is short enough', {
    call: 'onQuadratic',
    args: [tensor([[0.5]]), tensor([4]), { alpha: 0.3, beta: 0.5, steps: 2 }],
    argNames,
    expect: { trajectory: tensor([[4], [2], [1]]), rates: tensor([1, 1]) },
    points: 1,
    layout,
    source: 'x²/4 by hand: f(2) = 1 is below f(4) − 0.3 · 4 = 2.8',
  }),
  example('steep across, flat along: every step finds a rate of its own', {
    call: 'onQuadratic',
    args: [
      tensor([
        [0.5, 0],
        [0, 8],
      ]),
      tensor([10, 1]),
      { alpha: 0.2, beta: 0.5, steps: 12 },
    ],
    argNames,
    points: 2,
    cost: [noLeak({ points: 1 })],
    tolerance,
    layout,
    picture,
  }),
  property('quadratics of any size', {
    call: 'onQuadratic',
    sizes: {
      n: integer(1, 4),
      steps: oneOf(6, 0, 5, 1, 4),
      alpha: oneOf(0.3, 0.45, 0.1),
      beta: oneOf(0.5, 0.8),
      condition: oneOf(3, 0.5, 7, 20),
    },
    args: onBowl,
    argNames,
    // So many that a rate has to grow again in some of them, whatever is drawn.
    runs: 48,
    points: 4,
    tolerance,
    layout,
    picture,
  }),
  invariant('every step descends by the share α, and a rate one factor longer does not', {
    given: {
      // Flat bowls, where the first try is short enough, beside steep ones.
      sizes: { n: integer(2, 4), steps: integer(2, 5), alpha: oneOf(0.3, 0.45), condition: oneOf(7, 0.5) },
      args: ({ n, steps, alpha, condition }, draw) => onBowl({ n, steps, alpha, beta: 0.7, condition }, draw),
    },
    argNames,
    runs: 6,
    points: 1,
    tolerance: { absolute: 1e-3, relative: 0 },
    check: async ({ student, sizes }, [a, x0, options]) => {
      const { trajectory, rates } = await student.onQuadratic(a, x0, options);
      const at = trajectory.slice([0, 0], [sizes.steps, sizes.n]);
      const slopes = at.matMul(a);
      const height = (points: typeof at) => points.mul(points.matMul(a)).sum(1).div(2);
      // As a share of what the rate promises, so that it tells of short rates as well.
      const missed = (eta: typeof rates) => {
        const promised = slopes.square().sum(1).mul(eta);
        return height(at.sub(slopes.mul(eta.expandDims(1))))
          .sub(height(at))
          .div(promised.add(height(at).mul(1e-6)).add(1e-9))
          .add(sizes.alpha);
      };
      const none = rates.mul(0);
      const longer = rates.div(options.beta);
      const tried = longer.less(1.0001).cast('float32');
      return [
        close(missed(rates).relu(), none, {
          because: 'every step descends by the share α of what is promised',
        }),
        close(missed(longer).neg().relu().mul(tried), none, {
          because: 'a rate is shortened only while it does not descend enough',
        }),
      ];
    },
  }),
  property('asks for the gradient once a step, however often it shortens', {
    call: 'evaluations',
    // One coordinate: the first rate that descends enough is 1/8 in each step, whatever is drawn.
    sizes: { steps: integer(1, 5) },
    args: ({ steps }, draw) => onBowl({ n: 1, steps, alpha: 0.3, beta: 0.5, condition: 7 }, draw),
    argNames,
    runs: 6,
    points: 1,
    tolerance,
  }),
  property('walls that grow steep', {
    call: 'onWalls',
    sizes: { n: integer(1, 4), steps: integer(1, 3), alpha: oneOf(0.3, 0.1), beta: oneOf(0.5, 0.8) },
    args: ({ n, steps, alpha, beta }, draw) => [
      draw.uniform([n], { min: 1, max: 2 }),
      // So steep that ten shortenings by 0.8 are too few, whatever is drawn.
      draw.uniform([n], { min: 3.5, max: 4 }),
      { alpha, beta, steps },
    ],
    argNames: ['c', 'x0', 'options'],
    runs: 12,
    points: 3,
    visibility: 'hidden',
    tolerance: { absolute: 1e-3, relative: 1e-3 },
    layout,
  }),
  property('long ways in many dimensions', {
    call: 'onQuadratic',
    sizes: { n: oneOf(8, 16), alpha: oneOf(0.3, 0.4) },
    args: ({ n, alpha }, draw) => onBowl({ n, steps: 12, alpha, beta: 0.6, condition: 20 }, draw),
    argNames,
    runs: 6,
    points: 2,
    visibility: 'hidden',
    tolerance: { absolute: 1e-3, relative: 1e-3 },
    layout,
  }),
]);
