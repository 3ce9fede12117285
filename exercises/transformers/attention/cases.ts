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
  type TensorResult,
  type TensorValue,
  tensor,
} from '@descent/exercise';

const layout = {
  output: ['batch', 'head', 'query', 'feature'],
  weights: ['batch', 'head', 'query', 'key'],
};
const picture = {
  path: 'weights',
  as: 'heatmap',
  title: 'Attention map: queries down, keys across',
} as const;

interface AttentionSizes {
  readonly batch?: number;
  readonly heads?: number;
  readonly queries: number;
  readonly keys: number;
  readonly dK: number;
  readonly dV: number;
}
/** Queries, keys and values of these sizes. */
const inputs = (
  { batch = 1, heads = 1, queries, keys, dK, dV }: AttentionSizes,
  draw: Draw,
): TensorValue[] => [
  draw.normal([batch, heads, queries, dK]),
  draw.normal([batch, heads, keys, dK]),
  draw.normal([batch, heads, keys, dV]),
];
/** A tensor of this dtype whose k'th element is `at(k)`. */
const filled = (shape: readonly number[], dtype: 'float32' | 'bool', at: (index: number) => number) => {
  const size = shape.reduce((product, extent) => product * extent, 1);
  const values = Array.from({ length: size }, (_, index) => at(index));
  const data = dtype === 'bool' ? Uint8Array.from(values) : Float32Array.from(values);
  return { dtype, shape, data } as TensorValue;
};
/** [length, length], true on and below the diagonal: a token may look at itself and at what came before. */
const causal = (length: number) =>
  filled([length, length], 'bool', (i) => Number(i % length <= Math.floor(i / length)));
/** [batch, 1, 1, length], true for the first `ends[i]` tokens of sequence i. */
const padding = (ends: readonly number[], length: number) =>
  filled([ends.length, 1, 1, length], 'bool', (i) =>
    Number(i % length < (ends[Math.floor(i / length)] ?? 0)),
  );
/** Any mask of a shape that ends in keys: the first row sees nothing, the second but one key, the others what is drawn. */
const spotted = (shape: readonly number[], visible: number, draw: Draw): TensorValue => {
  const drawn = draw.booleans(shape, { probability: visible });
  const keys = shape.at(-1) ?? 1;
  return filled(shape, 'bool', (i) => {
    const row = Math.floor(i / keys);
    return row < 2 ? Number(row === 1 && i % keys === 0) : Number(drawn.data[i]);
  });
};
/** One head of one sequence from its rows, [1, 1, rows, columns]. */
const head = (rows: readonly (readonly number[])[]) => tensor([[rows]]);
/** The lowest finite float32. */
const LOWEST = -3.4028234663852886e38;

