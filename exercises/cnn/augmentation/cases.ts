import {
  close,
  type Draw,
  defineCases,
  example,
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
}
const layout = { '': ['image', 'row', 'column', 'channel'] };
const picture = { as: 'image', title: 'The images afterwards' } as const;
/** Sines and cosines of angles in float32, and positions as large as the image. */
const tolerance = { absolute: 1e-3, relative: 1e-3 };

const some = { N: integer(2, 3), H: integer(3, 6), W: integer(4, 7), C: oneOf(1, 3) };
const grey = ({ N, H, W, C }: Plan, draw: Draw) => draw.uniform([N, H, W, C]);

/** A bright stroke with a foot, different in all four directions, and a single dot. */
const stroke = [
  [[0], [1], [0]],
  [[0], [1], [0]],
  [[0], [1], [0.5]],
];
const dot = [
  [[0], [0], [0]],
  [[0], [1], [0]],
  [[0], [0], [0]],
];
/** Draws that begin with one to keep, at the probability itself, and one to flip, so that no seed makes all alike. */
const draws = ({ N, probability }: { N: number; probability: number }, draw: Draw) =>
  tensor(
    Array.from({ length: N }, (_, n) => {
      if (n === 0) return probability;
      return n === 1 ? probability * 0.5 : draw.number(0, 1);
    }),
  );
/** An angle of its own for each image, none near another. */
const angles = (N: number, draw: Draw) =>
  tensor(Array.from({ length: N }, (_, n) => draw.number(0.3, 0.9) + n));
/** Offsets that differ from image to image, and row from column. */
const offsets = ({ N, down, across }: { N: number; down: number; across: number }, draw: Draw) => {
  const shift = Math.floor(draw.number(0, down + 1));
  return Array.from({ length: N }, (_, n) => [(shift + n) % (down + 1), (shift + 2 * n + 1) % (across + 1)]);
};
const crops = {
  ...some,
  height: integer(1, 3),
  width: integer(1, 3),
  down: integer(1, 3),
  across: integer(2, 4),
};
const crop = (sizes: Plan & Record<'height' | 'width' | 'down' | 'across', number>, draw: Draw) => {
  const { N, C, height, width, down, across } = sizes;
  return [
    grey({ N, H: height + down, W: width + across, C }, draw),
    offsets({ N, down, across }, draw),
    { height, width },
  ];
};

