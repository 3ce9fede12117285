import {
  close,
  type Draw,
  defineCases,
  example,
  integer,
  invariant,
  kernelsAtMost,
  noLeak,
  oneOf,
  property,
  stateful,
  type TensorValue,
  tensor,
} from '@descent/exercise';

interface Plan {
  batch: number;
  height: number;
  width: number;
  channels: number;
  size: number;
  stride: number;
}

const argNames = ['x', 'options'];
const layout = { '': ['image', 'row', 'column', 'channel'] };
const small = {
  batch: integer(1, 2),
  height: integer(1, 7),
  width: integer(1, 7),
  channels: integer(1, 3),
  size: integer(1, 3),
  stride: integer(1, 3),
};
const fits = ({ height, width, size }: Plan) => size <= height && size <= width;
/** Rows or columns of padding before the image, as the statement defines them. */
const before = (extent: number, { size, stride }: Plan) =>
  Math.floor(Math.max((Math.ceil(extent / stride) - 1) * stride + size - extent, 0) / 2);
/** Windows of three that do not touch every pixel are on maps whose rows and columns are padded differently. */
const paddedApart = (plan: Plan) =>
  plan.size < 3 || plan.stride === 1 || before(plan.height, plan) !== before(plan.width, plan);
/** Another extent with as many windows, where there is one: only the padding differs. */
const otherExtent = (extent: number, { stride }: Plan) =>
  [extent + 1, extent - 1].find(
    (other) => other > 0 && Math.ceil(other / stride) === Math.ceil(extent / stride),
  ) ?? extent;
const maps = ({ batch, height, width, channels }: Plan, draw: Draw, mean = 0) =>
  draw.normal([batch, height, width, channels], { mean });

const withZeros = (drawn: TensorValue) =>
  ({ ...drawn, data: drawn.data.map((value) => (Math.abs(value) < 0.32 ? 0 : value)) }) as TensorValue;

const valid = (plan: Plan, draw: Draw) => [maps(plan, draw), { size: plan.size, stride: plan.stride }];
/** A cell in four is 0, as after a ReLU: it counts in a mean like any other. */
const same = (plan: Plan, draw: Draw) => [
  withZeros(maps(plan, draw)),
  { size: plan.size, stride: plan.stride, padding: 'same' },
];
/** All values negative, some far below or −∞: a zero, or any other number that padding brings in, wins a maximum. */
const negative = (
  { reach, bottomless, ...plan }: Plan & { reach: number; bottomless: boolean },
  draw: Draw,
) => {
  const finite = { min: -1, max: -1 / 3 };
  const drawn = draw.uniform([plan.batch, plan.height, plan.width, plan.channels], finite);
  const x = {
    ...drawn,
    data: drawn.data.map((value) => (bottomless && value < -0.6 ? -Infinity : value * reach)),
  } as TensorValue;
  return [x, { size: plan.size, stride: plan.stride, padding: 'same' }];
};

/** The lowest finite float32. */
const LOWEST = -(2 - 2 ** -23) * 2 ** 127;

const hand = tensor([
  [
    [
      [1, -1],
      [-2, 2],
      [4, -4],
    ],
    [
      [0, 0],
      [5, -5],
      [-1, 1],
    ],
  ],
]);

