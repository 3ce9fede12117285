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
  /** Tokens of the encoder. */
  source: number;
  heads: number;
  /** Half the features of a token. */
  pairs: number;
  ff: number;
}

const argNames = ['x', 'memory', 'params', 'options'];
const layout = { '': ['sequence', 'token', 'feature'] };
const small = {
  batch: integer(1, 2),
  time: integer(2, 4),
  source: integer(3, 5),
  heads: integer(2, 2),
  pairs: oneOf(2, 3),
  ff: integer(2, 5),
};
/** Where a token varies as much as these do, ε moves nothing by more than a third of it. */
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
  // Tokens are four units from zero: queries and keys are brought to size 1, and what attention adds stays smaller.
  const attention = () => ({
    wq: matrix(d, d, 0.3),
    bq: bias(d),
    wk: matrix(d, d, 0.3),
    bk: bias(d),
    wv: matrix(d, d, 0.5),
    bv: bias(d),
    wo: matrix(d, d, 0.4),
    bo: bias(d),
  });
  return {
    selfAttention: attention(),
    norm1: norm(2, 4),
    crossAttention: attention(),
    norm2: norm(2, 4),
    feedForward: { w1: matrix(d, ff, 0.5), b1: bias(ff), w2: matrix(ff, d, 0.5), b2: bias(d) },
    norm3: norm(0.5, 2),
  };
}
type Params = ReturnType<typeof drawParams>;

/** The same group of parameters with every number zero, so that this part adds nothing. */
const silent = <Group extends Record<string, TensorValue>>(group: Group) =>
  Object.fromEntries(Object.entries(group).map(([name, { shape }]) => [name, filled(shape, 0)])) as Group;
/** All parts silent but those named. */
const only =
  (...parts: readonly ('selfAttention' | 'crossAttention' | 'feedForward')[]) =>
  (params: Params): Params => ({
    ...params,
    ...(parts.includes('selfAttention') ? {} : { selfAttention: silent(params.selfAttention) }),
    ...(parts.includes('crossAttention') ? {} : { crossAttention: silent(params.crossAttention) }),
    ...(parts.includes('feedForward') ? {} : { feedForward: silent(params.feedForward) }),
  });

/** Half the features of a token near 4 and half near −4, so that no token varies little by chance. */
function tokens([batch, time, d]: readonly [number, number, number], draw: Draw): TensorValue {
  const drawn = draw.normal([batch, time, d], { std: 0.8 });
  const data = drawn.data.map((value, i) => value + ((i + Math.floor(i / d)) % 2 === 0 ? 4 : -4));
  return { ...drawn, data } as TensorValue;
}
const inputs = (change: (params: Params) => Params) => (plan: Plan, draw: Draw) => [
  tokens([plan.batch, plan.time, 2 * plan.pairs], draw),
  tokens([plan.batch, plan.source, 2 * plan.pairs], draw),
  change(drawParams(plan, draw)),
  { heads: plan.heads },
];
const whole = inputs((params) => params);

/** Each number moved by as much after it was scaled. */
const scaled = (t: TensorValue, factor: number, offset = 0): TensorValue =>
  ({ ...t, data: t.data.map((value) => factor * value + offset) }) as TensorValue;
/** Queries near 20 and keys near −20 in every feature, and keys alike: scores near −600, a few units apart in a row. */
const lowScores = (params: Params): Params => {
  const { wk, bq, bk, ...others } = params.selfAttention;
  return only('selfAttention')({
    ...params,
    selfAttention: { ...others, wk: scaled(wk, 0.1), bq: scaled(bq, 1, 20), bk: scaled(bk, 1, -20) },
  });
};

const silentAttention = {
  wq: filled([4, 4], 0),
  bq: filled([4], 0),
  wk: filled([4, 4], 0),
  bk: filled([4], 0),
  wv: filled([4, 4], 0),
  bv: filled([4], 0),
  wo: filled([4, 4], 0),
  bo: filled([4], 0),
};

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

