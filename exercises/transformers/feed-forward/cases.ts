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
  d: number;
  ff: number;
}

const argNames = ['x', 'params'];
const layout = { '': ['sequence', 'token', 'feature'] };
const small = { batch: integer(1, 3), time: integer(1, 4), d: integer(2, 4), ff: integer(4, 6) };

/** By turns above and below zero from either end, at least half a unit away: no layer is all on or all off by chance. */
function byTurns(shape: readonly number[], draw: Draw): TensorValue {
  const drawn = draw.uniform(shape, { min: 0.5, max: 2 });
  return {
    ...drawn,
    data: drawn.data.map((size, i, { length }) => (Math.min(i, length - 1 - i) % 2 === 0 ? size : -size)),
  } as TensorValue;
}
const drawParams = ({ d, ff }: Plan, draw: Draw) => ({
  w1: draw.normal([d, ff], { std: 0.5 }),
  // Decides the side of most hidden units, so that each input has some that are on and some that are off.
  b1: byTurns([ff], draw),
  w2: byTurns([ff, d], draw),
  b2: byTurns([d], draw),
});
const inputs = (plan: Plan, draw: Draw) => [
  draw.normal([plan.batch, plan.time, plan.d], { std: 0.7 }),
  drawParams(plan, draw),
];

export default defineCases([
  example('the worked example: one token, three hidden units', {
    call: 'feedForward',
    args: [
      tensor([[[1, 2]]]),
      {
        w1: tensor([
          [1, 2, -1],
          [1, -2, 1],
        ]),
        b1: tensor([-1, 1, 2]),
        w2: tensor([
          [1, -2],
          [5, 5],
          [0, 1],
        ]),
        b2: tensor([-4, 3]),
      },
    ],
    argNames,
    expect: tensor([[[-2, 2]]]),
    points: 1,
    layout,
    source: 'computed by hand in the statement',
  }),
  example('two sequences of two tokens, some of them nothing but zeros', {
    call: 'feedForward',
    args: [
      tensor([
        [
          [0, 0],
          [1, 0],
        ],
        [
          [-1, 0],
          [0, 0],
        ],
      ]),
      {
        w1: tensor([
          [7, 7],
          [7, 7],
        ]),
        b1: tensor([2, -3]),
        w2: tensor([
          [1, 4],
          [10, 10],
        ]),
        b2: tensor([-5, 1]),
      },
    ],
    argNames,
    expect: tensor([
      [
        [-3, 9],
        [44, 77],
      ],
      [
        [-5, 1],
        [-3, 9],
      ],
    ]),
    points: 1,
    layout,
    source:
      'by hand: zeros leave h = max(0, (2, −3)) = (2, 0), (1, 0) makes it (9, 4), and (−1, 0) switches both off',
  }),
  property('any sequences', {
    call: 'feedForward',
    sizes: small,
    args: inputs,
    argNames,
    runs: 16,
    points: 2,
    layout,
  }),
  invariant('every token goes its own way', {
    given: {
      sizes: { ...small, time: integer(2, 5) },
      args: (plan, draw) => [...inputs(plan, draw), draw.permutation(plan.time)],
    },
    argNames: [...argNames, 'order'],
    runs: 6,
    points: 1,
    check: async ({ student }, [x, params, order]) => {
      const all = await student.feedForward(x, params);
      const shuffled = await student.feedForward(x.gather(order, 1), params);
      const first = await student.feedForward(x.slice([0, 0, 0], [1, 1, -1]), params);
      return [
        close(shuffled, all.gather(order, 1), { because: 'shuffling the tokens shuffles the results' }),
        close(first, all.slice([0, 0, 0], [1, 1, -1]), { because: 'no token looks at another' }),
      ];
    },
  }),
  gradient('gradients reach the tokens and every parameter', {
    call: 'layer',
    sizes: { time: integer(1, 3), d: integer(2, 3), ff: integer(4, 5) },
    args: ({ time, d, ff }, draw) => {
      const { w1, b1, w2, b2 } = drawParams({ batch: 1, time, d, ff }, draw);
      // Too small to carry a hidden unit over its kink.
      return [draw.uniform([1, time, d], { min: -0.1, max: 0.1 }), w1, b1, w2, b2];
    },
    argNames: ['x', 'w1', 'b1', 'w2', 'b2'],
    wrt: [0, 1, 2, 3, 4],
    runs: 5,
    points: 3,
  }),
  property('as wide as the paper has it, four times wider inside', {
    call: 'feedForward',
    sizes: { batch: oneOf(2, 1), time: oneOf(5, 9), d: oneOf(64, 48) },
    args: ({ batch, time, d }, draw) => [
      draw.normal([batch, time, d]),
      {
        w1: draw.normal([d, 4 * d], { std: 1 / Math.sqrt(d) }),
        b1: byTurns([4 * d], draw),
        w2: draw.normal([4 * d, d], { std: 0.5 / Math.sqrt(d) }),
        b2: byTurns([d], draw),
      },
    ],
    argNames,
    runs: 2,
    points: 1,
    visibility: 'hidden',
    tolerance: { absolute: 2e-4, relative: 1e-4 },
    layout,
  }),
  property('narrower inside than outside', {
    call: 'feedForward',
    sizes: { batch: oneOf(2), time: oneOf(2, 3), d: integer(5, 7), ff: integer(2, 4) },
    args: inputs,
    argNames,
    runs: 6,
    points: 1,
    visibility: 'hidden',
    layout,
  }),
]);
