import { close, defineCases, example, integer, invariant, oneOf, property, tensor } from '@descent/exercise';

/** A count is right or wrong. */
const tolerance = { absolute: 0.01, relative: 0 };
/** A layer by the numbers that its paper gives. */
const FILTERS = {
  'LeNet-5, C1': [5, 1, 6, true],
  'AlexNet, first layer': [11, 3, 96, true],
  'VGG-16, last convolution': [3, 512, 512, true],
  'ResNet-50, first layer': [7, 3, 64, false],
  'ResNet-50, a bottleneck': [1, 256, 64, false],
} as const;
const NEURONS = {
  'LeNet-5, F6': [120, 84],
  'AlexNet, first dense layer': [9216, 4096],
  'VGG-16, first dense layer': [25_088, 4096],
  'ResNet-50, last layer': [2048, 1000],
} as const;

export default defineCases([
  example('dense: 784 pixels of a digit, ten classes', {
    call: 'denseParams',
    args: [784, 10],
    expect: 7850,
    points: 1,
    tolerance,
    source: 'lecture 5: MNIST has 28 · 28 = 784 pixels; computed by hand in the statement',
  }),
  example('dense: 150,528 numbers of a photograph, a thousand units', {
    call: 'denseParams',
    args: [150_528, 1000],
    expect: 150_529_000,
    points: 2,
    tolerance,
    source: 'lecture 5: 224 · 224 · 3 = 150,528; (150,528 + 1) · 1000 by hand',
  }),
  example('filters: the 270 parameters of the lecture', {
    call: 'convParams',
    args: [3, 3, 10, false],
    expect: 270,
    points: 1,
    tolerance,
    source: 'lecture 5, feature maps: 10 filters of size 3 · 3 · 3',
  }),
  example('filters: the same with biases', {
    call: 'convParams',
    args: [3, 3, 10, true],
    expect: 280,
    points: 1,
    tolerance,
    source: 'by hand: 270 + 10',
  }),
  property('dense: any layer', {
    call: 'denseParams',
    // The large ones have an odd number of parameters beyond 2²⁴: float32 holds none of them.
    sizes: { large: oneOf(false, true), inputs: integer(2, 300), units: integer(1, 300) },
    args: ({ large, inputs, units }) => (large ? [100_000 + 2 * inputs, 501 + 2 * units] : [inputs, units]),
    runs: 12,
    points: 2,
    tolerance,
  }),
  property('filters: any layer', {
    call: 'convParams',
    sizes: { bias: oneOf(false, true), f: integer(2, 11), c: integer(2, 64), k: integer(2, 64) },
    args: ({ f, c, k, bias }) => [f, c, k, bias],
    runs: 16,
    points: 2,
    tolerance,
  }),
  invariant('two layers side by side have the parameters of both', {
    given: {
      sizes: {
        bias: oneOf(false, true),
        f: integer(2, 5),
        c: integer(2, 8),
        k: integer(1, 8),
        more: integer(1, 8),
      },
      args: ({ f, c, k, more, bias }) => [f, c, k, more, bias],
    },
    argNames: ['f', 'c', 'k', 'more filters', 'bias'],
    runs: 6,
    points: 1,
    tolerance,
    check: async ({ student }, [f, c, k, more, bias]) => {
      const together = await student.convParams(f, c, k + more, bias);
      const apart = (await student.convParams(f, c, k, bias)) + (await student.convParams(f, c, more, bias));
      const wide = await student.denseParams(f * f * c, k + more);
      return [
        close(tensor([together]), tensor([apart]), { because: 'filters share nothing with each other' }),
        close(tensor([await student.convParams(f, c, k + more, true)]), tensor([wide]), {
          because: 'in one window a filter is a neuron that sees f · f · c numbers',
        }),
      ];
    },
  }),
  property('filters of published networks', {
    call: 'convParams',
    sizes: {
      layer: oneOf(
        'LeNet-5, C1',
        'AlexNet, first layer',
        'VGG-16, last convolution',
        'ResNet-50, first layer',
        'ResNet-50, a bottleneck',
      ),
    },
    args: ({ layer }) => FILTERS[layer as keyof typeof FILTERS],
    runs: 5,
    points: 1,
    visibility: 'hidden',
    tolerance,
  }),
  property('dense layers of published networks', {
    call: 'denseParams',
    sizes: {
      layer: oneOf(
        'LeNet-5, F6',
        'AlexNet, first dense layer',
        'VGG-16, first dense layer',
        'ResNet-50, last layer',
      ),
    },
    args: ({ layer }) => NEURONS[layer as keyof typeof NEURONS],
    runs: 4,
    points: 1,
    visibility: 'hidden',
    tolerance,
  }),
]);
