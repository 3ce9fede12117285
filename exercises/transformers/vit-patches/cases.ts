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
  /** Patches from top to bottom, and from left to right. */
  down: number;
  across: number;
  patch: number;
  channels: number;
  d: number;
}

const argNames = ['images', 'params', 'options'];
const layout = { '': ['image', 'token', 'feature'] };
const plan = {
  batch: integer(1, 3),
  down: integer(2, 3),
  across: integer(2, 4),
  patch: integer(2, 3),
  channels: integer(2, 3),
  d: integer(3, 5),
};

const filled = (shape: readonly number[], value: number): TensorValue => ({
  dtype: 'float32',
  shape,
  data: new Float32Array(shape.reduce((product, size) => product * size, 1)).fill(value),
});
/** The matrix that leaves a vector as it is. */
const identity = (size: number): TensorValue =>
  tensor(Array.from({ length: size }, (_, i) => Array.from({ length: size }, (_, j) => Number(i === j))));

const drawImages = ({ batch, down, across, patch, channels }: Plan, draw: Draw) =>
  draw.normal([batch, down * patch, across * patch, channels]);
const drawParams = ({ down, across, patch, channels, d }: Plan, draw: Draw) => ({
  w: draw.normal([patch * patch * channels, d], { std: 1 / patch }),
  b: draw.normal([d], { mean: 2 }),
  classToken: draw.normal([d], { mean: -2 }),
  positions: draw.normal([down * across + 1, d], { std: 2 }),
});
const whole = (sizes: Plan, draw: Draw) => [
  drawImages(sizes, draw),
  drawParams(sizes, draw),
  { patch: sizes.patch },
];

/** A seven of 12 × 12 pixels: a bar, and a stroke down to the left. */
const SEVEN = tensor(
  Array.from({ length: 12 }, (_, y) =>
    Array.from({ length: 12 }, (_, x) => {
      const bar = y >= 1 && y <= 2 && x >= 2 && x <= 9;
      const stroke = y > 2 && y <= 10 && Math.abs(x - (9.5 - (y - 2) * 0.6)) < 1.1;
      return bar || stroke ? 1 : 0.1;
    }),
  ),
);

