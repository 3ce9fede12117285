import {
  close,
  type Draw,
  defineCases,
  example,
  gradient,
  holds,
  integer,
  invariant,
  oneOf,
  property,
  type TensorValue,
  tensor,
} from '@descent/exercise';

const layout = { '': ['batch', 'row', 'column', 'channel'] };

/** One image of one channel, [1, H, W, 1], from its rows. */
const grey = (rows: readonly (readonly number[])[]) =>
  tensor([rows.map((row) => row.map((value) => [value]))]);
/** One filter over one channel, [F, F, 1, 1], from its rows. */
const filter = (rows: readonly (readonly number[])[]) =>
  tensor(rows.map((row) => row.map((value) => [[value]])));

interface LayerSizes {
  readonly N?: number;
  readonly H: number;
  readonly W: number;
  readonly C?: number;
  readonly K?: number;
  readonly F: number;
}
const fits = ({ H, W, F }: LayerSizes) => F <= H && F <= W;
/** Images, filters and biases of these sizes. Biases are never small, so that leaving them out shows. */
const layer = ({ N = 1, H, W, C = 1, K = 1, F }: LayerSizes, draw: Draw): TensorValue[] => [
  draw.normal([N, H, W, C]),
  draw.normal([F, F, C, K]),
  draw.uniform([K], { min: 1, max: 2 }),
];

const brightToDark = Array.from({ length: 5 }, () => [10, 10, 10, 0, 0, 0]);

