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

const argNames = ['shape', 'draws'];
const dense = { inputs: integer(1, 6), units: integer(1, 7) };
const filters = { F: integer(2, 3), C: integer(1, 4), K: integer(1, 5) };

const count = (shape: readonly number[]) => shape.reduce((product, extent) => product * extent, 1);
const normal = (shape: readonly number[], draw: Draw) => [shape, draw.normal([count(shape)])];
const uniform = (shape: readonly number[], draw: Draw) => [shape, draw.uniform([count(shape)])];

/** Layers of LeNet-5, AlexNet and VGG-16, and one whose filters are wider than high. */
const SHAPES = {
  lenet: [5, 5, 6, 16],
  vgg: [3, 3, 3, 64],
  alexnet: [11, 11, 3, 8],
  wide: [2, 5, 3, 4],
  digits: [784, 10],
} as const;

export default defineCases([
  example('He: the worked example', {
    call: 'he',
    args: [[8, 1], tensor([1, -2, 0, 4, 0.5, -1, 2, -4])],
    argNames,
    expect: tensor([[0.5], [-1], [0], [2], [0.25], [-0.5], [1], [-2]]),
    points: 1,
    layout: { '': ['input', 'unit'] },
    source: 'computed by hand in the statement: fan-in 8, deviation ½',
  }),
  example('He: eight inputs of a 2 by 2 filter over two channels', {
    call: 'he',
    args: [[2, 2, 2, 1], tensor([1, -2, 0, 4, 0.5, -1, 2, -4])],
    argNames,
    expect: tensor([
      [
        [[0.5], [-1]],
        [[0], [2]],
      ],
      [
        [[0.25], [-0.5]],
        [[1], [-2]],
      ],
    ]),
    points: 1,
    layout: { '': ['row', 'column', 'channel', 'filter'] },
    source: 'by hand: fan-in 2 · 2 · 2 = 8',
  }),
  example('Glorot: the worked example', {
    call: 'glorot',
    args: [[2, 4], tensor([0, 0.25, 0.5, 0.75, 0.125, 0.375, 0.625, 0.875])],
    argNames,
    expect: tensor([
      [-1, -0.5, 0, 0.5],
      [-0.75, -0.25, 0.25, 0.75],
    ]),
    points: 1,
    layout: { '': ['input', 'unit'] },
    source: 'computed by hand in the statement: √(6 / 6) = 1',
  }),
  example('Glorot: a filter that is higher than wide, by hand', {
    call: 'glorot',
    args: [[2, 1, 1, 2], tensor([0, 0.25, 0.5, 0.75])],
    argNames,
    expect: tensor([[[[-1, -0.5]]], [[[0, 0.5]]]]),
    points: 1,
    layout: { '': ['row', 'column', 'channel', 'filter'] },
    source: 'by hand: fan-in 2 · 1, fan-out 2 · 2, √(6 / 6) = 1',
  }),
  property('He: dense layers', {
    call: 'he',
    sizes: dense,
    args: ({ inputs, units }, draw) => normal([inputs, units], draw),
    argNames,
    runs: 14,
    points: 2,
    layout: { '': ['input', 'unit'] },
  }),
  property('Glorot: dense layers', {
    call: 'glorot',
    sizes: dense,
    args: ({ inputs, units }, draw) => uniform([inputs, units], draw),
    argNames,
    runs: 14,
    points: 2,
    layout: { '': ['input', 'unit'] },
  }),
  property('He: filters', {
    call: 'he',
    sizes: filters,
    args: ({ F, C, K }, draw) => normal([F, F, C, K], draw),
    argNames,
    runs: 14,
    points: 2,
    layout: { '': ['row', 'column', 'channel', 'filter'] },
  }),
  property('Glorot: filters', {
    call: 'glorot',
    sizes: filters,
    args: ({ F, C, K }, draw) => uniform([F, F, C, K], draw),
    argNames,
    runs: 14,
    points: 1,
    layout: { '': ['row', 'column', 'channel', 'filter'] },
  }),
  invariant('the variance is 2 / fan-in, and 2 / (fan-in + fan-out)', {
    given: {
      sizes: { layer: oneOf('dense', 'filters') },
      args: ({ layer }, draw) => {
        const shape = layer === 'dense' ? [150, 100] : [5, 5, 12, 50];
        return [shape, draw.normal([15_000]), draw.uniform([15_000])];
      },
    },
    argNames: ['shape', 'normal draws', 'uniform draws'],
    runs: 2,
    points: 1,
    // The mean of 15,000 squares is off by a percent or so: ten times that is allowed.
    tolerance: { absolute: 0.12, relative: 0 },
    check: async ({ student, sizes }, [shape, normals, uniforms]) => {
      const [fanIn, fanOut] = sizes.layer === 'dense' ? [150, 100] : [300, 1250];
      const he = await student.he(shape, normals);
      const glorot = await student.glorot(shape, uniforms);
      const scaled = (weights: typeof he, by: number) => weights.square().mean().mul(by).reshape([1]);
      const because = 'the variance times the fans does not depend on the layer';
      return [
        close(scaled(he, fanIn / 2), tensor([1]), { because }),
        close(scaled(glorot, (fanIn + fanOut) / 2), tensor([1]), { because }),
        close(he.mean().mul(Math.sqrt(fanIn)).reshape([1]), tensor([0]), { because: 'the mean is 0' }),
        close(glorot.mean().mul(Math.sqrt(fanIn)).reshape([1]), tensor([0]), { because: 'the mean is 0' }),
      ];
    },
  }),
  property('He: layers of real networks', {
    call: 'he',
    sizes: { network: oneOf('lenet', 'vgg', 'alexnet', 'wide', 'digits') },
    args: ({ network }, draw) => normal(SHAPES[network as keyof typeof SHAPES], draw),
    argNames,
    runs: 5,
    points: 2,
    visibility: 'hidden',
  }),
  property('Glorot: layers of real networks', {
    call: 'glorot',
    sizes: { network: oneOf('lenet', 'vgg', 'alexnet', 'wide', 'digits') },
    args: ({ network }, draw) => uniform(SHAPES[network as keyof typeof SHAPES], draw),
    argNames,
    runs: 5,
    points: 2,
    visibility: 'hidden',
  }),
]);
