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
  type TensorValue,
  tensor,
} from '@descent/exercise';

const argNames = ['x', 'gamma', 'beta', 'epsilon'];
const layout = { '': ['sequence', 'token', 'feature'] };
// Two features always become ±1.
const features = integer(4, 8);
const small = { batch: integer(1, 3), time: integer(2, 4), features };
const rounding = { absolute: 1e-3, relative: 1e-3 };
/** What float32 keeps of a spread of 2 beside a mean of 3,000: three digits. */
const besideLargeMean = { absolute: 5e-3, relative: 2e-3 };

const parameters = (features: number, draw: Draw) => [
  draw.uniform([features], { min: 0.5, max: 2 }),
  draw.normal([features]),
];

interface TokenOptions {
  /** Distance of the features from the mean of their token. */
  readonly spread?: number;
  /** Size of the means, which differ from token to token. */
  readonly mean?: number;
}
/**
 * Tokens [..., features] whose features lie by turns above and below the mean of their token: none varies little by
 * chance, so what an ε of 1e-5 changes is far below the tolerance everywhere.
 */
function tokens(
  shape: readonly number[],
  draw: Draw,
  { spread = 2, mean = 2 }: TokenOptions = {},
): TensorValue {
  const features = shape.at(-1) ?? 1;
  const drawn = draw.normal(shape, { std: 0.25 });
  const rows = drawn.data.length / features;
  const means = draw.uniform([rows], { min: -mean, max: mean });
  const scales = draw.uniform([rows], { min: 1, max: 3 });
  const data = drawn.data.map((value, i) => {
    const row = Math.floor(i / features);
    const side = (i + row) % 2 === 0 ? 1 : -1;
    return Number(means.data[row]) + spread * Number(scales.data[row]) * (side + value);
  });
  return { ...drawn, data } as TensorValue;
}
/** Tokens whose means are 3,000 or −3,000, give or take 5. */
function farTokens(shape: readonly number[], draw: Draw): TensorValue {
  const near = tokens(shape, draw, { spread: 1, mean: 5 });
  const features = shape.at(-1) ?? 1;
  const data = near.data.map((value, i) => value + (Math.floor(i / features) % 2 === 0 ? 3000 : -3000));
  return { ...near, data } as TensorValue;
}

export default defineCases([
  example('the worked example: a token, and one that is far from zero', {
    call: 'layerNorm',
    args: [
      tensor([
        [1, 3, 5, 7],
        [10001, 10003, 10005, 10007],
      ]),
      tensor([3, 3, 3, 3]),
      tensor([1, 1, 1, 1]),
      4,
    ],
    argNames,
    expect: tensor([
      [-2, 0, 2, 4],
      [-2, 0, 2, 4],
    ]),
    points: 0.5,
    layout: { '': ['token', 'feature'] },
    source: 'computed by hand in the statement',
  }),
  example('a constant token becomes beta', {
    call: 'layerNorm',
    args: [tensor([[2, 2, 2, 2]]), tensor([5, 5, 5, 5]), tensor([1, 2, 3, 4]), 1e-5],
    argNames,
    expect: tensor([[1, 2, 3, 4]]),
    points: 0.5,
    layout: { '': ['token', 'feature'] },
    source: 'by hand in the statement',
  }),
  property('one token, a vector', {
    call: 'layerNorm',
    sizes: { features },
    args: ({ features }, draw) => [tokens([features], draw), ...parameters(features, draw), 1e-5],
    argNames,
    runs: 8,
    points: 0.5,
    tolerance: rounding,
    layout: { '': ['feature'] },
  }),
  property('many tokens in many sequences', {
    call: 'layerNorm',
    sizes: small,
    args: ({ batch, time, features }, draw) => [
      tokens([batch, time, features], draw),
      ...parameters(features, draw),
      1e-5,
    ],
    argNames,
    runs: 12,
    points: 0.5,
    tolerance: rounding,
    layout,
  }),
  property('an epsilon that matters', {
    call: 'layerNorm',
    // Along two axes or four: whoever names the axis of the features by its number has one of them wrong.
    sizes: { axes: oneOf(2, 4), ...small, epsilon: oneOf(0.5, 0.01) },
    args: ({ axes, batch, time, features, epsilon }, draw) => [
      tokens(axes === 2 ? [time, features] : [2, batch, time, features], draw, { spread: 0.1 }),
      ...parameters(features, draw),
      epsilon,
    ],
    argNames,
    runs: 14,
    points: 3,
    tolerance: rounding,
  }),
  property('means in the thousands', {
    call: 'layerNorm',
    sizes: small,
    args: ({ batch, time, features }, draw) => [
      farTokens([batch, time, features], draw),
      ...parameters(features, draw),
      1e-5,
    ],
    argNames,
    runs: 10,
    points: 3.5,
    tolerance: besideLargeMean,
    layout,
  }),
  property('tokens along four axes', {
    call: 'layerNorm',
    sizes: { features },
    args: ({ features }, draw) => [tokens([2, 3, 2, features], draw), ...parameters(features, draw), 1e-5],
    argNames,
    runs: 6,
    points: 1,
    tolerance: rounding,
  }),
  invariant('a token is normalised by itself', {
    given: {
      sizes: small,
      args: ({ batch, time, features }, draw) => [
        tokens([batch, time, features], draw),
        ...parameters(features, draw),
        1e-5,
      ],
    },
    argNames,
    runs: 5,
    points: 0.5,
    check: async ({ student }, [x, gamma, beta, epsilon]) => {
      const together = await student.layerNorm(x, gamma, beta, epsilon);
      const first = await student.layerNorm(x.slice([0, 0, 0], [1, 1, -1]), gamma, beta, epsilon);
      return close(together.slice([0, 0, 0], [1, 1, -1]), first, {
        because: 'the other tokens do not take part in its mean and variance',
      });
    },
  }),
  gradient('the gradient also flows through mean and variance', {
    call: 'layerNorm',
    sizes: { time: integer(2, 3), features: integer(4, 5) },
    args: ({ time, features }, draw) => [
      tokens([1, time, features], draw),
      ...parameters(features, draw),
      1e-5,
    ],
    argNames,
    wrt: [0, 1, 2],
    runs: 5,
    points: 4,
    tolerance: { absolute: 1e-3, relative: 1e-3 },
  }),
  property('the width of a real model', {
    call: 'layerNorm',
    sizes: { batch: oneOf(2, 3), time: oneOf(10, 7), features: oneOf(512, 768) },
    args: ({ batch, time, features }, draw) => [
      farTokens([batch, time, features], draw),
      ...parameters(features, draw),
      1e-5,
    ],
    argNames,
    runs: 2,
    points: 0.5,
    visibility: 'hidden',
    tolerance: besideLargeMean,
    layout,
  }),
  property('any epsilon', {
    call: 'layerNorm',
    sizes: { ...small, epsilon: oneOf(0.2, 0.05, 1) },
    args: ({ batch, time, features, epsilon }, draw) => [
      tokens([batch, time, features], draw, { spread: 0.2 }),
      ...parameters(features, draw),
      epsilon,
    ],
    argNames,
    runs: 8,
    points: 0.5,
    visibility: 'hidden',
    tolerance: rounding,
    layout,
  }),
]);
