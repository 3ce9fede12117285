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
/** [length, length], true on and below the diagonal: a token may look at itself and at what came before. */
const causal = (length: number) =>
  tensor(
    Array.from({ length }, (_, row) => Array.from({ length }, (__, column) => Number(column <= row))),
    'bool',
  );
/** [batch, 1, 1, length], true for the first `ends[i]` tokens of sequence i. */
const padding = (ends: readonly number[], length: number) =>
  tensor(
    ends.map((end) => [[Array.from({ length }, (_, column) => Number(column < end))]]),
    'bool',
  );
/** One head of one sequence from its rows, [1, 1, rows, columns]. */
const head = (rows: readonly (readonly number[])[]) => tensor([[rows]]);

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
    points: 2,
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
    runs: 12,
    points: 2,
    layout,
  }),
  property('a causal mask', {
    call: 'attention',
    sizes: { time: integer(2, 7), heads: integer(1, 3), dK: integer(2, 4), dV: integer(1, 4) },
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
      keys: integer(2, 6),
      dK: integer(2, 4),
    },
    args: (sizes, draw) => {
      const ends = Array.from({ length: sizes.batch }, () => Math.floor(draw.number(1, sizes.keys)));
      return [...inputs({ ...sizes, dV: 3 }, draw), { mask: padding(ends, sizes.keys) }];
    },
    runs: 10,
    points: 2,
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
  invariant('weights are positive and each row sums to 1', {
    given: {
      sizes: {
        batch: integer(1, 2),
        heads: integer(1, 3),
        queries: integer(1, 5),
        keys: integer(2, 6),
        dK: integer(1, 4),
      },
      args: (sizes, draw) => inputs({ ...sizes, dV: 2 }, draw),
    },
    runs: 8,
    points: 1,
    check: async ({ student }, [q, k, v]) => {
      const { output, weights } = await student.attention(q, k, v);
      const rows = weights.sum(-1);
      return [
        close(rows, rows.onesLike(), {
          because: 'the weights of a query are a probability distribution over the keys',
        }),
        close(weights.abs(), weights, { because: 'a probability is not negative' }),
        close(output, weights.matMul(v), {
          because: 'the output is the mean of the values under these weights',
        }),
      ];
    },
  }),
  invariant('order: queries carry it through, keys and values lose it', {
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
        close(queries.output, plain.output.reverse(2), {
          because: 'queries in reverse give outputs in reverse',
        }),
        close(pairs.output, plain.output, {
          because: 'the same pairs of key and value in another order change nothing',
        }),
      ];
    },
  }),
  property('scores in the hundreds', {
    call: 'attention',
    sizes: { time: integer(2, 5), dK: oneOf(4, 16), std: oneOf(10, 30) },
    args: ({ time, dK, std }, draw) => [
      draw.normal([1, 1, time, dK], { std }),
      draw.normal([1, 1, time, dK], { std }),
      draw.normal([1, 1, time, 2]),
    ],
    // So large scores leave nothing but the largest most of the time, whatever they were divided by.
    runs: 40,
    points: 2,
    tolerance: { absolute: 1e-3 },
    layout,
  }),
  property('any mask', {
    call: 'attention',
    sizes: {
      batch: integer(1, 3),
      heads: integer(1, 3),
      queries: integer(1, 6),
      keys: integer(1, 7),
      dK: integer(1, 5),
      dV: integer(1, 4),
      visible: oneOf(0.8, 0.5, 0.2),
    },
    args: (sizes, draw) => [
      ...inputs(sizes, draw),
      { mask: draw.booleans([sizes.batch, 1, sizes.queries, sizes.keys], { probability: sizes.visible }) },
    ],
    runs: 15,
    points: 2,
    visibility: 'hidden',
    layout,
    picture,
  }),
  invariant('causal: what comes later changes nothing before', {
    given: {
      sizes: { time: integer(2, 7), heads: integer(1, 2), dK: integer(1, 4) },
      args: ({ time, ...sizes }, draw) => [
        ...inputs({ ...sizes, queries: time, keys: time, dV: 3 }, draw),
        { mask: causal(time) },
        1 + Math.floor(draw.number(0, time - 1)),
      ],
    },
    argNames: ['q', 'k', 'v', 'options', 'seen'],
    runs: 8,
    points: 1,
    visibility: 'hidden',
    check: async ({ student }, [q, k, v, options, seen]) => {
      const begin = (x: TensorResult) => x.slice([0, 0, 0, 0], [-1, -1, seen, -1]);
      const whole: TensorResult = await student.attention(q, k, v, options);
      const mask = options.mask.slice([0, 0], [seen, seen]);
      const short: TensorResult = await student.attention(begin(q), begin(k), begin(v), { mask });
      const rows = whole.weights.sum(-1);
      return [
        close(rows, rows.onesLike(), { because: 'every token sees at least itself' }),
        close(begin(whole.output), short.output, {
          because: `the first ${seen} outputs depend on the first ${seen} tokens only`,
        }),
      ];
    },
  }),
  property('eight heads of a real model', {
    call: 'attention',
    sizes: { batch: oneOf(1, 2), time: oneOf(17, 24), mask: oneOf(false, true) },
    args: ({ batch, time, mask }, draw) => [
      ...inputs({ batch, heads: 8, queries: time, keys: time, dK: 64, dV: 16 }, draw),
      mask ? { mask: causal(time) } : {},
    ],
    runs: 1,
    points: 1,
    visibility: 'hidden',
    layout,
    picture,
  }),
  property('queries of zeros: nothing to prefer', {
    call: 'attention',
    sizes: {
      queries: integer(1, 3),
      keys: integer(2, 9),
      dK: integer(1, 3),
      dV: integer(1, 3),
      masked: oneOf(false, true),
    },
    args: ({ masked, ...sizes }, draw) => {
      const [, k, v] = inputs(sizes, draw);
      const seen = Math.floor(draw.number(1, sizes.keys));
      const q = draw.integers([1, 1, sizes.queries, sizes.dK], { min: 0, max: 0 });
      return [q, k, v, masked ? { mask: padding([seen], sizes.keys) } : {}];
    },
    runs: 8,
    points: 1,
    visibility: 'hidden',
    layout,
  }),
]);
