import { describe, expect, test } from 'vitest';
import { ADAPTERS } from './adapters.ts';
import type { VectorCase } from './vector-case.ts';

const tensor = (shape: number[], data: number[], dtype = 'float32') => ({ shape, data, dtype });

function adapt(topic: string, vector: Partial<VectorCase>) {
  const adapter = ADAPTERS[topic];
  if (!adapter) throw new Error(`no adapter for ${topic}`);
  return adapter({
    id: 'v',
    op: '',
    layout: '',
    inputs: {},
    params: {},
    expected: {},
    rtol: 0,
    atol: 0,
    ...vector,
  });
}

const image = tensor([1, 1, 2, 2], [1, 2, 3, 4]);
const onnxConv: Partial<VectorCase> = {
  op: 'onnx.Conv',
  layout: 'NCHW; conv weights OIHW (M,C/group,kH,kW)',
  inputs: { x: image, w: tensor([2, 1, 1, 1], [5, 7]) },
  params: { kernel_shape: [1, 1], pads: [0, 0, 0, 0] },
  expected: { y: tensor([1, 2, 2, 2], [5, 10, 15, 20, 7, 14, 21, 28]) },
};

describe('vectors become calls of the exercises', () => {
  test('a convolution in NCHW is given in NHWC, with a bias of zeros', () => {
    const adapted = adapt('conv2d_forward', onnxConv);
    if ('skip' in adapted) throw new Error(adapted.skip);
    const [x, w, b, options] = adapted.args(0, undefined);
    expect(x).toMatchObject({ shape: [1, 2, 2, 1] });
    expect(w).toMatchObject({ shape: [1, 1, 1, 2] });
    expect(b).toMatchObject({ shape: [2], data: Float32Array.of(0, 0) });
    expect(options).toEqual({ stride: 1, padding: 'valid' });
    expect(adapted.expected[0]).toMatchObject({ data: Float32Array.of(5, 7, 10, 14, 15, 21, 20, 28) });
  });

  test.each([
    ['dilation', { dilations: [2, 2] }],
    ['other padding than valid or same', { pads: [2, 0, 0, 0] }],
    ['groups', { group: 2 }],
    ['a stride per axis', { strides: [1, 2] }],
  ])('what the exercise does not define is skipped: %s', (reason, params) => {
    const vector = { ...onnxConv, params: { ...onnxConv.params, ...params } };
    expect(adapt('conv2d_forward', vector)).toEqual({ skip: reason });
  });

  test('pads that are those of same padding count as same', () => {
    const vector = {
      ...onnxConv,
      inputs: { x: image, w: tensor([1, 1, 2, 2], [1, 1, 1, 1]) },
      params: { pads: [0, 0, 1, 1] },
      expected: { y: tensor([1, 1, 2, 2], [10, 6, 7, 4]) },
    };
    const adapted = adapt('conv2d_forward', vector);
    expect('skip' in adapted ? adapted : adapted.args(0, undefined)[3]).toEqual({
      stride: 1,
      padding: 'same',
    });
  });

  test('a loss of every row is compared by its mean', () => {
    const adapted = adapt('cross_entropy', {
      op: 'optax.softmaxce',
      inputs: { logits: tensor([2, 2], [0, 0, 0, 0]), labels: tensor([2, 2], [1, 0, 0, 1]) },
      params: { reduction: 'none' },
      expected: { loss: tensor([2], [1, 3]) },
    });
    expect('skip' in adapted ? adapted : adapted.expected[0]).toMatchObject({
      shape: [],
      data: Float32Array.of(2),
    });
  });

  test('steps of an optimiser go on from the result before', () => {
    const adapted = adapt('optimizers', {
      op: 'tfjs.opt',
      inputs: { x0: tensor([1], [2]) },
      params: { optimizer: 'adam', learning_rate: 0.1, steps: 2 },
      expected: { x: tensor([1], [1.8]) },
    });
    if ('skip' in adapted) throw new Error(adapted.skip);
    const after = {
      param: { dtype: 'float32' as const, shape: [1], data: Float32Array.of(1.9) },
      state: 'after one',
    };
    const [param, grad, state] = adapted.args(1, after);
    expect(param).toBe(after.param);
    expect(grad).toMatchObject({ data: Float32Array.of(3.799999952316284) });
    expect(state).toBe('after one');
    expect(adapted.expected[0]).toBeUndefined();
  });

  test('the pixels of a patch with channels first become pixels with their channels side by side', () => {
    const adapted = adapt('patch_embedding', {
      // One image of 1 by 2 pixels with two channels, cut into patches of one pixel.
      inputs: {
        x: tensor([1, 2, 1, 2], [1, 2, 3, 4]),
        proj_w: tensor([1, 2], [5, 6]),
        proj_b: tensor([1], [0]),
      },
      params: { patch_size: 1 },
      expected: { y: tensor([1, 2, 1], [23, 34]) },
    });
    if ('skip' in adapted) throw new Error(adapted.skip);
    const [images, params] = adapted.args(0, undefined);
    expect(images).toMatchObject({ shape: [1, 1, 2, 2], data: Float32Array.of(1, 3, 2, 4) });
    expect(params).toMatchObject({ w: { shape: [2, 1], data: Float32Array.of(5, 6) } });
    expect(adapted.expected[0]).toMatchObject({ shape: [1, 3, 1], data: Float32Array.of(0, 23, 34) });
  });

  test('gradients of filters with channels first are turned as the filters are', () => {
    const adapted = adapt('conv2d_backward', {
      op: 'tg.conv',
      layout: 'NCHW; w (F,C,HH,WW)',
      // Two channels of one pixel, one filter.
      inputs: {
        x: tensor([1, 2, 1, 1], [1, 2]),
        w: tensor([1, 2, 1, 1], [3, 4]),
        dout: tensor([1, 1, 1, 1], [5]),
      },
      params: { stride: 1, pad: 0 },
      expected: {
        dx: tensor([1, 2, 1, 1], [15, 20]),
        dw: tensor([1, 2, 1, 1], [5, 10]),
        db: tensor([1], [5]),
      },
    });
    if ('skip' in adapted) throw new Error(adapted.skip);
    const [, w, dy, options] = adapted.args(0, undefined);
    expect(w).toMatchObject({ shape: [1, 1, 2, 1], data: Float32Array.of(3, 4) });
    expect(dy).toMatchObject({ shape: [1, 1, 1, 1] });
    expect(options).toEqual({ stride: 1, padding: 'valid' });
    expect(adapted.expected[0]).toMatchObject({ dx: { shape: [1, 1, 1, 2] }, dw: { shape: [1, 1, 2, 1] } });
  });

  test.each([
    [true, 'stepDecay'],
    [false, 'exponentialDecay'],
  ])('an exponential schedule in stairs (%s) is %s', (staircase, call) => {
    const adapted = adapt('lr_schedules', {
      inputs: { steps: tensor([1], [3]) },
      params: { schedule: 'exponential', initial: 0.1, decay_rate: 0.5, decay_steps: 3, staircase },
      expected: { lr: tensor([1], [0.05]) },
    });
    expect(adapted).toMatchObject({ exercise: 'cnn/lr-schedules', call });
  });

  test('what dropout silenced is read off the result', () => {
    const x = tensor([3], [2, 4, 6]);
    const training = { ratio: tensor([], [0.5]), training_mode: tensor([], [1], 'bool') };
    const expected = { y: tensor([3], [4, 0, 12]) };
    const adapted = adapt('dropout', { inputs: { x, ...training }, expected });
    if ('skip' in adapted) throw new Error(adapted.skip);
    const [, rate, draws, inTraining] = adapted.args(0, undefined);
    expect([rate, inTraining]).toEqual([0.5, true]);
    expect(Array.from((draws as { data: Float32Array }).data, (draw) => draw < 0.5)).toEqual([
      false,
      true,
      false,
    ]);
    expect(adapt('dropout', { inputs: { x }, expected: { y: x } })).toMatchObject({ call: 'dropout' });
  });

  test('a centre crop begins in the middle; one that has to pad is skipped', () => {
    const vector = (shape: number[]) => ({
      op: 'onnx.CenterCropPad',
      inputs: { x: tensor([3, 2, 1], [1, 2, 3, 4, 5, 6]) },
      expected: { y: tensor(shape, Array(shape.reduce((a, b) => a * b)).fill(3)) },
    });
    const adapted = adapt('augmentation_crop_flip_pad', vector([1, 2, 1]));
    if ('skip' in adapted) throw new Error(adapted.skip);
    expect(adapted.args(0, undefined).slice(1)).toEqual([[[1, 0]], { height: 1, width: 2 }]);
    expect(adapt('augmentation_crop_flip_pad', vector([4, 2, 1]))).toEqual({
      skip: 'padding, or another size',
    });
  });

  test('a logarithm of softmax is minus the loss of its row against its class', () => {
    const adapted = adapt('log_softmax', {
      inputs: { x: tensor([2, 2], [1, 2, 3, 4]) },
      expected: { y: tensor([2, 2], [-1, -2, -3, -4]) },
    });
    if ('skip' in adapted) throw new Error(adapted.skip);
    expect(adapted.calls).toBe(4);
    const [row, label] = adapted.args(3, undefined);
    expect(row).toMatchObject({ shape: [1, 2], data: Float32Array.of(3, 4) });
    expect(label).toMatchObject({ shape: [1, 2], data: Float32Array.of(0, 1) });
    expect(adapted.expected[3]).toMatchObject({ shape: [], data: Float32Array.of(4) });
  });
});