export default defineCases([
  example("the lecture's vertical edge", {
    call: 'conv2d',
    args: [
      grey(brightToDark),
      filter([
        [1, 0, -1],
        [1, 0, -1],
        [1, 0, -1],
      ]),
      tensor([0]),
    ],
    expect: grey(Array.from({ length: 3 }, () => [0, 30, 30, 0])),
    points: 1,
    layout,
    source: 'Lecture 5, basics of convolution: convolutional filters / kernels',
  }),
  example('the same edge with stride 2 and zeros around', {
    call: 'conv2d',
    args: [
      grey(brightToDark),
      filter([
        [1, 0, -1],
        [1, 0, -1],
        [1, 0, -1],
      ]),
      tensor([0]),
      { stride: 2, padding: 'same' },
    ],
    // Of the columns one zero is needed, and it stands on the right; of the rows one above and one below.
    expect: grey([
      [0, 20, 0],
      [0, 30, 0],
      [0, 20, 0],
    ]),
    points: 1,
    layout,
    source: 'computed by hand in the statement',
  }),
  example('the worked example of the statement', {
    call: 'conv2d',
    args: [
      grey([
        [1, 2, 0],
        [0, 1, 3],
        [2, 0, 1],
      ]),
      filter([
        [1, -1],
        [2, 0],
      ]),
      tensor([1]),
    ],
    expect: grey([
      [0, 5],
      [4, -1],
    ]),
    points: 1,
    layout,
    source: 'computed by hand in the statement',
  }),
  example('two images of two channels, two filters, and a column that no window reaches', {
    call: 'conv2d',
    args: [
      tensor([
        [
          [
            [1, 10],
            [0, 0],
            [9, 9],
          ],
          [
            [0, 0],
            [2, 0],
            [9, 9],
          ],
        ],
        [
          [
            [0, 0],
            [1, 0],
            [9, 9],
          ],
          [
            [0, 0],
            [0, 1],
            [9, 9],
          ],
        ],
      ]),
      tensor([
        [
          [
            [1, 0],
            [2, 1],
          ],
          [
            [5, 0],
            [0, 0],
          ],
        ],
        [
          [
            [0, 0],
            [0, 0],
          ],
          [
            [3, 0],
            [4, 1],
          ],
        ],
      ]),
      tensor([0.5, -0.5]),
      { stride: 2 },
    ],
    expect: tensor([[[[27.5, 9.5]]], [[[9.5, 0.5]]]]),
    points: 1,
    layout,
    source: 'by hand: 1 · 1 + 10 · 2 + 2 · 3 + 0.5, 10 − 0.5, 1 · 5 + 1 · 4 + 0.5, 1 − 0.5',
  }),
  property('one channel and one filter, any size', {
    call: 'conv2d',
    sizes: { F: integer(1, 4), H: integer(1, 9), W: integer(1, 9) },
    where: fits,
    args: layer,
    runs: 20,
    points: 1,
    layout,
  }),
  property('many channels, many filters', {
    call: 'conv2d',
    sizes: { F: integer(1, 3), C: integer(1, 4), K: integer(1, 5), H: integer(3, 7), W: integer(3, 7) },
    args: layer,
    runs: 20,
    points: 1,
    layout,
  }),
  property('a batch of images', {
    call: 'conv2d',
    sizes: {
      N: integer(2, 5),
      F: integer(1, 3),
      C: integer(1, 3),
      K: integer(1, 3),
      H: oneOf(3, 6),
      W: oneOf(3, 8),
    },
    args: layer,
    runs: 10,
    points: 1,
    layout,
  }),
  property('windows that jump: stride 2 and 3', {
    call: 'conv2d',
    sizes: {
      stride: integer(2, 3),
      F: integer(1, 4),
      H: integer(2, 11),
      W: integer(2, 11),
      C: integer(1, 2),
      K: integer(1, 2),
    },
    where: fits,
    args: (sizes, draw) => [...layer(sizes, draw), { stride: sizes.stride }],
    runs: 20,
    points: 2,
    layout,
  }),
  property("zeros around the image: padding 'same'", {
    call: 'conv2d',
    sizes: {
      stride: integer(1, 3),
      F: integer(1, 5),
      H: integer(1, 9),
      W: integer(1, 9),
      C: integer(1, 2),
      K: integer(1, 2),
    },
    args: (sizes, draw) => [...layer(sizes, draw), { stride: sizes.stride, padding: 'same' }],
    runs: 25,
    points: 2,
    layout,
  }),
  invariant('shifting the image shifts the feature maps', {
    given: {
      sizes: { F: integer(2, 3), H: integer(5, 8), W: integer(5, 8), C: integer(1, 2), K: integer(1, 2) },
      args: layer,
    },
    runs: 8,
    points: 0.5,
    layout,
    check: async ({ student, sizes }, [x, w, b]) => {
      const [, rows, columns] = x.shape;
      const moved = x.slice([0, 1, 2, 0], [-1, rows - 1, columns - 2, -1]);
      const maps = await student.conv2d(x, w, b);
      const mapsOfMoved = await student.conv2d(moved, w, b);
      const [spread] = await maps.max().sub(maps.min()).data();
      const expectedShape = [1, rows - sizes.F + 1, columns - sizes.F + 1, sizes.K];
      return [
        holds(
          String(maps.shape) === String(expectedShape),
          `expected feature maps of shape [${expectedShape}], got [${maps.shape}]`,
        ),
        holds(spread > 1e-3, 'the feature maps of a random image vary; yours are the same everywhere'),
        close(mapsOfMoved, maps.slice([0, 1, 2, 0], [-1, maps.shape[1] - 1, maps.shape[2] - 2, -1]), {
          because: 'an image moved up by 1 and left by 2 has its feature maps moved up by 1 and left by 2',
        }),
      ];
    },
  }),
  gradient('gradients reach the filters and the biases', {
    call: 'conv2d',
    sizes: {
      // With one number a channel, every order of a filter is the same.
      F: integer(2, 3),
      H: integer(3, 5),
      W: integer(3, 5),
      C: integer(1, 2),
      K: integer(1, 3),
      N: integer(1, 2),
      stride: oneOf(1, 2),
    },
    args: ({ stride, ...sizes }, draw) => [...layer(sizes, draw), { stride }],
    wrt: [1, 2],
    runs: 6,
    points: 5,
  }),
  property('everything at once', {
    call: 'conv2d',
    sizes: {
      padding: oneOf('valid', 'same'),
      stride: integer(1, 4),
      F: integer(1, 6),
      H: integer(1, 13),
      W: integer(1, 13),
      C: integer(1, 3),
      K: integer(1, 4),
      N: integer(1, 3),
    },
    where: (sizes) => sizes.padding === 'same' || fits(sizes),
    args: (sizes, draw) => [...layer(sizes, draw), { stride: sizes.stride, padding: sizes.padding }],
    runs: 30,
    points: 2,
    visibility: 'hidden',
    layout,
  }),
  invariant('the layer is linear in the image', {
    given: {
      sizes: { F: integer(1, 3), H: integer(3, 7), W: integer(3, 7), C: integer(1, 3), K: integer(1, 3) },
      args: (sizes, draw) => [...layer(sizes, draw), draw.normal([1, sizes.H, sizes.W, sizes.C])],
    },
    argNames: ['x', 'w', 'b', 'y'],
    runs: 8,
    points: 0.5,
    visibility: 'hidden',
    layout,
    check: async ({ student }, [x, w, b, y]) => {
      const silent = b.zerosLike();
      const sum = await student.conv2d(x.add(y.mul(3)), w, silent);
      const parts = (await student.conv2d(x, w, silent)).add((await student.conv2d(y, w, silent)).mul(3));
      const black = await student.conv2d(x.zerosLike(), w, b);
      return [
        close(sum, parts, {
          because: 'without bias, Z(x + 3y) = Z(x) + 3 Z(y)',
          tolerance: { absolute: 1e-4 },
        }),
        close(black, black.zerosLike().add(b), { because: 'a black image gives the bias everywhere' }),
      ];
    },
  }),
  property('layers of real networks', {
    call: 'conv2d',
    sizes: { images: oneOf('28 × 28 digits', '32 × 32 in colour') },
    args: ({ images }, draw) =>
      images === '28 × 28 digits'
        ? layer({ N: 2, H: 28, W: 28, C: 1, K: 6, F: 5 }, draw)
        : [...layer({ N: 1, H: 32, W: 32, C: 3, K: 10, F: 3 }, draw), { stride: 2, padding: 'same' }],
    runs: 2,
    points: 0.5,
    visibility: 'hidden',
    layout,
  }),
  property('raw pixels, filters as large as the image', {
    call: 'conv2d',
    sizes: { F: integer(2, 8), C: oneOf(1, 3), K: integer(1, 3), N: integer(1, 2) },
    args: ({ F, C, K, N }, draw) => [
      draw.integers([N, F, F, C], { min: 0, max: 255 }),
      draw.integers([F, F, C, K], { min: -9, max: 9 }),
      draw.integers([K], { min: -1000, max: 1000 }),
    ],
    runs: 8,
    points: 0.5,
    visibility: 'hidden',
    layout,
  }),
]);
