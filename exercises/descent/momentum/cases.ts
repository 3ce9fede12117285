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

const layout = { '': ['step', 'coordinate'] };
const argNames = ['A', 'b', 'x0', 'options'];

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

/** Symmetric positive definite with eigenvalues from 1 to `condition`: a reflection of a diagonal. */
function bowl(n: number, condition: number, draw: Draw) {
  const v = Array.from(draw.normal([n]).data);
  const norm = v.reduce((sum, value) => sum + value * value, 0) || 1;
  const reflect = (i: number, j: number) => (i === j ? 1 : 0) - (2 * (v[i] ?? 0) * (v[j] ?? 0)) / norm;
  const eigenvalue = (k: number) => (n === 1 ? condition : 1 + ((condition - 1) * k) / (n - 1));
  const entry = (i: number, j: number) =>
    v.reduce((sum, _, k) => sum + reflect(i, k) * eigenvalue(k) * reflect(k, j), 0);
  return tensor(v.map((_, i) => v.map((__, j) => entry(i, j))));
}

interface Plan {
  n: number;
  steps: number;
  condition: number;
  beta: number;
}
const small = {
  n: integer(1, 5),
  steps: integer(0, 10),
  condition: oneOf(2, 10, 50),
  beta: oneOf(0.5, 0, 0.9),
};
const onBowl = ({ n, steps, condition, beta }: Plan, draw: Draw) => [
  bowl(n, condition, draw),
  draw.normal([n]),
  draw.normal([n], { std: 2 }),
  { learningRate: 1 / condition, beta, steps },
];
const valley = [
  tensor([
    [1, 0],
    [0, 20],
  ]),
  tensor([0, 0]),
  tensor([10, 1]),
  { learningRate: 0.04, beta: 0.7, steps: 25 },
];

export default defineCases([
  example('momentum: the worked example', {
    call: 'momentumOnQuadratic',
    args: [tensor([[2]]), tensor([0]), tensor([4]), { learningRate: 0.25, beta: 0.5, steps: 3 }],
    argNames,
    expect: tensor([[4], [2], [0], [-1]]),
    points: 1,
    layout,
    source: 'computed by hand in the statement',
  }),
  example('Nesterov: the worked example', {
    call: 'nesterovOnQuadratic',
    args: [tensor([[2]]), tensor([0]), tensor([4]), { learningRate: 0.25, beta: 0.5, steps: 3 }],
    argNames,
    expect: tensor([[4], [2], [0.5], [-0.125]]),
    points: 1,
    layout,
    source: 'computed by hand in the statement',
  }),
  example('momentum: a valley twenty times steeper across than along', {
    call: 'momentumOnQuadratic',
    args: valley,
    argNames,
    points: 1,
    cost: [noLeak({ points: 1 })],
    tolerance: { absolute: 1e-4 },
    layout,
    picture: quadraticPicture,
  }),
  example('Nesterov: the same valley', {
    call: 'nesterovOnQuadratic',
    args: valley,
    argNames,
    points: 1,
    cost: [noLeak({ points: 1 })],
    tolerance: { absolute: 1e-4 },
    layout,
    picture: quadraticPicture,
  }),
  property('momentum: quadratics of any size and condition', {
    call: 'momentumOnQuadratic',
    sizes: small,
    args: onBowl,
    argNames,
    runs: 20,
    points: 3,
    tolerance: { absolute: 1e-4, relative: 1e-4 },
    layout,
    picture: quadraticPicture,
  }),
  property('Nesterov: quadratics of any size and condition', {
    call: 'nesterovOnQuadratic',
    sizes: small,
    args: onBowl,
    argNames,
    runs: 20,
    points: 3,
    tolerance: { absolute: 1e-4, relative: 1e-4 },
    layout,
    picture: quadraticPicture,
  }),
  invariant('without velocity both are gradient descent', {
    given: {
      sizes: { n: integer(1, 4), steps: integer(1, 6) },
      args: ({ n, steps }, draw) => onBowl({ n, steps, condition: 5, beta: 0 }, draw),
    },
    argNames,
    runs: 5,
    points: 1,
    check: async ({ student, sizes }, [a, b, x0, options]) => {
      const plain = await student.momentumOnQuadratic(a, b, x0, options);
      const ahead = await student.nesterovOnQuadratic(a, b, x0, options);
      const before = plain.slice([0, 0], [sizes.steps, sizes.n]);
      const after = plain.slice([1, 0], [sizes.steps, sizes.n]);
      return [
        close(ahead, plain, { because: 'with β = 0 there is no velocity to look along' }),
        close(after, before.sub(before.matMul(a).sub(b).mul(options.learningRate)), {
          because: 'with β = 0 a step is −η∇f(x)',
        }),
      ];
    },
  }),
  property('asks for the gradient once a step', {
    call: 'evaluations',
    sizes: { n: integer(1, 3), steps: integer(1, 9) },
    args: ({ n, steps }, draw) => [draw.normal([n]), { learningRate: 0.1, beta: 0.5, steps }],
    argNames: ['x0', 'options'],
    runs: 6,
    points: 1,
  }),
  property("momentum: Rosenbrock's valley", {
    call: 'momentumOnRosenbrock',
    sizes: { steps: integer(3, 30), beta: oneOf(0.5, 0.9) },
    args: ({ steps, beta }, draw) => [
      draw.uniform([2], { min: -1.2, max: 1.2 }),
      { learningRate: 0.0004, beta, steps },
    ],
    argNames: ['x0', 'options'],
    runs: 8,
    points: 2,
    visibility: 'hidden',
    tolerance: { absolute: 1e-3, relative: 1e-3 },
    layout,
    picture: rosenbrockPicture,
  }),
  property("Nesterov: Rosenbrock's valley", {
    call: 'nesterovOnRosenbrock',
    sizes: { steps: integer(3, 30), beta: oneOf(0.5, 0.9) },
    args: ({ steps, beta }, draw) => [
      draw.uniform([2], { min: -1.2, max: 1.2 }),
      { learningRate: 0.0004, beta, steps },
    ],
    argNames: ['x0', 'options'],
    runs: 8,
    points: 2,
    visibility: 'hidden',
    tolerance: { absolute: 1e-3, relative: 1e-3 },
    layout,
    picture: rosenbrockPicture,
  }),
]);
