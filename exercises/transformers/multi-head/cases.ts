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
}

const argNames = ['x', 'params', 'options'];
const layout = { '': ['sequence', 'token', 'feature'] };
/** Every head two features wide at least and every token with two others: no mistake is invisible by chance. */
const masked = { batch: integer(1, 2), time: integer(3, 5), heads: integer(2, 3), width: integer(2, 3) };
const small = { batch: integer(1, 2), time: integer(1, 5), heads: integer(1, 3), width: integer(1, 3) };

function inputs({ batch, time, heads, width }: Plan, draw: Draw) {
  const features = heads * width;
  const matrix = () => draw.normal([features, features], { std: 1 / Math.sqrt(width) });
  const bias = () => draw.normal([features], { std: 0.3 });
  const x = draw.normal([batch, time, features]);
  const params = {
    wq: matrix(),
    bq: bias(),
    wk: matrix(),
    bk: bias(),
    wv: matrix(),
    bv: bias(),
    wo: matrix(),
    bo: bias(),
  };
  return { x, params };
}
const unmasked = (plan: Plan, draw: Draw) => {
  const { x, params } = inputs(plan, draw);
  return [x, params, { heads: plan.heads }];
};
/** A mask of this shape, true where `at` says so for row and key. */
const maskOf = (shape: readonly number[], at: (row: number, key: number, index: number) => boolean) => {
  const keys = shape.at(-1) ?? 1;
  const size = shape.reduce((product, extent) => product * extent, 1);
  const data = Uint8Array.from({ length: size }, (_, i) => Number(at(Math.floor(i / keys), i % keys, i)));
  return { dtype: 'bool', shape, data } satisfies TensorValue;
};
const withMask = (mask: (plan: Plan, draw: Draw) => TensorValue) => (plan: Plan, draw: Draw) => {
  const { x, params } = inputs(plan, draw);
  return [x, params, { heads: plan.heads, mask: mask(plan, draw) }];
};
/** Row i of a mask [time, time] may see the first i + 1 tokens. */
const causal = withMask(({ time }) => maskOf([time, time], (query, key) => key <= query));
/** [batch, 1, 1, time]: of each sequence the first tokens, two at least, and not all. */
const padded = withMask(({ batch, time }, draw) => {
  const ends = Array.from({ length: batch }, () => 2 + Math.floor(draw.number(0, time - 2)));
  return maskOf([batch, 1, 1, time], (sequence, key) => key < (ends[sequence] ?? 0));
});
/**
 * [batch, heads, time, time]: the first token of the first head sees nothing, the second one token, and the last token
 * of every sequence nothing in any head.
 */
const headwise = withMask(({ batch, heads, time }, draw) => {
  const drawn = draw.booleans([batch, heads, time, time], { probability: 0.6 });
  return maskOf(drawn.shape, (row, key, i) => {
    if (row % time === time - 1) return false;
    return row < 2 ? row === 1 && key === 0 : drawn.data[i] === 1;
  });
});

/** Row i of a mask [time, time] may see the first i + 1 tokens, and the first row nothing. */
const blindAtFirst = withMask(({ time }) => maskOf([time, time], (query, key) => query > 0 && key <= query));

/** The lowest finite float32. */
const LOWEST = -3.4028234663852886e38;
const square = (size: number, at: (row: number, column: number) => number) =>
  tensor(
    Array.from({ length: size }, (_, row) => Array.from({ length: size }, (__, column) => at(row, column))),
  );
const identity = (size: number) => square(size, (row, column) => Number(row === column));
const zeros = (size: number) => tensor(Array.from({ length: size }, () => 0));
/**
 * Heads one feature wide whose queries are these numbers, whatever the token. A token whose first feature is 1 has key 1;
 * one whose first feature is −1 has key 2 in the first head, a lower score, and −1 in the others, a higher one.
 */
const constantQueries = (queries: readonly number[]) => {
  const size = queries.length;
  return {
    wq: square(size, () => 0),
    bq: tensor([...queries]),
    wk: square(size, (row, column) => (row > 0 ? 0 : column === 0 ? -0.5 : 1)),
    bk: tensor(queries.map((_, column) => (column === 0 ? 1.5 : 0))),
    wv: identity(size),
    bv: zeros(size),
    wo: identity(size),
    bo: zeros(size),
  };
};
/** Everything passes as it is, and the last projection swaps the two features. */
const swapped = {
  wq: identity(2),
  bq: zeros(2),
  wk: identity(2),
  bk: zeros(2),
  wv: identity(2),
  bv: zeros(2),
  wo: square(2, (row, column) => Number(row !== column)),
  bo: zeros(2),
};
const LOG_3 = Math.log(3);
/** Token 1 of the worked example: scores 0 and log²3, so its weight on itself is σ(log²3). */
const OWN_WEIGHT = 1 / (1 + Math.exp(-LOG_3 * LOG_3));

/**
 * Queries of √2 in the first feature of head 0 and in the last of head 1, whatever the token: divided by √d_k a score is
 * that feature of the key.
 */
const firstAndLast = {
  wq: square(4, () => 0),
  bq: tensor([Math.SQRT2, 0, 0, Math.SQRT2]),
  wk: identity(4),
  bk: zeros(4),
  wv: identity(4),
  bv: zeros(4),
  wo: identity(4),
  bo: tensor([1, 1, 1, 1]),
};

