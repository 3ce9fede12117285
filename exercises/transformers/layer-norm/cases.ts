import {
  close,
  type Draw,
  defineCases,
  example,
  gradient,
  integer,
  invariant,
  oneOf,
  property,
  tensor,
} from '@descent/exercise';

interface Plan {
  batch: number;
  time: number;
  features: number;
}

const argNames = ['x', 'gamma', 'beta', 'epsilon'];
const layout = { '': ['sequence', 'token', 'feature'] };
// Two features always become ±1, and few may lie so close together that rounding decides.
const features = integer(4, 8);
const small = { batch: integer(1, 3), time: integer(1, 4), features };
/** What E[x²] − E[x]², which fast kernels use for the variance, loses on tokens of a few features. */
const rounding = { absolute: 5e-4, relative: 5e-4 };

const parameters = (features: number, draw: Draw) => [
  draw.uniform([features], { min: 0.5, max: 2 }),
  draw.normal([features]),
];
const tokens = ({ batch, time, features }: Plan, draw: Draw, std = 2) =>
  draw.normal([batch, time, features], { mean: 1, std });

export default defineCases([
  example('the worked example: one token', {
    call: 'layerNorm',
    args: [tensor([[1, 3, 5, 7]]), tensor([3, 3, 3, 3]), tensor([1, 1, 1, 1]), 4],
    argNames,
    expect: tensor([[-2, 0, 2, 4]]),
    points: 1,
    layout: { '': ['token', 'feature'] },
    source: 'computed by hand in the statement',
  }),
  example('a constant token becomes beta', {
    call: 'layerNorm',
    args: [tensor([[2, 2, 2, 2]]), tensor([5, 5, 5, 5]), tensor([1, 2, 3, 4]), 1e-5],
    argNames,
    expect: tensor([[1, 2, 3, 4]]),
    points: 1,
    layout: { '': ['token', 'feature'] },
    source: 'by hand in the statement',
  }),
  property('one token', {
    call: 'layerNorm',
    sizes: { features },
    args: ({ features }, draw) => [
      tokens({ batch: 1, time: 1, features }, draw),
      ...parameters(features, draw),
      1e-5,
    ],
    argNames,
    runs: 10,
    points: 3,
    tolerance: rounding,
    layout,
  }),
  property('many tokens in many sequences', {
    call: 'layerNorm',
    sizes: small,
    args: (plan, draw) => [tokens(plan, draw), ...parameters(plan.features, draw), 1e-5],
    argNames,
    points: 3,
    tolerance: rounding,
    layout,
  }),
  property('an epsilon that matters', {
    call: 'layerNorm',
    sizes: { ...small, epsilon: oneOf(0.5, 0.01) },
    args: ({ epsilon, ...plan }, draw) => [
      tokens(plan, draw, 0.3),
      ...parameters(plan.features, draw),
      epsilon,
    ],
    argNames,
    runs: 10,
    points: 1,
    layout,
  }),
  invariant('a token is normalised by itself', {
    given: {
      sizes: { ...small, time: integer(2, 4) },
      args: (plan, draw) => [tokens(plan, draw), ...parameters(plan.features, draw), 1e-5],
    },
    argNames,
    runs: 5,
    points: 1,
    check: async ({ student }, [x, gamma, beta, epsilon]) => {
      const together = await student.layerNorm(x, gamma, beta, epsilon);
      const first = await student.layerNorm(x.slice([0, 0, 0], [1, 1, -1]), gamma, beta, epsilon);
      return close(together.slice([0, 0, 0], [1, 1, -1]), first, {
        because: 'the other tokens do not take part in its mean and variance',
      });
    },
  }),
  property('inputs of other ranks', {
    call: 'layerNorm',
    sizes: { rank: oneOf(2, 1, 4), features },
    args: ({ rank, features }, draw) => [
      draw.normal([...[2, 3, 2].slice(0, rank - 1), features]),
      ...parameters(features, draw),
      1e-3,
    ],
    argNames,
    runs: 8,
    points: 1,
    visibility: 'hidden',
    tolerance: rounding,
  }),
  property('the width of a real model', {
    call: 'layerNorm',
    sizes: { batch: oneOf(2, 3), time: oneOf(10, 7), features: oneOf(512, 100) },
    args: (plan, draw) => [tokens(plan, draw, 10), ...parameters(plan.features, draw), 1e-5],
    argNames,
    runs: 3,
    points: 2,
    visibility: 'hidden',
    tolerance: rounding,
    layout,
  }),
  invariant('shifting and scaling a token changes nothing', {
    given: {
      sizes: { time: integer(1, 3), features: integer(3, 6) },
      args: ({ time, features }, draw) => [
        tokens({ batch: 1, time, features }, draw),
        ...parameters(features, draw),
        draw.uniform([1, time, 1], { min: 1, max: 4 }),
      ],
    },
    argNames: ['x', 'gamma', 'beta', 'scale'],
    runs: 5,
    points: 1,
    visibility: 'hidden',
    tolerance: { absolute: 2e-3, relative: 2e-3 },
    check: async ({ student }, [x, gamma, beta, scale]) => {
      const plain = await student.layerNorm(x, gamma, beta, 1e-9);
      const moved = await student.layerNorm(x.mul(scale).add(3), gamma, beta, 1e-9);
      return close(moved, plain, {
        because: 'mean and standard deviation take every shift and scale out again',
      });
    },
  }),
  gradient('the gradient also flows through mean and variance', {
    call: 'layerNorm',
    sizes: { time: integer(1, 2), features: integer(2, 4) },
    args: ({ time, features }, draw) => [
      tokens({ batch: 1, time, features }, draw),
      ...parameters(features, draw),
      1e-3,
    ],
    argNames,
    wrt: [0, 1, 2],
    runs: 5,
    points: 1,
    visibility: 'hidden',
    tolerance: { absolute: 1e-4, relative: 1e-3 },
  }),
]);
