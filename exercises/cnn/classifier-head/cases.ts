import {
  close,
  type Draw,
  defineCases,
  example,
  gradient,
  integer,
  invariant,
  property,
  tensor,
} from '@descent/exercise';

interface Plan {
  batch: number;
  height: number;
  width: number;
  channels: number;
  classes: number;
}
const layout = { '': ['image', 'class'] };
const tolerance = { absolute: 1e-4, relative: 1e-3 };

const input = ({ batch, height, width, channels, classes }: Plan, draw: Draw, size = 0.6) => [
  draw.normal([batch, height, width, channels], { std: size }),
  draw.normal([height * width * channels, classes], { std: size }),
  draw.normal([classes]),
];

export default defineCases([
  example('the worked example', {
    call: 'head',
    args: [
      tensor([
        [
          [
            [1, 2],
            [3, 4],
          ],
        ],
      ]),
      tensor([
        [1, 0],
        [0, 1],
        [1, 1],
        [0, 0],
      ]),
      tensor([1, 0]),
    ],
    expect: tensor([[0.5, 0.5]]),
    points: 1,
    layout,
    source: 'computed by hand in the statement: both scores are 5',
  }),
  example('no features at all leave the biases', {
    call: 'head',
    args: [
      tensor([[[[0, 0]]], [[[0, 0]]]]),
      tensor([
        [1, 2, 3],
        [-1, 0, 1],
      ]),
      tensor([0, Math.log(2), Math.log(5)]),
    ],
    expect: tensor([
      [0.125, 0.25, 0.625],
      [0.125, 0.25, 0.625],
    ]),
    points: 1,
    layout,
    source: 'the definition: e⁰ : e^ln 2 : e^ln 5 = 1 : 2 : 5',
  }),
  example('four pixels, and scores of three hundred beside scores of none', {
    call: 'head',
    args: [
      tensor([
        [
          [[1], [2]],
          [[3], [4]],
        ],
        [
          [[0], [0]],
          [[0], [0]],
        ],
        [
          [[0], [2]],
          [[0], [0]],
        ],
      ]),
      tensor([
        [0, 0],
        [150, 0],
        [0, 100],
        [0, 0],
      ]),
      tensor([0, 0]),
    ],
    expect: tensor([
      [0.5, 0.5],
      [0.5, 0.5],
      [1, 0],
    ]),
    points: 1,
    layout,
    source:
      'by hand: both scores of the first image are 300, both of the second 0, of the third one each; e⁻³⁰⁰ is 0',
  }),
  property('maps of one pixel', {
    call: 'head',
    sizes: { batch: integer(2, 4), channels: integer(2, 6), classes: integer(2, 5) },
    args: (sizes, draw) => input({ ...sizes, height: 1, width: 1 }, draw),
    runs: 10,
    points: 2,
    tolerance,
    layout,
  }),
  property('maps of any size', {
    call: 'head',
    sizes: {
      batch: integer(1, 3),
      height: integer(1, 3),
      width: integer(2, 4),
      channels: integer(2, 4),
      classes: integer(2, 5),
    },
    args: (sizes, draw) => input(sizes, draw),
    runs: 16,
    points: 3,
    tolerance,
    layout,
  }),
  property('scores of a thousand', {
    call: 'head',
    sizes: { batch: integer(1, 3), channels: integer(2, 3), classes: integer(2, 4) },
    // Whole numbers: the scores are exact, and so are their differences.
    args: ({ batch, channels, classes }, draw) => [
      draw.integers([batch, 2, 1, channels], { min: 1, max: 4 }),
      draw.integers([2 * channels, classes], { min: 99, max: 100 }),
      draw.integers([classes], { min: -1, max: 1 }),
    ],
    runs: 8,
    points: 4,
    tolerance,
    layout,
  }),
  invariant('the probabilities of an image add up to 1, and images do not see each other', {
    given: {
      sizes: { height: integer(1, 3), width: integer(1, 3), channels: integer(1, 3), classes: integer(2, 4) },
      args: (sizes, draw) => input({ ...sizes, batch: 3 }, draw),
    },
    runs: 6,
    points: 1,
    tolerance,
    check: async ({ student, sizes }, [features, w, b]) => {
      const all = await student.head(features, w, b);
      const alone = await student.head(features.slice([1, 0, 0, 0], [1, -1, -1, -1]), w, b);
      return [
        close(all.sum(1), tensor([1, 1, 1]), { because: 'one of the classes it is' }),
        close(alone, all.slice([1, 0], [1, sizes.classes]), {
          because: 'an image has the same probabilities alone and in a batch',
        }),
      ];
    },
  }),
  gradient('gradients reach the maps, the weights and the biases', {
    call: 'head',
    sizes: {
      batch: integer(1, 2),
      height: integer(1, 2),
      width: integer(1, 3),
      channels: integer(1, 2),
      classes: integer(2, 3),
    },
    args: (sizes, draw) => input(sizes, draw),
    wrt: [0, 1, 2],
    runs: 6,
    points: 1,
    tolerance,
  }),
  property('the head of LeNet-5', {
    call: 'head',
    sizes: { batch: integer(1, 4) },
    args: ({ batch }, draw) => input({ batch, height: 5, width: 5, channels: 16, classes: 10 }, draw, 0.3),
    runs: 3,
    points: 2,
    visibility: 'hidden',
    tolerance,
    layout,
  }),
]);
