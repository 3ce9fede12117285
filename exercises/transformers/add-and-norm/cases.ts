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
  /** Half the features of a token. */
  pairs: number;
}

const layout = { '': ['sequence', 'token', 'feature'] };
const small = { batch: integer(1, 3), time: integer(1, 4), pairs: integer(2, 4) };
const rounding = { absolute: 5e-4, relative: 5e-4 };
const around = ['x', 'w', 'b', 'params'];

/** Features by turns above and below the mean of their token, so that no token varies little by chance. */
function tokens({ batch, time, pairs }: Plan, draw: Draw, spread = 3): TensorValue {
  const d = 2 * pairs;
  const drawn = draw.normal([batch, time, d], { std: 0.25 * spread });
  const data = drawn.data.map((value, i) => {
    const token = Math.floor(i / d);
    return value + 1 + ((i + token) % 2 === 0 ? spread : -spread);
  });
  return { ...drawn, data } as TensorValue;
}
const norm = ({ pairs }: Plan, draw: Draw, epsilon = 1e-5) => ({
  gamma: draw.uniform([2 * pairs], { min: 0.5, max: 2 }),
  beta: draw.normal([2 * pairs]),
  epsilon,
});
/** A part that adds something of about the size of a tenth of the tokens' spread, or more. */
const linear = ({ pairs }: Plan, draw: Draw) => [
  draw.normal([2 * pairs, 2 * pairs], { std: 0.3 / Math.sqrt(2 * pairs) }),
  draw.normal([2 * pairs], { std: 0.5 }),
];

export default defineCases([
  example('the worked example: a part that doubles', {
    call: 'aroundLinear',
    args: [
      tensor([[[1, 3, 1, 3]]]),
      tensor([
        [2, 0, 0, 0],
        [0, 2, 0, 0],
        [0, 0, 2, 0],
        [0, 0, 0, 2],
      ]),
      tensor([0, 0, 0, 0]),
      { gamma: tensor([5, 5, 5, 5]), beta: tensor([1, 1, 1, 1]), epsilon: 16 },
    ],
    argNames: around,
    expect: tensor([[[-2, 4, -2, 4]]]),
    points: 1,
    layout,
    source: 'computed by hand in the statement',
  }),
  property('a part that adds nothing', {
    call: 'aroundNothing',
    sizes: small,
    args: (plan, draw) => [tokens(plan, draw), norm(plan, draw)],
    argNames: ['x', 'params'],
    runs: 10,
    points: 0.5,
    tolerance: rounding,
    layout,
  }),
  property('a linear part', {
    call: 'aroundLinear',
    sizes: small,
    args: (plan, draw) => [tokens(plan, draw), ...linear(plan, draw), norm(plan, draw)],
    argNames: around,
    runs: 12,
    points: 1,
    tolerance: rounding,
    layout,
  }),
  property('an epsilon that matters', {
    call: 'aroundNothing',
    sizes: { ...small, epsilon: oneOf(0.5, 0.1) },
    args: (plan, draw) => [tokens(plan, draw, 0.4), norm(plan, draw, plan.epsilon)],
    argNames: ['x', 'params'],
    runs: 8,
    points: 3,
    tolerance: rounding,
    layout,
  }),
  invariant('the same number added to every feature changes nothing', {
    given: {
      sizes: { ...small, shift: oneOf(5, -20) },
      args: (plan, draw) => [tokens(plan, draw), ...linear(plan, draw), norm(plan, draw)],
    },
    argNames: around,
    runs: 5,
    points: 0.5,
    tolerance: { absolute: 1e-3, relative: 1e-3 },
    check: async ({ student, sizes }, [x, w, b, params]) => {
      const plain = await student.aroundLinear(x, w, b, params);
      const shifted = await student.aroundLinear(x, w, b.add(sizes.shift), params);
      return close(shifted, plain, {
        because: 'the normalisation after the sum takes away what is added to every feature alike',
      });
    },
  }),
  gradient('gradients reach the tokens, the part and the normalisation', {
    call: 'trained',
    sizes: { time: integer(1, 3), pairs: integer(2, 3) },
    args: ({ time, pairs }, draw) => {
      const plan = { batch: 1, time, pairs };
      const { gamma, beta } = norm(plan, draw);
      const [w = gamma] = linear(plan, draw);
      return [tokens(plan, draw), w, gamma, beta];
    },
    argNames: ['x', 'w', 'gamma', 'beta'],
    wrt: [0, 1, 2, 3],
    runs: 5,
    points: 3,
    tolerance: { absolute: 1e-3, relative: 1e-3 },
  }),
  property('two in a row, as wide as a small model', {
    call: 'stacked',
    sizes: { batch: oneOf(2, 3), time: oneOf(6, 9), pairs: oneOf(16, 24) },
    args: (plan, draw) => [tokens(plan, draw), ...linear(plan, draw), norm(plan, draw)],
    argNames: around,
    runs: 2,
    points: 1,
    visibility: 'hidden',
    tolerance: { absolute: 1e-3, relative: 1e-3 },
    layout,
  }),
]);