export default defineCases([
  example('the worked example: four patches of one image', {
    call: 'patchEmbed',
    args: [
      tensor([
        [
          [[1], [2], [3], [4]],
          [[5], [6], [7], [8]],
          [[9], [10], [11], [12]],
          [[13], [14], [15], [16]],
        ],
      ]),
      {
        w: tensor([
          [1, 0],
          [0, 0],
          [0, 1],
          [0, 0],
        ]),
        b: tensor([0, 100]),
        classToken: tensor([-1, -1]),
        positions: tensor([
          [10, 0],
          [20, 0],
          [30, 0],
          [40, 0],
          [50, 0],
        ]),
      },
      { patch: 2 },
    ],
    argNames,
    expect: tensor([
      [
        [9, -1],
        [21, 105],
        [33, 107],
        [49, 113],
        [61, 115],
      ],
    ]),
    points: 2,
    layout,
    source: 'computed by hand in the statement',
  }),
  example('the worked example: one patch of two channels', {
    call: 'patchEmbed',
    args: [
      tensor([
        [
          [
            [1, 10],
            [2, 20],
          ],
          [
            [3, 30],
            [4, 40],
          ],
        ],
      ]),
      {
        w: tensor([
          [0, 0],
          [1, 0],
          [0, 1],
          [0, 0],
          [0, 0],
          [0, 0],
          [0, 0],
          [0, 0],
        ]),
        b: filled([2], 0),
        classToken: filled([2], 0),
        positions: filled([2, 2], 0),
      },
      { patch: 2 },
    ],
    argNames,
    expect: tensor([
      [
        [0, 0],
        [10, 2],
      ],
    ]),
    points: 0,
    layout,
    source: 'computed by hand in the statement',
  }),
  example('a picture of a seven, taken apart', {
    call: 'apart',
    args: [SEVEN, 4],
    argNames: ['image', 'patch'],
    points: 0,
    picture: { as: 'image', title: 'nine patches of 4 by 4 pixels' },
  }),
  property('the pixels of each patch, as they are', {
    call: 'patchEmbed',
    sizes: { ...plan, d: oneOf(1) },
    args: (sizes, draw) => {
      const pixels = sizes.patch ** 2 * sizes.channels;
      const params = {
        w: identity(pixels),
        b: filled([pixels], 0),
        classToken: filled([pixels], 0),
        positions: filled([sizes.down * sizes.across + 1, pixels], 0),
      };
      return [drawImages(sizes, draw), params, { patch: sizes.patch }];
    },
    argNames,
    runs: 10,
    points: 3,
    layout,
  }),
  property('black images: bias, class token and positions', {
    call: 'patchEmbed',
    sizes: plan,
    args: (sizes, draw) => {
      const { batch, down, across, patch, channels } = sizes;
      const black = filled([batch, down * patch, across * patch, channels], 0);
      return [black, drawParams(sizes, draw), { patch }];
    },
    argNames,
    runs: 8,
    points: 2,
    layout,
  }),
  property('any images', {
    call: 'patchEmbed',
    sizes: plan,
    args: whole,
    argNames,
    runs: 12,
    points: 1,
    layout,
  }),
  invariant('each image by itself', {
    given: { sizes: { ...plan, batch: integer(2, 3) }, args: whole },
    argNames,
    runs: 5,
    points: 1,
    check: async ({ student }, [images, params, options]) => {
      const all = await student.patchEmbed(images, params, options);
      const last = images.slice([images.shape[0] - 1, 0, 0, 0], [1, -1, -1, -1]);
      const alone = await student.patchEmbed(last, params, options);
      return close(all.slice([images.shape[0] - 1, 0, 0], [1, -1, -1]), alone, {
        because: 'the other images of the batch have no part in its tokens',
      });
    },
  }),
  gradient('gradients reach the pixels and all that is learned', {
    call: 'embed',
    sizes: { wide: oneOf(true, false), channels: integer(1, 2), d: integer(2, 3) },
    args: ({ wide, ...sizes }, draw) => {
      // Never square: what mixes up height and width must show under every seed.
      const small = { ...sizes, batch: 2, patch: 2, down: wide ? 2 : 3, across: wide ? 3 : 2 };
      const { w, b, classToken, positions } = drawParams(small, draw);
      return [drawImages(small, draw), w, b, classToken, positions];
    },
    argNames: ['images', 'w', 'b', 'classToken', 'positions'],
    wrt: [0, 1, 2, 3, 4],
    runs: 4,
    points: 4,
  }),
  property('digits and small photographs', {
    call: 'patchEmbed',
    sizes: {
      batch: oneOf(2, 3),
      wide: oneOf(true, false),
      patch: oneOf(4, 8),
      channels: oneOf(1, 3),
      d: oneOf(32, 48),
    },
    args: ({ wide, ...sizes }, draw) => whole({ ...sizes, down: wide ? 4 : 7, across: wide ? 7 : 4 }, draw),
    argNames,
    runs: 2,
    points: 1,
    visibility: 'hidden',
    tolerance: { absolute: 1e-4, relative: 1e-4 },
    layout,
  }),
  property('one patch a pixel, and one patch an image', {
    call: 'patchEmbed',
    sizes: { patch: oneOf(1, 4), batch: integer(1, 2), channels: integer(1, 3), d: integer(1, 4) },
    args: ({ patch, batch, channels, d }, draw) => {
      const side = 4 / patch;
      return whole({ batch, down: side, across: side, patch, channels, d }, draw);
    },
    argNames,
    runs: 6,
    points: 1,
    visibility: 'hidden',
    layout,
  }),
]);
