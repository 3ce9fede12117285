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

const layout = { '': ['image', 'row', 'column', 'channel'] };
const tolerance = { absolute: 1e-4, relative: 1e-4 };

/** Filters from each width to the next: [3, 4, 4] is two convolutions. */
const stack = (widths: readonly number[], draw: Draw) =>
  widths.slice(1).map((K, k) => ({
    w: draw.normal([3, 3, widths[k] ?? 1, K], { std: 0.5 }),
    b: draw.normal([K], { std: 0.5 }),
  }));
const maps = (sizes: { N: number; H: number; W: number; C: number }, draw: Draw) =>
  draw.normal([sizes.N, sizes.H, sizes.W, sizes.C], { mean: 0.3 });

/** Filters of 3 × 3 that look at the middle only. */
const middle = (value: number) =>
  tensor([0, 1, 2].map((u) => [0, 1, 2].map((v) => [[u === 1 && v === 1 ? value : 0]])));

const some = { N: integer(1, 2), H: integer(4, 7), W: integer(4, 8), C: integer(1, 3), K: integer(2, 4) };

export default defineCases([
  example('the worked example', {
    call: 'vggBlock',
    args: [
      tensor([
        [
          [[1], [2]],
          [[3], [-4]],
        ],
      ]),
      [
        { w: middle(2), b: tensor([-3]) },
        { w: middle(-1), b: tensor([5]) },
      ],
    ],
    expect: tensor([[[[5]]]]),
    points: 1,
    layout,
    source: 'computed by hand in the statement',
  }),
  example('three rows, of which two are pooled', {
    call: 'vggBlock',
    args: [
      tensor([
        [
          [[1], [2], [7], [8]],
          [[3], [4], [9], [6]],
          [[0], [0], [0], [0]],
        ],
      ]),
      [
        { w: middle(1), b: tensor([0]) },
        { w: middle(-1), b: tensor([5]) },
      ],
    ],
    expect: tensor([[[[4], [0]]]]),
    points: 1,
    layout,
    source: 'by hand: 5 − x, the largest of the first four is 5 − 1, those of the next are all below zero',
  }),
  property('one convolution', {
    call: 'vggBlock',
    sizes: some,
    args: ({ K, ...sizes }, draw) => [maps(sizes, draw), stack([sizes.C, K], draw)],
    runs: 12,
    points: 2,
    tolerance,
    layout,
  }),
  property('two or three convolutions', {
    call: 'vggBlock',
    sizes: { ...some, depth: integer(2, 3) },
    args: ({ K, depth, ...sizes }, draw) => [
      maps(sizes, draw),
      stack([sizes.C, ...Array.from({ length: depth }, (_, k) => K + k)], draw),
    ],
    runs: 14,
    points: 3,
    tolerance,
    layout,
  }),
  invariant('n convolutions see n pixels to each side, and no further', {
    given: {
      sizes: { depth: integer(1, 3), C: integer(1, 2) },
      args: ({ depth, C }, draw) => {
        // Positive weights: what is seen is not cancelled, and not cut off by a ReLU.
        const filters = Array.from({ length: depth }, () => ({
          w: draw.uniform([3, 3, C, C], { min: 0.05, max: 0.15 }),
          b: draw.uniform([C], { min: 0.1, max: 0.2 }),
        }));
        return [draw.uniform([1, 12, 12, C], { min: 0.5, max: 1 }), filters];
      },
    },
    argNames: ['x', 'filters'],
    runs: 6,
    points: 1,
    tolerance,
    layout,
    check: async ({ student, sizes }, [x, filters]) => {
      const { depth, C } = sizes;
      const before = await student.vggBlock(x, filters);
      // The first pixel beyond what the windows of rows 0 and 1 can see.
      const far = depth + 2;
      const lit = x
        .slice([0, 0, 0, 0], [1, far, 12, C])
        .concat(x.slice([0, far, 0, 0], [1, -1, -1, -1]).add(1), 1);
      const after = await student.vggBlock(lit, filters);
      const row = [1, 1, before.shape[2], C];
      return close(after.slice([0, 0, 0, 0], row), before.slice([0, 0, 0, 0], row), {
        because: `${depth} convolutions see ${depth} pixels to each side of the first two rows`,
      });
    },
  }),
  gradient('gradients reach the maps and all parameters', {
    call: 'ofTwo',
    sizes: { N: integer(1, 2), H: integer(2, 4), W: integer(2, 4), C: integer(1, 2), K: integer(1, 2) },
    // Positive throughout: of equal maxima, as zeros after a ReLU are, anyone may have the gradient.
    args: ({ K, ...sizes }, draw) => {
      const positive = (shape: readonly number[]) => draw.uniform(shape, { min: 0.1, max: 1 });
      const filters = [sizes.C, K].flatMap((from) => [positive([3, 3, from, K]), positive([K])]);
      return [positive([sizes.N, sizes.H, sizes.W, sizes.C]), ...filters];
    },
    wrt: [0, 1, 2, 3, 4],
    argNames: ['x', 'w1', 'b1', 'w2', 'b2'],
    runs: 5,
    points: 4,
    tolerance: { absolute: 1e-3, relative: 1e-3 },
  }),
  property('maps of an odd size', {
    call: 'vggBlock',
    sizes: { H: oneOf(3, 5, 7), W: oneOf(5, 3, 9), C: integer(1, 2), K: integer(1, 3) },
    args: ({ K, ...sizes }, draw) => [maps({ N: 1, ...sizes }, draw), stack([sizes.C, K, K], draw)],
    runs: 8,
    points: 2,
    tolerance,
    layout,
  }),
  property('blocks of realistic width', {
    call: 'vggBlock',
    sizes: { depth: integer(2, 3), N: integer(1, 2) },
    args: ({ depth, N }, draw) => [
      maps({ N, H: 12, W: 10, C: 3 }, draw),
      stack([3, ...Array.from({ length: depth }, () => 8)], draw).map(({ w, b }) => ({ w, b })),
    ],
    runs: 3,
    points: 2,
    visibility: 'hidden',
    tolerance: { absolute: 2e-3, relative: 1e-3 },
    layout,
  }),
]);
