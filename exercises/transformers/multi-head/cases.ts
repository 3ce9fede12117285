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
  heads: number;
  width: number;
}

const argNames = ['x', 'params', 'options'];
const layout = { '': ['sequence', 'token', 'feature'] };
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
const causalMask = (time: number) =>
  tensor(
    Array.from({ length: time }, (_, query) =>
      Array.from({ length: time }, (__, key) => Number(key <= query)),
    ),
    'bool',
  );
const causal = (plan: Plan, draw: Draw) => {
  const { x, params } = inputs(plan, draw);
  return [x, params, { heads: plan.heads, mask: causalMask(plan.time) }];
};

const identity = {
  w: tensor([
    [1, 0],
    [0, 1],
  ]),
  b: tensor([0, 0]),
};
const identityParams = {
  wq: identity.w,
  bq: identity.b,
  wk: identity.w,
  bk: identity.b,
  wv: identity.w,
  bv: identity.b,
  wo: identity.w,
  bo: identity.b,
};
const LOG_3 = Math.log(3);
/** Token 1 of the worked example: scores 0 and log²3, so its weight on itself is σ(log²3). */
const OWN_WEIGHT = 1 / (1 + Math.exp(-LOG_3 * LOG_3));

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
      identityParams,
      { heads: 2 },
    ],
    argNames,
    expect: tensor([
      [
        [LOG_3 / 2, 0],
        [OWN_WEIGHT * LOG_3, 0],
      ],
    ]),
    points: 2,
    layout,
    source: 'computed by hand in the statement',
  }),
  property('one head is plain attention', {
    call: 'multiHeadAttention',
    sizes: { ...small, heads: integer(1, 1), width: integer(1, 5) },
    args: unmasked,
    argNames,
    runs: 12,
    points: 3,
    layout,
  }),
  property('any number of heads', {
    call: 'multiHeadAttention',
    sizes: { ...small, heads: integer(2, 4) },
    args: unmasked,
    argNames,
    points: 5,
    layout,
  }),
  property('a causal mask', {
    call: 'multiHeadAttention',
    sizes: small,
    args: causal,
    argNames,
    runs: 12,
    points: 2,
    layout,
  }),
  invariant('shuffling the tokens shuffles the result', {
    given: {
      sizes: { ...small, time: integer(2, 5) },
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
  invariant('a zero output projection leaves only its bias', {
    given: {
      sizes: small,
      args: (plan, draw) => {
        const { x, params } = inputs(plan, draw);
        const features = plan.heads * plan.width;
        return [
          x,
          { ...params, wo: draw.uniform([features, features], { min: 0, max: 0 }) },
          { heads: plan.heads },
        ];
      },
    },
    argNames,
    runs: 4,
    points: 1,
    check: async ({ student }, [x, params, options]) => {
      const result = await student.multiHeadAttention(x, params, options);
      return close(result, params.bo.add(x.mul(0)), {
        because: 'with W_O = 0 every token becomes the bias b_O',
      });
    },
  }),
  property('sentences of realistic size', {
    call: 'multiHeadAttention',
    sizes: { batch: oneOf(2, 3), time: oneOf(10, 17), heads: oneOf(4, 8), width: oneOf(8, 5) },
    args: unmasked,
    argNames,
    runs: 3,
    points: 2,
    visibility: 'hidden',
    // Sums over up to 64 features of projections, twice: rounding alone moves them by more than the default allows.
    tolerance: { absolute: 1e-3, relative: 1e-3 },
    layout,
  }),
  property('every sequence with its own padding', {
    call: 'multiHeadAttention',
    sizes: { ...small, batch: integer(2, 3), time: integer(2, 5) },
    args: (plan, draw) => {
      const { x, params } = inputs(plan, draw);
      const visible = (sequence: number, token: number) => Number(token <= sequence);
      const mask = Array.from({ length: plan.batch }, (_, sequence) => [
        [Array.from({ length: plan.time }, (__, token) => visible(sequence, token))],
      ]);
      return [x, params, { heads: plan.heads, mask: tensor(mask, 'bool') }];
    },
    argNames,
    runs: 8,
    points: 2,
    visibility: 'hidden',
    layout,
  }),
  invariant('with a causal mask, later tokens change nothing before them', {
    given: {
      sizes: { ...small, time: integer(2, 6) },
      args: (plan, draw) => [
        ...causal(plan, draw),
        draw.normal([plan.batch, 1, plan.heads * plan.width], { std: 5 }),
      ],
    },
    argNames: [...argNames, 'other last token'],
    runs: 5,
    points: 1,
    visibility: 'hidden',
    check: async ({ student, sizes }, [x, params, options, last]) => {
      const before = [0, 0, 0];
      const size = [-1, sizes.time - 1, -1];
      const changed = x.slice(before, size).concat(last, 1);
      const plain = await student.multiHeadAttention(x, params, options);
      const other = await student.multiHeadAttention(changed, params, options);
      return close(other.slice(before, size), plain.slice(before, size), {
        because: 'no token may look at one that comes after it',
      });
    },
  }),
  gradient('the gradient reaches the input', {
    call: 'multiHeadAttention',
    sizes: { ...small, time: integer(1, 3), heads: integer(1, 2), width: integer(1, 2) },
    args: unmasked,
    argNames,
    runs: 4,
    points: 1,
    visibility: 'hidden',
    tolerance: { absolute: 1e-4, relative: 1e-3 },
  }),
]);