export default defineCases([
  example('the worked example: three parts silent, one token normalised three times', {
    call: 'decoderBlock',
    args: [
      tensor([[[1, 1, 3, 3]]]),
      tensor([
        [
          [9, 8, 7, 6],
          [5, 4, 3, 2],
        ],
      ]),
      {
        selfAttention: silentAttention,
        norm1: { gamma: filled([4], 1), beta: tensor([4, 2, 0, 2]) },
        crossAttention: silentAttention,
        norm2: { gamma: filled([4], 1), beta: tensor([0, 0, 2, -2]) },
        feedForward: { w1: filled([4, 1], 0), b1: filled([1], 0), w2: filled([1, 4], 0), b2: filled([4], 0) },
        norm3: { gamma: filled([4], 2), beta: filled([4], 1) },
      },
      { heads: 2 },
    ],
    argNames,
    expect: tensor([[[3, -1, 3, -1]]]),
    points: 1,
    tolerance: { absolute: 1e-4, relative: 1e-4 },
    layout,
    source: 'computed by hand in the statement, up to ε = 1e-5',
  }),
  property('three parts silent: three normalisations, each with its own parameters', {
    call: 'decoderBlock',
    sizes: small,
    args: inputs(only()),
    argNames,
    runs: 8,
    points: 2,
    tolerance: beyondEpsilon,
    layout,
  }),
  property('self-attention alone', {
    call: 'decoderBlock',
    sizes: { ...small, time: integer(3, 5) },
    args: inputs(only('selfAttention')),
    argNames,
    runs: 8,
    points: 1,
    tolerance: beyondEpsilon,
    layout,
  }),
  property('self-attention alone, with scores of −600', {
    call: 'decoderBlock',
    sizes: { ...small, time: integer(3, 5) },
    args: inputs(lowScores),
    argNames,
    runs: 8,
    points: 7,
    tolerance: beyondEpsilon,
    layout,
  }),
  property('attention to the encoder alone, which read as many tokens as are written', {
    call: 'decoderBlock',
    sizes: { ...small, time: integer(3, 5) },
    args: (plan, draw) => inputs(only('crossAttention'))({ ...plan, source: plan.time }, draw),
    argNames,
    runs: 8,
    points: 1,
    tolerance: beyondEpsilon,
    layout,
  }),
  property('the feed-forward network alone', {
    call: 'decoderBlock',
    sizes: small,
    args: inputs(only('feedForward')),
    argNames,
    runs: 8,
    points: 1,
    tolerance: beyondEpsilon,
    layout,
  }),
  example('the whole block on numbers by a rule', {
    call: 'decoderBlock',
    args: [
      tensor([
        [
          [4, -3, 5, -4],
          [-3, 4, -5, 3],
          [5, -4, -3, 4],
        ],
      ]),
      tensor([
        [
          [-4, 3, 4, -5],
          [3, 5, -4, -3],
          [4, -4, 3, -5],
          [-5, -3, 4, 4],
        ],
      ]),
      {
        selfAttention: attentionByRule(1),
        norm1: normByRule(41),
        crossAttention: attentionByRule(11),
        norm2: normByRule(42),
        feedForward: networkByRule,
        norm3: normByRule(43),
      },
      { heads: 2 },
    ],
    argNames,
    points: 1,
    tolerance: beyondEpsilon,
    layout,
  }),
  property('the whole block', {
    call: 'decoderBlock',
    sizes: { ...small, time: integer(3, 5) },
    args: whole,
    argNames,
    runs: 12,
    points: 2,
    tolerance: beyondEpsilon,
    layout,
  }),
  invariant('a later token changes nothing before it', {
    given: {
      sizes: { ...small, time: integer(3, 5) },
      // The memory is never as long as the text: whoever mixes them up where they fit is judged above.
      args: (plan, draw) => [
        ...whole({ ...plan, source: 2 }, draw),
        tokens([plan.batch, 1, 2 * plan.pairs], draw),
      ],
    },
    argNames: [...argNames, 'another'],
    runs: 5,
    points: 2,
    tolerance: { absolute: 1e-4, relative: 1e-3 },
    check: async ({ student, sizes }, [x, memory, params, options, another]) => {
      const before = x.slice([0, 0, 0], [-1, sizes.time - 1, -1]);
      const one = await student.decoderBlock(x, memory, params, options);
      const other = await student.decoderBlock(before.concat(another, 1), memory, params, options);
      const early = [-1, sizes.time - 1, -1];
      return close(other.slice([0, 0, 0], early), one.slice([0, 0, 0], early), {
        because: 'no token may look at those that are written after it',
      });
    },
  }),
  gradient('the gradient reaches the tokens and the encoder', {
    call: 'decoderBlock',
    sizes: { ...small, time: integer(2, 3), batch: integer(1, 1) },
    args: (plan, draw) => whole({ ...plan, source: plan.time + 1 }, draw),
    argNames,
    wrt: [0, 1],
    runs: 4,
    points: 3,
    tolerance: { absolute: 1e-3, relative: 5e-3 },
  }),
  property('realistic sizes', {
    call: 'decoderBlock',
    sizes: {
      batch: oneOf(2, 3),
      time: oneOf(7, 10),
      source: oneOf(9, 12),
      heads: oneOf(4, 8),
      pairs: oneOf(16, 24),
      ff: oneOf(64, 50),
    },
    args: whole,
    argNames,
    runs: 2,
    points: 2,
    visibility: 'hidden',
    tolerance: beyondEpsilon,
    layout,
  }),
  property('a single head, and little to read', {
    call: 'decoderBlock',
    sizes: {
      ...small,
      batch: integer(1, 1),
      time: integer(3, 4),
      source: integer(1, 2),
      heads: integer(1, 1),
    },
    args: whole,
    argNames,
    runs: 6,
    points: 2,
    visibility: 'hidden',
    tolerance: beyondEpsilon,
    layout,
  }),
]);
