import {
  close,
  type Draw,
  defineCases,
  example,
  gradient,
  integer,
  invariant,
  kernelsAtMost,
  noLeak,
  oneOf,
  property,
  tensor,
} from '@descent/exercise';

const layout = { '': ['row', 'column'] };
const picture = { as: 'heatmap', title: 'The feature map' } as const;

interface Plan {
  H: number;
  W: number;
  F: number;
  G: number;
}
const scene = ({ H, W, F, G }: Plan, draw: Draw) => [draw.normal([H, W]), draw.normal([F, G])];

export default defineCases([
  example("the lecture's filter for vertical edges", {
    call: 'filter2d',
    args: [
      tensor(Array.from({ length: 5 }, () => [10, 10, 10, 0, 0, 0])),
      tensor([
        [1, 0, -1],
        [1, 0, -1],
        [1, 0, -1],
      ]),
    ],
    expect: tensor([
      [0, 30, 30, 0],
      [0, 30, 30, 0],
      [0, 30, 30, 0],
    ]),
    points: 1,
    layout,
    picture,
    source: 'lecture 5, basics of convolution, the matrices of the page',
  }),
  example('the worked example', {
    call: 'filter2d',
    args: [
      tensor([
        [1, 2, 0],
        [3, 4, 1],
      ]),
      tensor([
        [1, 0],
        [2, -1],
      ]),
    ],
    expect: tensor([[3, 9]]),
    points: 1,
    layout,
    source: 'computed by hand in the statement',
  }),
  property('square filters on square images', {
    call: 'filter2d',
    sizes: { F: integer(2, 3), more: integer(1, 4) },
    args: ({ F, more }, draw) => scene({ H: F + more, W: F + more, F, G: F }, draw),
    runs: 12,
    points: 1,
    layout,
    picture,
  }),
  property('any filter on any image', {
    call: 'filter2d',
    sizes: { F: integer(1, 4), G: integer(2, 4), down: integer(0, 4), across: integer(1, 5) },
    where: ({ down, across }) => down !== across,
    args: ({ F, G, down, across }, draw) => scene({ H: F + down, W: G + across, F, G }, draw),
    runs: 20,
    points: 2,
    layout,
    picture,
  }),
  invariant('a shifted image has a shifted map, and a filter with a single 1 copies the image', {
    given: {
      sizes: { H: integer(4, 7), W: integer(5, 8), u: integer(0, 1), v: integer(0, 2) },
      args: ({ H, W, u, v }, draw) => [
        ...scene({ H, W, F: 2, G: 3 }, draw),
        tensor([0, 1].map((i) => [0, 1, 2].map((j) => Number(i === u && j === v)))),
      ],
    },
    argNames: ['image', 'kernel', 'a single 1'],
    runs: 6,
    points: 1,
    layout,
    check: async ({ student, sizes }, [image, kernel, one]) => {
      const { H, W, u, v } = sizes;
      const map = await student.filter2d(image, kernel);
      const moved = await student.filter2d(image.slice([1, 2], [H - 1, W - 2]), kernel);
      return [
        close(moved, map.slice([1, 2], [H - 2, W - 4]), { because: 'the same weights look at every place' }),
        close(await student.filter2d(image, one), image.slice([u, v], [H - 1, W - 2]), {
          because: `a filter with a 1 at (${u}, ${v}) answers with the pixel that it meets there`,
        }),
      ];
    },
  }),
  gradient('gradients reach the filter and the image', {
    call: 'filter2d',
    sizes: { H: integer(3, 5), W: integer(3, 5), F: integer(1, 3), G: integer(1, 2) },
    args: scene,
    wrt: [0, 1],
    runs: 6,
    points: 4,
  }),
  property('an image of some size with few operations', {
    call: 'filter2d',
    sizes: { F: oneOf(3, 5) },
    args: ({ F }, draw) => scene({ H: 24, W: 31, F, G: F }, draw),
    runs: 2,
    points: 0,
    cost: [noLeak({ points: 1 }), kernelsAtMost({ timesMax: 8, points: 1 })],
    layout,
  }),
  property('pixels from 0 to 255', {
    call: 'filter2d',
    sizes: { F: oneOf(3, 2, 5), G: oneOf(3, 5) },
    args: ({ F, G }, draw) => [
      draw.integers([28, 23], { min: 0, max: 255 }),
      draw.integers([F, G], { min: -4, max: 4 }),
    ],
    runs: 6,
    points: 0.5,
    visibility: 'hidden',
    layout,
  }),
  property('a filter as large as the image, or as long', {
    call: 'filter2d',
    sizes: { H: integer(2, 5), W: integer(3, 6), tall: oneOf(true, false) },
    args: ({ H, W, tall }, draw) => scene({ H, W, F: H, G: tall ? 1 : W }, draw),
    runs: 8,
    points: 0.5,
    visibility: 'hidden',
    layout,
  }),
]);
