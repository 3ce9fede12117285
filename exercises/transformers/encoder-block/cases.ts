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
  /** Half the features of a token. */
  pairs: number;
  ff: number;
}

const argNames = ['x', 'params', 'options'];
const layout = { '': ['sequence', 'token', 'feature'] };
const small = {
  batch: integer(1, 2),
  time: integer(2, 4),
  heads: integer(2, 2),
  pairs: oneOf(2, 3),
  ff: integer(2, 5),
};
/** Where a token varies as much as these do, ε moves nothing by more than a third of it: two cases ask for ε alone. */
const beyondEpsilon = { absolute: 5e-4, relative: 5e-4 };

const filled = (shape: readonly number[], value: number): TensorValue => ({
  dtype: 'float32',
  shape,
  data: new Float32Array(shape.reduce((product, size) => product * size, 1)).fill(value),
});

function drawParams({ pairs, ff }: Plan, draw: Draw) {
  const d = 2 * pairs;
  const matrix = (rows: number, columns: number, std: number) =>
    draw.normal([rows, columns], { std: std / Math.sqrt(rows) });
  const bias = (size: number) => draw.normal([size], { std: 0.3 });
  const norm = (min: number, max: number) => ({ gamma: draw.uniform([d], { min, max }), beta: bias(d) });
  return {
    // Tokens are four units from zero: queries and keys are brought to size 1, and what attention adds stays smaller.
    attention: {
      wq: matrix(d, d, 0.3),
      bq: bias(d),
      wk: matrix(d, d, 0.3),
      bk: bias(d),
      wv: matrix(d, d, 0.5),
      bv: bias(d),
      wo: matrix(d, d, 0.4),
      bo: bias(d),
    },
    norm1: norm(2, 4),
    feedForward: { w1: matrix(d, ff, 0.5), b1: bias(ff), w2: matrix(ff, d, 0.5), b2: bias(d) },
    norm2: norm(0.5, 2),
  };
}
type Params = ReturnType<typeof drawParams>;

/** The same group of parameters with every number zero, so that this part adds nothing. */
const silent = <Group extends Record<string, TensorValue>>(group: Group) =>
  Object.fromEntries(Object.entries(group).map(([name, { shape }]) => [name, filled(shape, 0)])) as Group;

/** Half the features of a token near 4 and half near −4, so that no token varies little by chance. */
const tokens = ({ batch, time, pairs }: Plan, draw: Draw): TensorValue => {
  const d = 2 * pairs;
  const drawn = draw.normal([batch, time, d], { std: 0.5 });
  const data = drawn.data.map((value, i) => value + ((i + Math.floor(i / d)) % 2 === 0 ? 4 : -4));
  return { ...drawn, data } as TensorValue;
};
const inputs = (change: (params: Params, draw: Draw) => Params) => (plan: Plan, draw: Draw) => [
  tokens(plan, draw),
  change(drawParams(plan, draw), draw),
  { heads: plan.heads },
];
const whole = inputs((params) => params);
const silentParts = (params: Params): Params => ({
  ...params,
  attention: silent(params.attention),
  feedForward: silent(params.feedForward),
});

/** Numbers of some size by a rule: a literal that fits in a line. */
const byRule = (shape: readonly number[], size: number, first: number): TensorValue => ({
  dtype: 'float32',
  shape,
  data: Float32Array.from(
    { length: shape.reduce((product, extent) => product * extent, 1) },
    (_, i) => size * Math.sin(first + 7 * i + i * i),
  ),
});
const attentionByRule = (first: number) => ({
  wq: byRule([4, 4], 0.4, first),
  bq: byRule([4], 0.4, first + 1),
  wk: byRule([4, 4], 0.4, first + 2),
  bk: byRule([4], 0.4, first + 3),
  wv: byRule([4, 4], 0.4, first + 4),
  bv: byRule([4], 0.4, first + 5),
  wo: byRule([4, 4], 0.4, first + 6),
  bo: byRule([4], 0.4, first + 7),
});
const normByRule = (first: number) => ({ gamma: tensor([2, 3, 2.5, 3.5]), beta: byRule([4], 0.5, first) });
const networkByRule = {
  w1: byRule([4, 3], 0.5, 31),
  b1: byRule([3], 0.5, 32),
  w2: byRule([3, 4], 0.5, 33),
  b2: byRule([4], 0.5, 34),
};

const silentByHand = {
  attention: {
    wq: filled([4, 4], 0),
    bq: filled([4], 0),
    wk: filled([4, 4], 0),
    bk: filled([4], 0),
    wv: filled([4, 4], 0),
    bv: filled([4], 0),
    wo: filled([4, 4], 0),
    bo: filled([4], 0),
  },
  feedForward: { w1: filled([4, 1], 0), b1: filled([1], 0), w2: filled([1, 4], 0), b2: filled([4], 0) },
};

