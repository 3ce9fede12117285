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

interface Plan {
  batch: number;
  time: number;
  heads: number;
  width: number;
  ff: number;
}

const argNames = ['x', 'params', 'options'];
const layout = { '': ['sequence', 'token', 'feature'] };
// A token of one feature is normalised to zero, so a head is at least two wide.
const small = {
  batch: integer(1, 2),
  time: integer(1, 4),
  heads: integer(1, 2),
  width: integer(2, 3),
  ff: integer(1, 5),
};

const filled = (shape: readonly number[], value: number): TensorValue => ({
  dtype: 'float32',
  shape,
  data: new Float32Array(shape.reduce((product, size) => product * size, 1)).fill(value),
});

function drawParams({ heads, width, ff }: Plan, draw: Draw) {
  const d = heads * width;
  const matrix = (rows: number, columns: number) =>
    draw.normal([rows, columns], { std: 1 / Math.sqrt(rows) });
  const bias = (size: number) => draw.normal([size], { std: 0.3 });
  const norm = () => ({ gamma: draw.uniform([d], { min: 0.5, max: 2 }), beta: bias(d) });
  return {
    attention: {
      wq: matrix(d, d),
      bq: bias(d),
      wk: matrix(d, d),
      bk: bias(d),
      wv: matrix(d, d),
      bv: bias(d),
      wo: matrix(d, d),
      bo: bias(d),
    },
    norm1: norm(),
    feedForward: { w1: matrix(d, ff), b1: bias(ff), w2: matrix(ff, d), b2: bias(d) },
    norm2: norm(),
  };
}
type Params = ReturnType<typeof drawParams>;

/** The same group of parameters with every number zero, so that this part adds nothing. */
const silent = <Group extends Record<string, TensorValue>>(group: Group) =>
  Object.fromEntries(Object.entries(group).map(([name, { shape }]) => [name, filled(shape, 0)])) as Group;

const tokens = ({ batch, time, heads, width }: Plan, draw: Draw) =>
  draw.normal([batch, time, heads * width], { std: 2 });
const inputs = (change: (params: Params) => Params) => (plan: Plan, draw: Draw) => [
  tokens(plan, draw),
  change(drawParams(plan, draw)),
  { heads: plan.heads },
];
const whole = inputs((params) => params);

export default defineCases([
  example('both parts silent: every token is normalised', {
    call: 'encoderBlock',
    args: [
      tensor([[[1, 3]]]),
      {
        attention: {
          wq: filled([2, 2], 0),
          bq: filled([2], 0),
          wk: filled([2, 2], 0),
          bk: filled([2], 0),
          wv: filled([2, 2], 0),
          bv: filled([2], 0),
          wo: filled([2, 2], 0),
          bo: filled([2], 0),
        },
        norm1: { gamma: filled([2], 1), beta: filled([2], 0) },
        feedForward: { w1: filled([2, 1], 0), b1: filled([1], 0), w2: filled([1, 2], 0), b2: filled([2], 0) },
        norm2: { gamma: filled([2], 1), beta: filled([2], 0) },
      },
      { heads: 1 },
    ],
    argNames,
    expect: tensor([[[-1, 1]]]),
    points: 1,
    tolerance: { absolute: 1e-4, relative: 1e-4 },
    layout,
    source: 'computed by hand in the statement, up to ε = 1e-5',
  }),
  property('both parts silent: two normalisations, each with its own parameters', {
    call: 'encoderBlock',
    sizes: small,
    args: inputs((params) => ({
      ...params,
      attention: silent(params.attention),
      feedForward: silent(params.feedForward),
    })),
    argNames,
    runs: 8,
    points: 3,
    layout,
  }),
  property('attention alone', {
    call: 'encoderBlock',
    sizes: small,
    args: inputs((params) => ({ ...params, feedForward: silent(params.feedForward) })),
    argNames,
    runs: 8,
    points: 4,
    layout,
  }),
  property('the feed-forward network alone', {
    call: 'encoderBlock',
    sizes: small,
    args: inputs((params) => ({ ...params, attention: silent(params.attention) })),
    argNames,
    runs: 8,
    points: 4,
    layout,
  }),
  property('the whole block', {
    call: 'encoderBlock',
    sizes: small,
    args: whole,
    argNames,
    runs: 12,
    points: 4,
    layout,
  }),
  invariant('shuffling the tokens shuffles the result', {
    given: {
      sizes: { ...small, time: integer(2, 5) },
      args: (plan, draw) => [...whole(plan, draw), draw.permutation(plan.time)],
    },
    argNames: [...argNames, 'order'],
    runs: 5,
    points: 1,
    tolerance: { absolute: 1e-4, relative: 1e-3 },
    check: async ({ student }, [x, params, options, order]) => {
      const shuffled = await student.encoderBlock(x.gather(order, 1), params, options);
      const plain = await student.encoderBlock(x, params, options);
      return close(shuffled, plain.gather(order, 1), {
        because: 'no part of the block knows the position of a token',
      });
    },
  }),
  property('realistic sizes', {
    call: 'encoderBlock',
    sizes: {
      batch: oneOf(2, 1),
      time: oneOf(9, 12),
      heads: oneOf(4, 8),
      width: oneOf(8, 4),
      ff: oneOf(64, 50),
    },
    args: whole,
    argNames,
    runs: 3,
    points: 4,
    visibility: 'hidden',
    layout,
  }),
  property('a single token attends to itself', {
    call: 'encoderBlock',
    sizes: { ...small, time: integer(1, 1), heads: integer(1, 3) },
    args: whole,
    argNames,
    runs: 8,
    points: 2,
    visibility: 'hidden',
    layout,
  }),
  invariant('two blocks can be stacked', {
    given: {
      sizes: small,
      args: (plan, draw) => [
        tokens(plan, draw),
        drawParams(plan, draw),
        drawParams(plan, draw),
        { heads: plan.heads },
      ],
    },
    argNames: ['x', 'first', 'second', 'options'],
    runs: 4,
    points: 1,
    visibility: 'hidden',
    check: async ({ student, sizes }, [x, first, second, options]) => {
      const twice = await student.encoderBlock(
        await student.encoderBlock(x, first, options),
        second,
        options,
      );
      const { gamma, beta } = second.norm2;
      const standardised = twice.sub(beta).div(gamma);
      return close(standardised.mean(-1), filled([sizes.batch, sizes.time], 0), {
        tolerance: { absolute: 1e-3, relative: 0 },
        because:
          'without gamma and beta of the last normalisation, the features of every token have mean zero',
      });
    },
  }),
  gradient('the gradient reaches the input', {
    call: 'encoderBlock',
    sizes: { ...small, time: integer(1, 2), batch: integer(1, 1) },
    args: whole,
    argNames,
    runs: 4,
    points: 1,
    visibility: 'hidden',
    tolerance: { absolute: 5e-4, relative: 5e-3 },
  }),
]);
