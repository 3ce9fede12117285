import { close, defineCases, example, integer, invariant, oneOf, property, tensor } from '@descent/exercise';

/** Counts and sizes are right or wrong. */
const tolerance = { absolute: 0.01, relative: 0 };
const argNames = ['input', 'layers'];

const conv = (filters: number, size: number, rest: object = {}) => ({ kind: 'conv', filters, size, ...rest });
const pool = (size: number, stride: number) => ({ kind: 'pool', size, stride });
const dense = (units: number) => ({ kind: 'dense', units });
const flatten = { kind: 'flatten' };
const batchNorm = { kind: 'batchNorm' };

const LENET = [
  conv(6, 5, { padding: 2 }),
  pool(2, 2),
  conv(16, 5),
  pool(2, 2),
  flatten,
  dense(120),
  dense(84),
  dense(10),
];
const ALEXNET = [
  conv(64, 11, { stride: 4, padding: 2 }),
  pool(3, 2),
  conv(192, 5, { padding: 2 }),
  pool(3, 2),
  conv(384, 3, { padding: 1 }),
  conv(256, 3, { padding: 1 }),
  conv(256, 3, { padding: 1 }),
  pool(3, 2),
  flatten,
  dense(4096),
  dense(4096),
  dense(1000),
];
const vggBlock = (filters: number, times: number) => [
  ...Array.from({ length: times }, () => conv(filters, 3, { padding: 1 })),
  pool(2, 2),
];
const VGG16 = [
  ...vggBlock(64, 2),
  ...vggBlock(128, 2),
  ...vggBlock(256, 3),
  ...vggBlock(512, 3),
  ...vggBlock(512, 3),
  flatten,
  dense(4096),
  dense(4096),
  dense(1000),
];
/** A convolution without biases and its normalisation. */
const normed = (filters: number, size: number, stride = 1) => [
  conv(filters, size, { stride, padding: (size - 1) / 2, bias: false }),
  batchNorm,
];
const bottleneck = (width: number, stride: number, first: boolean) => ({
  kind: 'residual',
  body: [...normed(width, 1), ...normed(width, 3, stride), ...normed(4 * width, 1)],
  shortcut: first ? normed(4 * width, 1, stride) : [],
});
const stage = (width: number, times: number, stride: number) =>
  Array.from({ length: times }, (_, k) => bottleneck(width, k === 0 ? stride : 1, k === 0));
const RESNET50 = [
  ...normed(64, 7, 2),
  { kind: 'pool', size: 3, stride: 2, padding: 1 },
  ...stage(64, 3, 1),
  ...stage(128, 4, 2),
  ...stage(256, 6, 2),
  ...stage(512, 3, 2),
  pool(7, 7),
  flatten,
  dense(1000),
];

