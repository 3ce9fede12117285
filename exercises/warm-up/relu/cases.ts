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

/** A shape of the given rank whose axes have 1 to 4 elements. */
function shapeOf(rank: number, draw: Draw): number[] {
  return Array.from({ length: rank }, () => Math.floor(draw.number(1, 5)));
}

/** The largest float32. */
const LARGEST = 3.4028234663852886e38;

export default defineCases([
  example('negatives become zero', {
    call: 'relu',
    args: [tensor([-2, -0.5, 0, 0.5, 2])],
    expect: tensor([0, 0, 0, 0.5, 2]),
    points: 0.5,
    source: 'Lecture 5, activation function: f(x) = max(0, x)',
  }),
  example('a bright-to-dark and a dark-to-bright edge', {
    call: 'relu',
    args: [
      tensor([
        [0, 30, 30, 0],
        [0, -30, -30, 0],
      ]),
    ],
    expect: tensor([
      [0, 30, 30, 0],
      [0, 0, 0, 0],
    ]),
    points: 0.5,
    layout: { '': ['row', 'column'] },
    source: "Lecture 5, basics of convolution: a row of the vertical edge's feature map, and its negative",
  }),
  example('a single number, of shape []', {
    call: 'relu',
    args: [tensor(-3)],
    expect: tensor(0),
    points: 0,
  }),
  property('tensors of any rank, scalars included', {
    call: 'relu',
    sizes: { rank: integer(0, 5) },
    args: ({ rank }, draw) => [draw.normal(shapeOf(rank, draw), { std: 3 })],
    runs: 25,
    points: 2,
  }),
  invariant('relu(x) − relu(−x) = x', {
    given: {
      sizes: { rows: oneOf(1, 4), columns: integer(1, 7) },
      args: ({ rows, columns }, draw) => [draw.normal([rows, columns], { std: 4 })],
    },
    runs: 16,
    points: 0.5,
    check: async ({ student }, [x]) => {
      const positive = await student.relu(x);
      const negative = await student.relu(x.neg());
      return [
        close(positive.sub(negative), x, {
          because: 'the positive part of x minus the positive part of −x is x',
        }),
        close(positive.add(negative), x.abs(), { because: 'the two parts together make |x|' }),
      ];
    },
  }),
  example('NaN stays NaN', {
    call: 'relu',
    args: [tensor([Number.NaN, -1, 2, Number.NaN])],
    expect: tensor([Number.NaN, 0, 2, Number.NaN]),
    points: 2.5,
    source: 'IEEE 754-2019, 9.6: maximum(NaN, 0) is NaN',
  }),
  example('infinities, the ends of float32, and zero with a sign', {
    call: 'relu',
    args: [tensor([Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY, -0, 0, -LARGEST, LARGEST, 1e30])],
    expect: tensor([0, Number.POSITIVE_INFINITY, 0, 0, 0, LARGEST, 1e30]),
    points: 2.5,
  }),
  property('values from very small to very large', {
    call: 'relu',
    sizes: { length: integer(2, 10), scale: oneOf(1, 1e-6, 1e6, 1e30) },
    args: ({ length, scale }, draw) => [draw.normal([length], { std: scale })],
    runs: 20,
    points: 0.5,
    tolerance: { absolute: 1e-12 },
  }),
  property('a batch of feature maps', {
    call: 'relu',
    sizes: { batch: oneOf(2, 5), size: oneOf(31, 64), channels: oneOf(3, 8) },
    args: ({ batch, size, channels }, draw) => [draw.normal([batch, size, size, channels])],
    runs: 2,
    points: 0.5,
    visibility: 'hidden',
    layout: { '': ['batch', 'row', 'column', 'channel'] },
  }),
  invariant('scaling by a positive number goes through', {
    given: {
      sizes: { length: integer(4, 16), scale: oneOf(2, 0.25, 100) },
      args: ({ length }, draw) => [draw.normal([length], { std: 4 })],
    },
    runs: 12,
    points: 0.5,
    visibility: 'hidden',
    check: async ({ student, sizes }, [x]) => {
      const scaled = await student.relu(x.mul(sizes.scale));
      const plain = await student.relu(x);
      return [
        close(scaled, plain.mul(sizes.scale), { because: 'max(0, c·x) = c·max(0, x) for c > 0' }),
        close(plain.mul(2).sub(x), x.abs(), { because: '2·max(0, x) − x = |x|' }),
      ];
    },
  }),
]);
