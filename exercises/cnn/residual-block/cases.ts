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
  N: number;
  H: number;
  W: number;
  C: number;
  K: number;
}
const layout = { '': ['image', 'row', 'column', 'channel'] };
const tolerance = { absolute: 1e-4, relative: 1e-4 };

const filters = (shape: readonly number[], draw: Draw) => draw.normal(shape, { std: 0.5 });
const convolutions = ({ C, K }: Pick<Plan, 'C' | 'K'>, draw: Draw) => ({
  w1: filters([3, 3, C, K], draw),
  b1: draw.normal([K]),
  w2: filters([3, 3, K, K], draw),
  b2: draw.normal([K]),
});
const projection = ({ C, K }: Pick<Plan, 'C' | 'K'>, draw: Draw) => ({
  w: draw.normal([1, 1, C, K]),
  b: draw.normal([K]),
});
const maps = ({ N, H, W, C }: Omit<Plan, 'K'>, draw: Draw) => draw.normal([N, H, W, C], { std: 2 });

const plain = { N: integer(1, 2), H: integer(2, 5), W: integer(2, 6), C: integer(1, 3) };
const wider = { ...plain, C: integer(1, 2), more: integer(1, 2) };
/** A filter of 3 × 3 that looks at the middle only. */
const middle = (value: number) =>
  tensor([0, 1, 2].map((u) => [0, 1, 2].map((v) => [[u === 1 && v === 1 ? value : 0]])));