export default defineCases([
  example('the worked example', {
    call: 'infer',
    args: [
      [8, 7, 3],
      [conv(10, 3, { bias: false }), pool(2, 2), flatten, dense(4)],
    ],
    argNames,
    expect: { shapes: [[6, 5, 10], [3, 2, 10], [60], [4]], params: [270, 0, 0, 244] },
    points: 2,
    tolerance,
    source: 'computed by hand in the statement; the 270 parameters of lecture 5',
  }),
  example('a stride that does not divide, a normalisation, a way round, and what is left out', {
    call: 'infer',
    args: [
      [5, 5, 2],
      [
        conv(4, 3, { stride: 2, padding: 'same' }),
        batchNorm,
        { kind: 'residual', body: [conv(6, 3, { padding: 1 })], shortcut: [conv(6, 1)] },
        { kind: 'pool', size: 2 },
      ],
    ],
    argNames,
    expect: {
      shapes: [
        [3, 3, 4],
        [3, 3, 4],
        [3, 3, 6],
        [2, 2, 6],
      ],
      params: [76, 8, 252, 0],
    },
    points: 1,
    tolerance,
    source:
      'by hand: 9 · 2 · 4 + 4, 2 · 4, and 9 · 4 · 6 + 6 beside 4 · 6 + 6; the pooling has a stride of 1',
  }),
  property('windows: any size, stride and padding', {
    call: 'infer',
    sizes: {
      kind: oneOf('conv', 'pool'),
      size: integer(2, 5),
      stride: integer(1, 3),
      padding: integer(0, 2),
      height: integer(6, 15),
      width: integer(6, 15),
      channels: integer(2, 4),
    },
    // A stride of 1 is left out, as an author would.
    args: ({ kind, size, stride, padding, height, width, channels }) => {
      const steps = stride === 1 ? { padding } : { stride, padding };
      return [[height, width, channels], [kind === 'conv' ? conv(5, size, steps) : { kind, size, ...steps }]];
    },
    argNames,
    runs: 24,
    points: 2,
    tolerance,
  }),
  property('windows: padding that keeps the size', {
    call: 'infer',
    sizes: {
      kind: oneOf('conv', 'pool'),
      size: integer(1, 5),
      stride: integer(1, 4),
      half: integer(2, 5),
      channels: integer(1, 3),
    },
    // Odd rows: whenever the stride is even, they do not divide.
    args: ({ kind, size, stride, half, channels }) => {
      const layer = { size, stride, padding: 'same' };
      return [
        [2 * half + 1, 3 * half + 1, channels],
        [kind === 'conv' ? conv(4, size, layer) : { kind, ...layer }],
      ];
    },
    argNames,
    runs: 24,
    points: 3,
    tolerance,
  }),
  property('small networks', {
    call: 'infer',
    sizes: {
      bias: oneOf(true, false),
      size: integer(2, 3),
      filters: integer(2, 6),
      side: integer(8, 12),
      channels: integer(1, 3),
      units: integer(2, 9),
    },
    args: ({ bias, size, filters, side, channels, units }) => [
      [side, side + 3, channels],
      [
        conv(filters, size, bias ? {} : { bias }),
        { kind: 'pool', size: 2 },
        conv(filters + 1, 3, { stride: 2, padding: 1 }),
        flatten,
        dense(units),
        dense(3),
      ],
    ],
    argNames,
    runs: 16,
    points: 3,
    tolerance,
  }),
  property('residual blocks with normalisation', {
    call: 'infer',
    sizes: { filters: integer(2, 6), half: integer(2, 5), channels: integer(2, 4), stride: oneOf(2, 1) },
    args: ({ filters, half, channels, stride }) => {
      const side = { padding: 'same', bias: false };
      const body = [conv(filters, 3, { ...side, stride }), batchNorm, conv(filters, 3, side), batchNorm];
      const shortcut = [conv(filters, 1, { ...side, stride }), batchNorm];
      const around = { kind: 'residual', body: [conv(filters, 3, { padding: 1 })], shortcut: [] };
      return [
        [2 * half + 1, 2 * half, channels],
        [{ kind: 'residual', body, shortcut }, around],
      ];
    },
    argNames,
    runs: 12,
    points: 3,
    tolerance,
  }),
  example('LeNet-5', {
    call: 'infer',
    args: [[28, 28, 1], LENET],
    argNames,
    expect: {
      shapes: [[28, 28, 6], [14, 14, 6], [10, 10, 16], [5, 5, 16], [400], [120], [84], [10]],
      params: [156, 0, 2416, 0, 0, 48_120, 10_164, 850],
    },
    points: 1,
    tolerance,
    source: 'LeCun et al. (1998) with every map of C3 connected to all of S2: 61,706 parameters',
  }),
  example('AlexNet', {
    call: 'parameters',
    args: [[224, 224, 3], ALEXNET],
    argNames,
    expect: { parameters: 61_100_840, last: [1000] },
    points: 1,
    tolerance,
    source: 'torchvision, alexnet: num_params 61,100,840',
  }),
  example('VGG-16', {
    call: 'parameters',
    args: [[224, 224, 3], VGG16],
    argNames,
    expect: { parameters: 138_357_544, last: [1000] },
    points: 1,
    tolerance,
    source: 'torchvision and Keras, VGG16: 138,357,544 parameters',
  }),
  invariant('a network in two halves is the network', {
    given: {
      sizes: { side: integer(9, 14), filters: integer(2, 5), cut: integer(1, 3) },
      args: ({ side, filters }) => [
        [side, side, 2],
        [conv(filters, 3), pool(2, 2), conv(filters, 2, { padding: 1 }), flatten, dense(3)],
      ],
    },
    argNames,
    runs: 4,
    points: 1,
    tolerance,
    check: async ({ student, sizes }, [input, layers]) => {
      const whole = await student.infer(input, layers);
      const front = await student.infer(input, layers.slice(0, sizes.cut));
      const back = await student.infer(front.shapes[sizes.cut - 1], layers.slice(sizes.cut));
      const because = 'a layer sees the shape before it, and nothing else';
      return [
        close(tensor([...front.params, ...back.params]), tensor([...whole.params]), { because }),
        close(tensor([...front.shapes, ...back.shapes].flat()), tensor([...whole.shapes].flat()), {
          because,
        }),
      ];
    },
  }),
  example('ResNet-50', {
    call: 'parameters',
    args: [[224, 224, 3], RESNET50],
    argNames,
    expect: { parameters: 25_557_032, last: [1000] },
    points: 2,
    visibility: 'hidden',
    tolerance,
    source: 'torchvision, resnet50: num_params 25,557,032',
  }),
]);
