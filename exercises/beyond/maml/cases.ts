import {
  close,
  type Draw,
  defineCases,
  example,
  integer,
  invariant,
  oneOf,
  property,
  tensor,
  type Value,
} from '@descent/exercise';

const argNames = ['theta', 'data', 'options'];
const rounding = { absolute: 1e-4, relative: 1e-4 };
const small = { tasks: integer(2, 3), n: integer(2, 3), shots: integer(2, 4) };

interface Plan {
  tasks: number;
  n: number;
  /** Samples to adapt with; one more to judge by. */
  shots: number;
}

const samples = (count: number, n: number, draw: Draw) => ({
  x: draw.uniform([count, n], { min: 0.3, max: 1 }),
  y: draw.uniform([count], { min: 2, max: 4 }),
});
/** Targets are far above what θ gives, so that no gradient is short by chance. */
const dataOf = ({ tasks, n, shots }: Plan, draw: Draw): Value =>
  Array.from({ length: tasks }, () => ({
    support: samples(shots, n, draw),
    query: samples(shots + 1, n, draw),
  }));
const thetaOf = ({ n }: Plan, draw: Draw) => draw.uniform([n], { min: 0.2, max: 0.6 });

/** (θ − target)², one sample at x = 1. */
const towards = (target: number) => ({ x: tensor([[1]]), y: tensor([target]) });

export default defineCases([
  example('the worked example: one task', {
    call: 'onLines',
    args: [tensor([3]), [{ support: towards(1), query: towards(5) }], { inner: 0.25, outer: 0.1 }],
    argNames,
    expect: tensor([3.3]),
    points: 2,
    source: 'computed by hand in the statement',
  }),
  example('the worked example: two tasks', {
    call: 'onLines',
    args: [
      tensor([3]),
      [
        { support: towards(1), query: towards(5) },
        { support: towards(3), query: towards(-1) },
      ],
      { inner: 0.25, outer: 0.1 },
    ],
    argNames,
    expect: tensor([2.95]),
    points: 1,
    source: 'computed by hand in the statement',
  }),
  property('one linear regression', {
    call: 'onLines',
    sizes: { n: integer(2, 3), shots: integer(2, 4) },
    args: ({ n, shots }, draw) => {
      const plan = { tasks: 1, n, shots };
      return [thetaOf(plan, draw), dataOf(plan, draw), { inner: 0.2, outer: 0.1 }];
    },
    argNames,
    runs: 8,
    points: 4,
    tolerance: rounding,
  }),
  property('several linear regressions', {
    call: 'onLines',
    sizes: { ...small, inner: oneOf(0.1, 0.2), outer: oneOf(0.3, 0.1) },
    args: (sizes, draw) => [
      thetaOf(sizes, draw),
      dataOf(sizes, draw),
      { inner: sizes.inner, outer: sizes.outer },
    ],
    argNames,
    runs: 10,
    points: 4,
    tolerance: rounding,
  }),
  property('a model whose curvature depends on θ', {
    call: 'onSquares',
    sizes: small,
    args: (sizes, draw) => [thetaOf(sizes, draw), dataOf(sizes, draw), { inner: 0.05, outer: 0.1 }],
    argNames,
    runs: 8,
    points: 4,
    tolerance: rounding,
  }),
  invariant('with an inner rate of 0 it is gradient descent on the query losses', {
    given: {
      sizes: { n: integer(2, 3), shots: integer(2, 3) },
      args: ({ n, shots }, draw) => {
        const plan = { tasks: 1, n, shots };
        return [thetaOf(plan, draw), samples(shots, n, draw), samples(shots + 2, n, draw)];
      },
    },
    argNames: ['theta', 'support', 'query'],
    runs: 4,
    points: 1,
    tolerance: rounding,
    check: async ({ student }, [theta, support, query]) => {
      const after = await student.onLines(theta, [{ support, query }], { inner: 0, outer: 0.1 });
      const misses = query.x.dot(theta).sub(query.y);
      const slope = query.x
        .transpose()
        .dot(misses)
        .mul(2 / query.y.size);
      return close(after, theta.sub(slope.mul(0.1)), {
        because: 'nothing is adapted, so the query losses are taken at θ itself',
      });
    },
  }),
  example('twenty steps on two tasks that pull apart', {
    call: 'train',
    args: [
      tensor([-1, 2]),
      [
        {
          support: { x: tensor([[1, 0.2]]), y: tensor([2]) },
          query: {
            x: tensor([
              [1, 0],
              [0.3, 1],
            ]),
            y: tensor([2, 0.5]),
          },
        },
        {
          support: { x: tensor([[0.2, 1]]), y: tensor([-1]) },
          query: {
            x: tensor([
              [0, 1],
              [1, 0.3],
            ]),
            y: tensor([-1, 0.5]),
          },
        },
      ],
      20,
      { inner: 0.3, outer: 0.4 },
    ],
    argNames: ['theta', 'data', 'steps', 'options'],
    points: 0,
    tolerance: { absolute: 1e-3, relative: 1e-3 },
    picture: {
      as: 'trajectory',
      title: 'θ over the mean query loss without adaptation',
      objective: () => (x, y) =>
        ((x - 2) ** 2 + (0.3 * x + y - 0.5) ** 2 + (y + 1) ** 2 + (x + 0.3 * y - 0.5) ** 2) / 4,
    },
  }),
  property('more tasks, more parameters', {
    call: 'onLines',
    sizes: { tasks: integer(4, 6), n: integer(5, 8), shots: integer(1, 6) },
    args: (sizes, draw) => [thetaOf(sizes, draw), dataOf(sizes, draw), { inner: 0.05, outer: 0.1 }],
    argNames,
    runs: 3,
    points: 2,
    visibility: 'hidden',
    tolerance: { absolute: 2e-4, relative: 2e-4 },
  }),
  property('one parameter, and a long inner step', {
    call: 'onSquares',
    sizes: { tasks: integer(2, 3), shots: integer(1, 2) },
    args: ({ tasks, shots }, draw) => {
      const plan = { tasks, n: 1, shots };
      return [thetaOf(plan, draw), dataOf(plan, draw), { inner: 0.1, outer: 0.05 }];
    },
    argNames,
    runs: 5,
    points: 2,
    visibility: 'hidden',
    tolerance: { absolute: 2e-4, relative: 2e-4 },
  }),
]);