export default defineCases([
  example('crop: the worked example', {
    call: 'randomCrop',
    args: [
      tensor([
        [
          [[1], [2], [3]],
          [[4], [5], [6]],
        ],
        [
          [[1], [2], [3]],
          [[4], [5], [6]],
        ],
      ]),
      [
        [0, 1],
        [1, 0],
      ],
      { height: 1, width: 2 },
    ],
    expect: tensor([[[[2], [3]]], [[[4], [5]]]]),
    points: 1,
    layout,
    source: 'by hand in the statement',
  }),
  example('flip: the worked example', {
    call: 'randomFlip',
    args: [
      tensor([
        [
          [[1], [2], [3]],
          [[4], [5], [6]],
        ],
        [
          [[1], [2], [3]],
          [[4], [5], [6]],
        ],
      ]),
      tensor([0.25, 0.5]),
      0.5,
    ],
    expect: tensor([
      [
        [[3], [2], [1]],
        [[6], [5], [4]],
      ],
      [
        [[1], [2], [3]],
        [[4], [5], [6]],
      ],
    ]),
    points: 1,
    layout,
    source: 'by hand in the statement',
  }),
  example('rotation: the worked example', {
    call: 'rotate',
    args: [tensor([stroke, dot]), tensor([Math.PI / 2, Math.atan2(3, 4)])],
    expect: tensor([
      [
        [[0], [0], [0.5]],
        [[1], [1], [1]],
        [[0], [0], [0]],
      ],
      [
        [[0], [0.08], [0]],
        [[0.08], [1], [0.08]],
        [[0], [0.08], [0]],
      ],
    ]),
    points: 0,
    tolerance,
    layout,
    picture,
    source: 'by hand in the statement',
  }),
  // All mistakes of a rotation show here: no side is as long as another, and something comes from outside.
  example('rotation: an image that is wider than high', {
    call: 'rotate',
    args: [
      tensor([
        [
          [[1], [2], [3]],
          [[4], [5], [6]],
        ],
        [
          [[1], [2], [3]],
          [[4], [5], [6]],
        ],
      ]),
      tensor([Math.PI / 2, 0]),
    ],
    expect: tensor([
      [
        [[1.25], [4], [2.75]],
        [[0.75], [3], [2.25]],
      ],
      [
        [[1], [2], [3]],
        [[4], [5], [6]],
      ],
    ]),
    points: 1,
    tolerance,
    layout,
    source: 'by hand in the statement: every pixel is the mean of four, of which some lie outside',
  }),
  example('colours: the worked example', {
    call: 'colorJitter',
    args: [
      tensor([
        [
          [
            [0.2, 0.4],
            [0.6, 0.8],
          ],
        ],
        [
          [
            [0, 0.25],
            [0.5, 0.25],
          ],
        ],
      ]),
      tensor([3, 1]),
      tensor([0.1, 0.5]),
    ],
    expect: tensor([
      [
        [
          [0, 0.3],
          [0.9, 1],
        ],
      ],
      [
        [
          [0.5, 0.75],
          [1, 0.75],
        ],
      ],
    ]),
    points: 1,
    layout,
    source: 'by hand in the statement: means 0.5 and 0.25',
  }),
  property('crop: a place of its own for each image', {
    call: 'randomCrop',
    sizes: crops,
    args: crop,
    runs: 14,
    points: 3,
    layout,
    picture,
  }),
  property('flip: some images and others not', {
    call: 'randomFlip',
    sizes: { ...some, probability: oneOf(0.5, 0.25) },
    args: ({ probability, ...sizes }, draw) => [
      grey(sizes, draw),
      draws({ N: sizes.N, probability }, draw),
      probability,
    ],
    runs: 12,
    points: 3,
    layout,
    picture,
  }),
  property('rotation: an angle of its own for each image', {
    call: 'rotate',
    sizes: some,
    args: (sizes, draw) => [grey(sizes, draw), angles(sizes.N, draw)],
    runs: 12,
    points: 3,
    tolerance,
    layout,
    picture,
  }),
  property('colours: each image about its own mean', {
    call: 'colorJitter',
    sizes: some,
    args: (sizes, draw) => [
      grey(sizes, draw),
      tensor(Array.from({ length: sizes.N }, (_, n) => draw.number(0.4, 0.6) + n)),
      tensor(Array.from({ length: sizes.N }, (_, n) => draw.number(0.1, 0.2) * (n % 2 === 0 ? 1 : -1))),
    ],
    runs: 12,
    points: 3,
    layout,
    picture,
  }),
  invariant('twice flipped is as before, no turn changes nothing, nor do the colours that are kept', {
    given: { sizes: some, args: (sizes, draw) => [grey(sizes, draw)] },
    argNames: ['images'],
    runs: 4,
    points: 0,
    tolerance,
    check: async ({ student, sizes }, [images]) => {
      const all = (value: number) => tensor(Array.from({ length: sizes.N }, () => value));
      const twice = await student.randomFlip(await student.randomFlip(images, all(0), 1), all(0), 1);
      return [
        close(twice, images, { because: 'the mirror of the mirror is the image' }),
        close(await student.rotate(images, all(0)), images, { because: 'an angle of 0 turns nothing' }),
        close(await student.colorJitter(images, all(1), all(0)), images, {
          because: 'a contrast of 1 and a brightness of 0 change nothing',
        }),
      ];
    },
  }),
  property('crop: from larger images', {
    call: 'randomCrop',
    sizes: { N: integer(2, 4), C: oneOf(3, 1) },
    args: (sizes, draw) => crop({ ...sizes, H: 0, W: 0, height: 9, width: 12, down: 4, across: 5 }, draw),
    runs: 3,
    points: 1,
    visibility: 'hidden',
    layout,
  }),
  property('flip: a whole batch', {
    call: 'randomFlip',
    sizes: { N: integer(6, 10), probability: oneOf(0.5, 0.75) },
    args: ({ N, probability }, draw) => [
      grey({ N, H: 5, W: 6, C: 2 }, draw),
      draws({ N, probability }, draw),
      probability,
    ],
    runs: 3,
    points: 1,
    visibility: 'hidden',
    layout,
  }),
  property('rotation: larger images', {
    call: 'rotate',
    sizes: { H: oneOf(9, 12), W: oneOf(10, 7), C: oneOf(3, 1) },
    args: (sizes, draw) => [grey({ N: 2, ...sizes }, draw), angles(2, draw)],
    runs: 3,
    points: 1,
    visibility: 'hidden',
    tolerance: { absolute: 2e-3, relative: 1e-3 },
    layout,
  }),
  property('colours: strong changes', {
    call: 'colorJitter',
    sizes: { N: integer(2, 4), C: oneOf(3, 2) },
    args: ({ N, C }, draw) => [
      grey({ N, H: 6, W: 5, C }, draw),
      draw.uniform([N], { min: 1.5, max: 3 }),
      draw.uniform([N], { min: 0.1, max: 0.4 }),
    ],
    runs: 3,
    points: 1,
    visibility: 'hidden',
    layout,
  }),
]);