export default defineCases([
  example('the worked example', {
    call: 'residualBlock',
    args: [
      tensor([[[[2]]], [[[-1]]]]),
      { w1: middle(3), b1: tensor([-1]), w2: middle(-1), b2: tensor([2]), stride: 1 },
    ],
    expect: tensor([[[[0]]], [[[1]]]]),
    points: 1,
    layout,
    source: 'computed by hand in the statement',
  }),
  example('the worked example: a shortcut where the input would fit as it is', {
    call: 'residualBlock',
    args: [
      tensor([[[[2]]], [[[-1]]]]),
      {
        w1: middle(3),
        b1: tensor([-1]),
        w2: middle(-1),
        b2: tensor([2]),
        stride: 1,
        shortcut: { w: tensor([[[[2]]]]), b: tensor([3]) },
      },
    ],
    expect: tensor([[[[4]]], [[[3]]]]),
    points: 1,
    layout,
    source: 'computed by hand in the statement',
  }),
  example('a stride of 2, by hand', {
    call: 'residualBlock',
    args: [
      tensor([
        [
          [[1], [-2], [3]],
          [[-4], [5], [-6]],
          [[7], [-8], [-1]],
        ],
      ]),
      {
        w1: middle(1),
        b1: tensor([2]),
        w2: tensor([0, 1, 2].map(() => [0, 1, 2].map(() => [[1]]))),
        b2: tensor([-17]),
        stride: 2,
        shortcut: { w: tensor([[[[1]]]]), b: tensor([-1]) },
      },
    ],
    expect: tensor([
      [
        [[1], [3]],
        [[7], [0]],
      ],
    ]),
    points: 1,
    layout,
    source: 'by hand: the corners and 2 sum to 18, so 18 − 17 − 1 = 0 is added to every corner; −1 becomes 0',
  }),
  property('a way round that changes nothing', {
    call: 'residualBlock',
    sizes: plain,
    args: (sizes, draw) => [
      maps(sizes, draw),
      { ...convolutions({ C: sizes.C, K: sizes.C }, draw), stride: 1 },
    ],
    runs: 14,
    points: 1,
    tolerance,
    layout,
  }),
  property('a projection to more channels', {
    call: 'residualBlock',
    sizes: wider,
    args: ({ more, ...sizes }, draw) => {
      const widths = { C: sizes.C, K: sizes.C + more };
      return [
        maps(sizes, draw),
        { ...convolutions(widths, draw), stride: 1, shortcut: projection(widths, draw) },
      ];
    },
    runs: 12,
    points: 1,
    tolerance,
    layout,
  }),
  property('a projection with a stride', {
    call: 'residualBlock',
    sizes: { ...wider, H: integer(4, 7), W: integer(4, 7), stride: oneOf(2, 3) },
    args: ({ more, stride, ...sizes }, draw) => {
      const widths = { C: sizes.C, K: sizes.C + more };
      return [
        maps(sizes, draw),
        { ...convolutions(widths, draw), stride, shortcut: projection(widths, draw) },
      ];
    },
    runs: 12,
    points: 2,
    tolerance,
    layout,
  }),
  property('a projection that keeps the number of channels', {
    call: 'residualBlock',
    sizes: plain,
    args: (sizes, draw) => {
      const widths = { C: sizes.C, K: sizes.C };
      return [
        maps(sizes, draw),
        { ...convolutions(widths, draw), stride: 1, shortcut: projection(widths, draw) },
      ];
    },
    runs: 10,
    points: 3,
    tolerance,
    layout,
  }),
  invariant('filters of zero leave what a ReLU would leave', {
    given: { sizes: plain, args: (sizes, draw) => [maps(sizes, draw)] },
    argNames: ['x'],
    runs: 5,
    points: 1,
    tolerance,
    layout,
    check: async ({ student, sizes }, [x]) => {
      const { C } = sizes;
      const none = (length: number) => tensor(Array.from({ length }, () => 0));
      const zeros = { dtype: 'float32', shape: [3, 3, C, C], data: new Float32Array(9 * C * C) } as const;
      const silent = { w1: zeros, b1: none(C), w2: zeros, b2: none(C), stride: 1 };
      return close(await student.residualBlock(x, silent), x.relu(), {
        because: 'nothing is added to the input, and the last ReLU is all that is left',
      });
    },
  }),
  gradient('gradients reach the maps and the parameters of both convolutions', {
    call: 'withIdentity',
    sizes: { N: integer(1, 2), H: integer(2, 3), W: integer(2, 3), C: integer(1, 2) },
    args: (sizes, draw) => {
      const { w1, b1, w2, b2 } = convolutions({ C: sizes.C, K: sizes.C }, draw);
      return [maps(sizes, draw), w1, b1, w2, b2];
    },
    wrt: [0, 1, 2, 3, 4],
    argNames: ['x', 'w1', 'b1', 'w2', 'b2'],
    runs: 5,
    points: 3,
    tolerance: { absolute: 1e-3, relative: 1e-3 },
  }),
  gradient('gradients reach the projection too, and the maps through it', {
    call: 'withProjection',
    // As many channels as before, so that a projection left out where x would fit fails on every seed.
    sizes: { N: integer(1, 2), H: integer(2, 3), W: integer(2, 3), C: integer(1, 2) },
    args: (sizes, draw) => {
      const widths = { C: sizes.C, K: sizes.C };
      const { w1, b1, w2, b2 } = convolutions(widths, draw);
      const { w, b } = projection(widths, draw);
      return [maps(sizes, draw), w1, b1, w2, b2, w, b];
    },
    wrt: [0, 1, 2, 3, 4, 5, 6],
    argNames: ['x', 'w1', 'b1', 'w2', 'b2', 'shortcut.w', 'shortcut.b'],
    runs: 5,
    points: 2,
    tolerance: { absolute: 1e-3, relative: 1e-3 },
  }),
  property('blocks of realistic size', {
    call: 'residualBlock',
    sizes: { block: oneOf('same', 'halved'), N: integer(1, 2) },
    args: ({ block, N }, draw) => {
      const sizes = { N, H: 9, W: 10, C: 6 };
      const widths = { C: 6, K: block === 'same' ? 6 : 12 };
      const weights = convolutions(widths, draw);
      return block === 'same'
        ? [maps(sizes, draw), { ...weights, stride: 1 }]
        : [maps(sizes, draw), { ...weights, stride: 2, shortcut: projection(widths, draw) }];
    },
    runs: 4,
    points: 2,
    visibility: 'hidden',
    tolerance: { absolute: 1e-3, relative: 1e-3 },
    layout,
  }),
]);
