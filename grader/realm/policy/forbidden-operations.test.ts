import { describe, expect, it } from 'vitest';
import { forbiddenNames, resolveForbidden } from './forbidden-operations.ts';

const none = () => false;
const resolve = (...names: readonly string[]) => resolveForbidden(names, none);

describe('a name of `forbids`', () => {
  it.each([
    ['relu', ['Relu']],
    ['matMul', ['BatchMatMul', '_FusedMatMul', 'Einsum']],
    ['einsum', ['Einsum']],
    ['softmax', ['Softmax']],
    ['oneHot', ['OneHot']],
    ['batchNorm', ['FusedBatchNorm']],
    ['dilation', ['Dilation2D', 'Dilation2DBackpropFilter', 'Dilation2DBackpropInput']],
    ['dropout', []],
    ['layers.dense', []],
  ])('%s stands for the kernels %j', (name, kernels) => {
    expect([...resolve(name).kernels.keys()]).toEqual(kernels);
  });

  it.each(['conv2d', 'conv1d'])('%s alone forbids every way to convolve', (name) => {
    const { kernels, operations } = resolve(name);
    for (const kernel of [
      'Conv2D',
      'FusedConv2D',
      'DepthwiseConv2dNative',
      'Conv2DBackpropInput',
      'Conv3D',
      'Dilation2D',
    ])
      expect(kernels.get(kernel)).toBe('convolution');
    expect(operations.get('conv2dTranspose')).toBe('conv2dTranspose');
    expect(operations.get(name)).toBe(name);
  });

  it.each([
    ['relu', 'relu'],
    ['leakyRelu', 'leakyrelu'],
    ['sigmoid', 'sigmoid'],
    ['elu', 'elu'],
  ])('%s is the activation %s of a fused kernel too', (name, activation) => {
    expect(resolve(name).activations.get(activation)).toBe(name);
  });

  it('forbids its namesake among the operations, however few kernels it has', () => {
    for (const name of forbiddenNames()) expect(resolve(name).operations.get(name)).toBe(name);
  });

  it('forbids differentiation and steps of optimisers only where it says so', () => {
    for (const name of forbiddenNames()) {
      const { gradients, optimizers } = resolve(name);
      expect([gradients, optimizers]).toEqual([name === 'gradients', name === 'optimizers']);
    }
  });

  it('of losses reaches the words that models are compiled with, those of cross-entropies included', () => {
    const { trainingWords, paths } = resolve('losses');
    for (const word of [
      'mse',
      'meanSquaredError',
      'hinge',
      'categoricalCrossentropy',
      'binaryCrossentropy',
      'ce',
    ])
      expect(trainingWords.has(word)).toBe(true);
    expect(paths.has('metrics.meanSquaredError')).toBe(true);
    expect(resolve('softmaxCrossEntropy').trainingWords.has('mse')).toBe(false);
  });

  it('of layers reaches one layer, or all', () => {
    expect([...resolve('layers.dense').layerClasses]).toEqual([['Dense', 'layers.dense']]);
    expect([...resolve('layers').layerClasses]).toEqual([['*', 'layers']]);
    expect([...resolve('layers').paths.keys()]).toContain('models.modelFromJSON');
  });

  it('of optimisers reaches each by its name and by its class', () => {
    const paths = [...resolve('optimizers').paths.keys()];
    for (const name of ['sgd', 'momentum', 'adagrad', 'adadelta', 'adam', 'adamax', 'rmsprop'])
      expect(paths).toEqual(expect.arrayContaining([`train.${name}`, `OptimizerConstructors.${name}`]));
    expect(paths.filter((path) => path.endsWith('Optimizer'))).toHaveLength(7);
  });
});

describe('names together', () => {
  it('forbid what each forbids, and none forbids nothing', () => {
    const { kernels, activations } = resolve('relu', 'softmax');
    expect([[...kernels], [...activations]]).toEqual([
      [
        ['Relu', 'relu'],
        ['Softmax', 'softmax'],
      ],
      [['relu', 'relu']],
    ]);
    const nothing = resolve();
    for (const part of [nothing.kernels, nothing.operations, nothing.paths, nothing.layerClasses])
      expect(part.size).toBe(0);
  });

  it('may stand there twice', () => {
    expect(resolve('relu', 'relu')).toEqual(resolve('relu'));
  });
});

describe('a name that has no entry', () => {
  it('is an operation of the library, and forbids that alone', () => {
    const { operations, kernels, paths } = resolveForbidden(['cumsum'], (name) => name === 'cumsum');
    expect([[...operations.keys()], kernels.size, paths.size]).toEqual([['cumsum'], 0, 0]);
  });

  it.each(['conv2dd', 'ReLU', '', 'constructor', 'toString', '__proto__', 'layers.*', 'tf.relu'])(
    'and is none is refused: %j, with what there is',
    (name) => {
      expect(() => resolve('relu', name)).toThrow(RangeError);
      expect(() => resolve('relu', name)).toThrow(
        `'${name}' is no operation of TensorFlow.js and no group; groups are relu, relu6, leakyRelu,`,
      );
    },
  );
});

it('every entry that another includes is there, and none includes itself for ever', () => {
  for (const name of forbiddenNames()) expect(() => resolve(name)).not.toThrow();
  expect(new Set(forbiddenNames()).size).toBe(forbiddenNames().length);
});