export default defineCases([
  example('the worked example: two heads of width one', {
    call: 'multiHeadAttention',
    args: [
      tensor([
        [
          [0, 0],
          [LOG_3, 0],
        ],
      ]),
      swapped,
      { heads: 2 },
    ],
    argNames,
    expect: tensor([
      [
        [0, LOG_3 / 2],
        [0, OWN_WEIGHT * LOG_3],
      ],
    ]),
    points: 1,
    layout,
    source: 'computed by hand in the statement',
  }),
  example('the worked example: two heads of width two, and a token that may look nowhere', {
    call: 'multiHeadAttention',
    args: [
      tensor([
        [
          [0, 4, 8, LOG_3],
          [LOG_3, 0, 0, 0],
        ],
      ]),
      firstAndLast,
      { heads: 2, mask: maskOf([2, 2], (query) => query === 1) },
    ],
    argNames,
    expect: tensor([
      [
        [1, 1, 1, 1],
        [1 + 0.75 * LOG_3, 2, 7, 1 + 0.75 * LOG_3],
      ],
    ]),
    points: 1,
    layout,
    source: 'computed by hand in the statement',
  }),
  property('one head is plain attention', {
    call: 'multiHeadAttention',
    sizes: { ...small, heads: integer(1, 1), width: integer(1, 5) },
    args: unmasked,
    argNames,
    runs: 12,
    points: 1,
    layout,
  }),
  property('any number of heads', {
    call: 'multiHeadAttention',
    sizes: { ...small, heads: integer(2, 4) },
    args: unmasked,
    argNames,
    points: 2,
    layout,
  }),
  property('a causal mask', {
    call: 'multiHeadAttention',
    // Three sequences of three tokens too: a mask of two axes has none for the sequences.
    sizes: { ...masked, batch: oneOf(1, 3), time: integer(3, 4) },
    args: causal,
    argNames,
    runs: 8,
    points: 1,
    layout,
  }),
  property('every sequence with its own padding', {
    call: 'multiHeadAttention',
    sizes: { ...masked, batch: integer(2, 3) },
    args: padded,
    argNames,
    runs: 8,
    points: 2,
    layout,
  }),
  property('a mask for every head, and a token that may look nowhere', {
    call: 'multiHeadAttention',
    sizes: { ...masked, batch: integer(2, 3) },
    args: headwise,
    argNames,
    runs: 8,
    points: 3,
    layout,
  }),
  example('a hidden token stays hidden, however low the visible scores are', {
    call: 'multiHeadAttention',
    args: [
      tensor([
        [
          [1, 2, 4, 8],
          [1, 6, 0, 2],
          [-1, 50, 70, 90],
        ],
      ]),
      constantQueries([-500, -700, -1e12, LOWEST]),
      { heads: 4, mask: tensor([1, 1, 0], 'bool') },
    ],
    argNames,
    expect: tensor([
      [
        [1, 4, 2, 5],
        [1, 4, 2, 5],
        [1, 4, 2, 5],
      ],
    ]),
    points: 3,
    layout,
    source: 'by hand: in every head the two visible tokens have equal scores, so each has weight ½',
  }),
  invariant('shuffling the tokens shuffles the result', {
    given: {
      sizes: masked,
      args: (plan, draw) => [...unmasked(plan, draw), draw.permutation(plan.time)],
    },
    argNames: [...argNames, 'order'],
    runs: 6,
    points: 1,
    check: async ({ student }, [x, params, options, order]) => {
      const shuffled = await student.multiHeadAttention(x.gather(order, 1), params, options);
      const plain = await student.multiHeadAttention(x, params, options);
      return close(shuffled, plain.gather(order, 1), {
        because: 'attention without positions knows nothing of the order of its tokens',
      });
    },
  }),
  gradient('the gradient reaches the input', {
    call: 'multiHeadAttention',
    sizes: {
      batch: integer(1, 2),
      time: integer(2, 3),
      heads: integer(2, 2),
      width: integer(2, 2),
      masked: oneOf(false, true),
    },
    args: ({ masked: hides, ...plan }, draw) => (hides ? blindAtFirst : unmasked)(plan, draw),
    argNames,
    runs: 6,
    points: 2,
    tolerance: { absolute: 1e-4, relative: 1e-3 },
  }),
  property('sentences of realistic size', {
    call: 'multiHeadAttention',
    sizes: { batch: oneOf(2, 3), time: oneOf(10, 17), heads: oneOf(4, 8), width: oneOf(8, 5) },
    args: unmasked,
    argNames,
    runs: 3,
    points: 1,
    visibility: 'hidden',
    // Sums over up to 64 features of projections, twice: rounding alone moves them by more than the default allows.
    tolerance: { absolute: 1e-3, relative: 1e-3 },
    layout,
  }),
  property('hidden tokens among scores of any size', {
    call: 'multiHeadAttention',
    sizes: { batch: integer(1, 2), time: integer(3, 5) },
    args: ({ batch, time }, draw) => {
      const magnitudes = [-400, -800, -1e24, LOWEST];
      const heads = magnitudes.length;
      const drawn = draw.normal([batch, time, heads]);
      // The first feature is 1 in tokens that may be seen, −1 in the others.
      const x = drawn.data.map((value, i) => {
        const token = Math.floor(i / heads) % time;
        return i % heads === 0 ? (token < 2 ? 1 : -1) : value;
      });
      return [
        { ...drawn, data: x } as TensorValue,
        constantQueries(magnitudes),
        { heads, mask: maskOf([batch, 1, 1, time], (_, token) => token < 2) },
      ];
    },
    argNames,
    runs: 6,
    points: 2,
    visibility: 'hidden',
    layout,
  }),
]);