export default defineCases([
  example('maximum: the worked example', {
    call: 'maxPool',
    args: [hand, { size: 2, stride: 1 }],
    argNames,
    expect: tensor([
      [
        [
          [5, 2],
          [5, 2],
        ],
      ],
    ]),
    points: 1,
    layout,
    source: 'computed by hand in the statement',
  }),
  example('maximum: the worked example, without the window that sticks out', {
    call: 'maxPool',
    args: [hand, { size: 2, stride: 2 }],
    argNames,
    expect: tensor([[[[5, 2]]]]),
    points: 0,
    layout,
    source: 'computed by hand in the statement',
  }),
  example('mean: the worked example, up to the edge', {
    call: 'avgPool',
    args: [hand, { size: 2, stride: 2, padding: 'same' }],
    argNames,
    expect: tensor([
      [
        [
          [1, -1],
          [1.5, -1.5],
        ],
      ],
    ]),
    points: 1,
    layout,
    source: 'computed by hand in the statement',
  }),
  property('maximum: any window that fits', {
    call: 'maxPool',
    sizes: small,
    where: fits,
    args: valid,
    argNames,
    points: 2,
    layout,
  }),
  property('mean: any window that fits', {
    call: 'avgPool',
    sizes: small,
    where: fits,
    args: valid,
    argNames,
    points: 1,
    layout,
  }),
  example('mean: the worked example, a window of three in steps of two', {
    call: 'avgPool',
    args: [tensor([[[[3], [6], [0], [9]]]]), { size: 3, stride: 2, padding: 'same' }],
    argNames,
    expect: tensor([[[[3], [4.5]]]]),
    points: 0,
    layout,
    source: 'computed by hand in the statement',
  }),
  example('maximum: a border all round the lowest numbers that there are', {
    call: 'maxPool',
    args: [
      tensor([
        [
          [[LOWEST], [LOWEST], [-1]],
          [[LOWEST], [LOWEST], [-2e38]],
          [[LOWEST], [LOWEST], [LOWEST]],
        ],
        [
          [[-Infinity], [-Infinity], [LOWEST]],
          [[-Infinity], [-Infinity], [LOWEST]],
          [[-Infinity], [-Infinity], [-3]],
        ],
      ]),
      { size: 3, stride: 1, padding: 'same' },
    ],
    argNames,
    expect: tensor([
      [
        [[LOWEST], [-1], [-1]],
        [[LOWEST], [-1], [-1]],
        [[LOWEST], [-2e38], [-2e38]],
      ],
      [
        [[-Infinity], [LOWEST], [LOWEST]],
        [[-Infinity], [-3], [-3]],
        [[-Infinity], [-3], [-3]],
      ],
    ]),
    points: 2,
    layout,
    source: 'by hand',
  }),
  property('maximum: same padding, negative values', {
    call: 'maxPool',
    sizes: { ...small, reach: oneOf(3, 10_000, 3e38), bottomless: oneOf(false, true) },
    where: paddedApart,
    args: negative,
    argNames,
    // One input in six tells a padding that forgets the stride.
    runs: 50,
    points: 3,
    layout,
  }),
  stateful('mean: same padding, one image and another of other sizes', {
    sizes: small,
    where: paddedApart,
    steps: (plan, draw) =>
      [plan, { ...plan, height: otherExtent(plan.height, plan), width: otherExtent(plan.width, plan) }].map(
        (sizes) => {
          const args = same(sizes, draw);
          return {
            call: 'avgPool',
            title: `${sizes.height} × ${sizes.width} pixels`,
            args: () => args,
          };
        },
      ),
    points: 3,
    layout,
  }),
  property('maximum: a large map with few operations', {
    call: 'maxPool',
    sizes: { size: oneOf(2, 3), stride: oneOf(1, 2) },
    args: ({ size, stride }, draw) => [draw.normal([2, 24, 20, 3]), { size, stride }],
    argNames,
    runs: 3,
    points: 0,
    cost: [noLeak({ points: 1 }), kernelsAtMost({ timesMax: 12, points: 1 })],
    layout,
  }),
  invariant('a window of one pixel changes nothing, and the mean of equal numbers is that number', {
    given: {
      sizes: { height: integer(1, 4), width: integer(1, 4), channels: integer(1, 3) },
      args: (sizes, draw) => [draw.normal([2, sizes.height, sizes.width, sizes.channels])],
    },
    argNames: ['x'],
    runs: 4,
    points: 1,
    layout,
    check: async ({ student }, [x]) => {
      const because = 'the maximum and the mean of one number are that number';
      const pixel = x.slice([0, 0, 0, 0], [1, 1, 1, x.shape[3]]);
      const overEqual = (rows: number) =>
        student.avgPool(pixel.tile([1, rows, 3, 1]), { size: 3, stride: 2, padding: 'same' });
      const equal = pixel.tile([1, 3, 2, 1]);
      return [
        close(await student.maxPool(x, { size: 1, stride: 1 }), x, { because }),
        close(await student.avgPool(x, { size: 1, stride: 1 }), x, { because }),
        // Three rows of windows both times, and padding above the first image alone.
        close(await overEqual(5), equal, { because: 'cells outside the image are not in the mean' }),
        close(await overEqual(6), equal, { because: 'cells outside the image are not in the mean' }),
      ];
    },
  }),
  property('maximum: real sizes, overlapping windows', {
    call: 'maxPool',
    sizes: {
      batch: oneOf(2, 1),
      height: oneOf(28, 26, 32),
      width: oneOf(27, 31),
      channels: oneOf(4, 3),
      size: oneOf(3, 5),
    },
    // Even heights leave an odd row of padding over, and odd widths do not divide by the stride, whatever is drawn.
    args: ({ size, ...plan }, draw) => [
      maps({ ...plan, size, stride: 2 }, draw, -1),
      { size, stride: 2, padding: 'same' },
    ],
    argNames,
    runs: 5,
    points: 2,
    visibility: 'hidden',
    layout,
  }),
  property('mean: windows larger than the image', {
    call: 'avgPool',
    // Three columns and a stride of 2 do not divide evenly, whatever else is drawn.
    sizes: { height: integer(1, 3), size: oneOf(3, 5, 6) },
    args: (plan, draw) => same({ ...plan, batch: 2, channels: 2, width: 3, stride: 2 }, draw),
    argNames,
    runs: 10,
    points: 1,
    visibility: 'hidden',
    layout,
  }),
  invariant('moving the image by one stride moves the result by one', {
    given: {
      sizes: {
        ...small,
        size: integer(1, 2),
        height: integer(5, 8),
        width: integer(5, 8),
        stride: integer(2, 3),
      },
      args: valid,
    },
    argNames,
    runs: 8,
    points: 1,
    visibility: 'hidden',
    layout,
    check: async ({ student, sizes }, [x, options]) => {
      const [whole, moved] = [
        await student.maxPool(x, options),
        await student.maxPool(x.slice([0, sizes.stride, 0, 0]), options),
      ];
      return close(moved, whole.slice([0, 1, 0, 0], moved.shape), {
        because: 'pooling treats every place alike',
      });
    },
  }),
]);