export default defineCases([
  example('the worked example: both parts silent, every token normalised twice', {
    call: 'encoderBlock',
    args: [
      tensor([[[1, 1, 3, 3]]]),
      {
        ...silentByHand,
        norm1: { gamma: filled([4], 1), beta: tensor([4, 2, 0, 2]) },
        norm2: { gamma: filled([4], 2), beta: filled([4], 1) },
      },
      { heads: 2 },
    ],
    argNames,
    expect: tensor([[[3, -1, -1, 3]]]),
    points: 1,
    tolerance: { absolute: 1e-4, relative: 1e-4 },
    layout,
    source: 'computed by hand in the statement, up to ε = 1e-5',
  }),
  example('the worked example: little is left to normalise, and ε counts', {
    call: 'encoderBlock',
    args: [
      tensor([[[1, 1, 3, 3]]]),
      {
        ...silentByHand,
        norm1: { gamma: filled([4], 0.0015), beta: filled([4], 0) },
        norm2: { gamma: filled([4], 7), beta: filled([4], 1) },
      },
      { heads: 2 },
    ],
    argNames,
    expect: tensor([[[-2, -2, 4, 4]]]),
    points: 1,
    tolerance: { absolute: 1e-4, relative: 1e-4 },
    layout,
    source: 'computed by hand in the statement, up to ε of the first normalisation',
  }),
  example('the whole block on numbers by a rule', {
    call: 'encoderBlock',
    args: [
      tensor([
        [
          [4, -3, 5, -4],
          [-3, 4, -5, 3],
          [5, -4, -3, 4],
        ],
      ]),
      {
        attention: attentionByRule(1),
        norm1: normByRule(41),
        feedForward: networkByRule,
        norm2: normByRule(42),
      },
      { heads: 2 },
    ],
    argNames,
    points: 1,
    tolerance: beyondEpsilon,
    layout,
  }),
  property('both parts silent: two normalisations, each with its own parameters', {
    call: 'encoderBlock',
    sizes: small,
    args: inputs(silentParts),
    argNames,
    runs: 8,
    points: 2,
    tolerance: beyondEpsilon,
    layout,
  }),
  property('attention alone', {
    call: 'encoderBlock',
    sizes: small,
    args: inputs((params) => ({ ...params, feedForward: silent(params.feedForward) })),
    argNames,
    runs: 8,
    points: 2,
    tolerance: beyondEpsilon,
    layout,
  }),
  property('the feed-forward network alone', {
    call: 'encoderBlock',
    sizes: small,
    args: inputs((params) => ({ ...params, attention: silent(params.attention) })),
    argNames,
    runs: 8,
    points: 2,
    tolerance: beyondEpsilon,
    layout,
  }),
  property('the whole block', {
    call: 'encoderBlock',
    sizes: small,
    args: whole,
    argNames,
    runs: 12,
    points: 2,
    tolerance: beyondEpsilon,
    layout,
  }),
  property('tokens that hardly vary: ε counts in the first normalisation', {
    call: 'encoderBlock',
    sizes: small,
    args: (plan, draw) => {
      const x = tokens(plan, draw);
      const flat = { ...x, data: x.data.map((value) => value * 0.002) } as TensorValue;
      return [flat, silentParts(drawParams(plan, draw)), { heads: plan.heads }];
    },
    argNames,
    runs: 6,
    points: 3,
    tolerance: beyondEpsilon,
    layout,
  }),
  property('a first normalisation that leaves little: ε counts in the second', {
    call: 'encoderBlock',
    sizes: small,
    args: inputs((params, draw) => {
      const [d = 0] = params.norm1.gamma.shape;
      const gamma = draw.uniform([d], { min: 0.008, max: 0.012 });
      return { ...silentParts(params), norm1: { gamma, beta: filled([d], 0) } };
    }),
    argNames,
    runs: 6,
    points: 3,
    tolerance: beyondEpsilon,
    layout,
  }),
  invariant('shuffling the tokens shuffles the result', {
    given: {
      sizes: { ...small, time: integer(3, 5) },
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
  gradient('the gradient reaches the input', {
    call: 'encoderBlock',
    sizes: { ...small, time: integer(2, 3), batch: integer(1, 1) },
    args: whole,
    argNames,
    runs: 4,
    points: 3,
    tolerance: { absolute: 5e-4, relative: 5e-3 },
  }),
  property('realistic sizes', {
    call: 'encoderBlock',
    sizes: {
      batch: oneOf(2, 3),
      time: oneOf(9, 12),
      heads: oneOf(4, 8),
      pairs: oneOf(16, 24),
      ff: oneOf(64, 50),
    },
    args: whole,
    argNames,
    runs: 3,
    points: 2,
    visibility: 'hidden',
    tolerance: beyondEpsilon,
    layout,
  }),
  property('a single token and a single head', {
    call: 'encoderBlock',
    sizes: { ...small, batch: integer(1, 1), time: integer(1, 1), heads: integer(1, 1) },
    args: whole,
    argNames,
    runs: 6,
    points: 1,
    visibility: 'hidden',
    tolerance: beyondEpsilon,
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
]);