export default defineCases([
  example('the worked example of the statement', {
    call: 'attention',
    args: [
      head([[2 * Math.log(3), 0, 0, 0]]),
      head([
        [1, 0, 0, 0],
        [0, 1, 0, 0],
      ]),
      head([
        [4, 0],
        [0, 8],
      ]),
    ],
    expect: { output: head([[3, 2]]), weights: head([[0.75, 0.25]]) },
    points: 1,
    layout,
    source: 'computed by hand in the statement',
  }),
  example('scores of 112 and 96 with 64 features', {
    call: 'attention',
    args: [
      head([Array.from({ length: 64 }, () => 1)]),
      head([Array.from({ length: 64 }, () => 1.75), Array.from({ length: 64 }, () => 1.5)]),
      head([
        [1, 0],
        [0, 1],
      ]),
    ],
    expect: { output: head([[0.880797, 0.119203]]), weights: head([[0.880797, 0.119203]]) },
    points: 1,
    layout,
    source: 'Alammar, The Illustrated Transformer (2018): 112 and 96 become 14 and 12, then 0.88 and 0.12',
  }),
  property('self-attention of one head', {
    call: 'attention',
    sizes: { time: integer(2, 6), dK: integer(2, 5) },
    args: ({ time, dK }, draw) => inputs({ queries: time, keys: time, dK, dV: dK }, draw),
    runs: 10,
    points: 1,
    layout,
    picture,
  }),
  property('many sequences and heads, every size its own', {
    call: 'attention',
    sizes: {
      batch: integer(1, 3),
      heads: integer(1, 3),
      queries: integer(1, 5),
      keys: integer(1, 6),
      dK: integer(1, 5),
      dV: integer(1, 5),
    },
    args: inputs,
    runs: 16,
    points: 1,
    layout,
  }),
  property('a causal mask', {
    call: 'attention',
    // Three and four sequences of three and four tokens too: a mask of two axes has none for the sequences.
    sizes: {
      batch: oneOf(1, 3, 4),
      time: integer(3, 5),
      heads: integer(1, 2),
      dK: integer(2, 3),
      dV: integer(1, 4),
    },
    args: ({ time, ...sizes }, draw) => [
      ...inputs({ ...sizes, queries: time, keys: time }, draw),
      { mask: causal(time) },
    ],
    runs: 10,
    points: 1,
    cost: [noLeak({ points: 1 })],
    layout,
    picture,
  }),
  property('sequences of different lengths, padded', {
    call: 'attention',
    sizes: {
      batch: integer(1, 4),
      heads: integer(1, 2),
      queries: integer(1, 4),
      keys: integer(3, 6),
      dK: integer(2, 4),
    },
    args: (sizes, draw) => {
      const ends = Array.from({ length: sizes.batch }, () => 1 + Math.floor(draw.number(1, sizes.keys - 1)));
      return [...inputs({ ...sizes, dV: 3 }, draw), { mask: padding(ends, sizes.keys) }];
    },
    runs: 12,
    points: 1,
    layout,
  }),
  example('a query that may look nowhere', {
    call: 'attention',
    args: [
      head([
        [1, 2],
        [3, -1],
        [0, 0],
      ]),
      head([
        [5, 1],
        [-2, 4],
      ]),
      head([
        [10, 20, 30],
        [2, 4, 6],
      ]),
      {
        mask: tensor(
          [
            [1, 0],
            [0, 0],
            [1, 1],
          ],
          'bool',
        ),
      },
    ],
    expect: {
      output: head([
        [10, 20, 30],
        [0, 0, 0],
        [6, 12, 18],
      ]),
      weights: head([
        [1, 0],
        [0, 0],
        [0.5, 0.5],
      ]),
    },
    points: 1,
    layout,
    source: 'by hand: one visible key has weight 1, two equal scores have weight ½ each',
  }),
  property('a mask for every head of every sequence', {
    call: 'attention',
    sizes: {
      batch: integer(2, 3),
      heads: integer(2, 3),
      queries: integer(3, 5),
      keys: integer(2, 6),
      dK: integer(2, 4),
      dV: integer(1, 4),
    },
    args: (sizes, draw) => [
      ...inputs(sizes, draw),
      { mask: spotted([sizes.batch, sizes.heads, sizes.queries, sizes.keys], 0.6, draw) },
    ],
    runs: 12,
    points: 2,
    layout,
  }),
  property('scores in the hundreds, some of them hidden', {
    call: 'attention',
    sizes: { pairs: integer(2, 4), dK: integer(2, 3), masked: oneOf(true, false) },
    args: ({ pairs, dK, masked }, draw) => {
      const reach = { min: -25, max: 25 };
      const half = draw.uniform([1, 1, pairs, dK], reach);
      const offsets = draw.uniform([1, 1, pairs, dK], { min: -0.1, max: 0.1 });
      // Two keys each that nearly agree, or the largest score alone would take all the weight.
      const keys = filled([1, 1, 2 * pairs, dK], 'float32', (i) => {
        const twin = i % half.data.length;
        return Number(half.data[twin]) + (twin === i ? 0 : Number(offsets.data[twin]));
      });
      const seen = filled([2 * pairs], 'bool', (i) => Number(i % pairs === 0));
      return [
        draw.uniform([1, 1, 8, dK], reach),
        keys,
        draw.normal([1, 1, 2 * pairs, 2]),
        masked ? { mask: seen } : {},
      ];
    },
    runs: 24,
    points: 1,
    tolerance: { absolute: 1e-3, relative: 1e-3 },
    layout,
  }),
  example('a hidden key stays hidden, however low the visible scores are', {
    call: 'attention',
    args: [
      head([[-500], [-1e12], [LOWEST], [1e12]]),
      head([[1], [1], [-1], [-1]]),
      head([[1], [3], [100], [50]]),
      { mask: tensor([1, 1, 0, 0], 'bool') },
    ],
    expect: {
      output: head([[2], [2], [2], [2]]),
      weights: head([
        [0.5, 0.5, 0, 0],
        [0.5, 0.5, 0, 0],
        [0.5, 0.5, 0, 0],
        [0.5, 0.5, 0, 0],
      ]),
    },
    points: 3,
    layout,
    source: 'by hand: the two visible keys have equal scores, so each has weight ½',
  }),
  invariant('weights are probabilities; keys and values in another order change nothing', {
    given: {
      sizes: { heads: integer(1, 2), queries: integer(2, 5), keys: integer(2, 5), dK: integer(1, 4) },
      args: (sizes, draw) => inputs({ ...sizes, dV: 3 }, draw),
    },
    runs: 8,
    points: 1,
    check: async ({ student }, [q, k, v]) => {
      const plain: TensorResult = await student.attention(q, k, v);
      const queries: TensorResult = await student.attention(q.reverse(2), k, v);
      const pairs: TensorResult = await student.attention(q, k.reverse(2), v.reverse(2));
      const rows = plain.weights.sum(-1);
      return [
        close(rows, rows.onesLike(), {
          because: 'the weights of a query are a probability distribution over the keys',
        }),
        close(plain.weights.abs(), plain.weights, { because: 'a probability is not negative' }),
        close(plain.output, plain.weights.matMul(v), {
          because: 'the output is the mean of the values under these weights',
        }),
        close(queries.output, plain.output.reverse(2), {
          because: 'queries in reverse give outputs in reverse',
        }),
        close(pairs.output, plain.output, {
          because: 'the same pairs of key and value in another order change nothing',
        }),
      ];
    },
  }),
  property('any mask', {
    call: 'attention',
    sizes: {
      batch: integer(1, 3),
      heads: integer(1, 3),
      queries: integer(3, 6),
      keys: integer(2, 7),
      dK: integer(2, 5),
      dV: integer(1, 4),
      visible: oneOf(0.8, 0.5, 0.2),
    },
    args: (sizes, draw) => [
      ...inputs(sizes, draw),
      { mask: spotted([sizes.batch, 1, sizes.queries, sizes.keys], sizes.visible, draw) },
    ],
    runs: 15,
    points: 2,
    visibility: 'hidden',
    layout,
    picture,
  }),
  property('eight heads of a real model', {
    call: 'attention',
    sizes: { batch: oneOf(1, 2), time: oneOf(17, 24) },
    args: ({ batch, time }, draw) => [
      ...inputs({ batch, heads: 8, queries: time, keys: time, dK: 64, dV: 16 }, draw),
      { mask: causal(time) },
    ],
    runs: 1,
    points: 1,
    visibility: 'hidden',
    layout,
    picture,
  }),
  property('hidden keys among scores of any size', {
    call: 'attention',
    sizes: { batch: integer(1, 2), heads: integer(1, 2), visible: integer(1, 3), hidden: integer(1, 3) },
    args: ({ batch, heads, visible, hidden }, draw) => {
      const keys = visible + hidden;
      const magnitudes = [1e12, 1e24, -LOWEST];
      const signs = draw.integers([batch, heads, keys, 1], { min: 0, max: 1 });
      return [
        filled([batch, heads, 3, 1], 'float32', (i) => -(magnitudes[i % 3] ?? 0)),
        // Every visible score is the same, −1e12 and lower; hidden ones are as low or as high.
        filled([batch, heads, keys, 1], 'float32', (i) =>
          i % keys < visible ? 1 : 2 * Number(signs.data[i]) - 1,
        ),
        draw.normal([batch, heads, keys, 2]),
        { mask: filled([batch, 1, 1, keys], 'bool', (i) => Number(i % keys < visible)) },
      ];
    },
    runs: 8,
    points: 2,
    visibility: 'hidden',
    layout,
  }),
]);
