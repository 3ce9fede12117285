/** Convolution, pooling and batch normalisation: vectors in NCHW and NHWC to exercises in NHWC. */
import type { TensorValue } from '#grader/protocol.ts';
import { type Adapter, need, numberParam, once, skip, uniformParam } from './adaptation.ts';
import { channelsLast, filled, float32, reshape, transpose } from './plain-tensor.ts';
import type { VectorCase } from './vector-case.ts';

type Padding = 'valid' | 'same' | null;

/** 'valid' for no padding, 'same' where the pads are those that same padding adds; null for any other padding. */
export function paddingOf(
  vector: VectorCase,
  window: readonly number[],
  image: readonly number[],
  stride: number,
): Padding {
  const { pad, pads, auto_pad: autoPad } = vector.params;
  const given = pad ?? autoPad ?? pads ?? 0;
  if (given === 'valid' || given === 'VALID' || given === 0) return 'valid';
  if (given === 'same' || given === 'SAME_UPPER') return 'same';
  const both = typeof given === 'number' ? [given, given, given, given] : explicitPads(given);
  if (both === null) return null;
  if (both.every((amount) => amount === 0)) return 'valid';
  const missing = image.map((size, axis) =>
    Math.max((Math.ceil(size / stride) - 1) * stride + (window[axis] ?? 1) - size, 0),
  );
  const same = [...missing.map((m) => Math.floor(m / 2)), ...missing.map((m) => Math.ceil(m / 2))];
  return both.every((amount, index) => amount === same[index]) ? 'same' : null;
}

/** [top, left, bottom, right] from onnx's flat list, or from pairs that name the two spatial axes in the middle or last. */
function explicitPads(given: unknown): readonly number[] | null {
  if (!Array.isArray(given)) return null;
  if (given.every((item) => typeof item === 'number')) return given.length === 4 ? given : null;
  const pairs = given.filter((pair) => Array.isArray(pair)) as number[][];
  const inner =
    pairs.length === 4 && pairs[3]?.every((amount) => amount === 0) ? pairs.slice(1, 3) : pairs.slice(2);
  const [vertical, horizontal] = inner;
  return vertical && horizontal
    ? [vertical, horizontal].map(([a]) => a ?? 0).concat([vertical, horizontal].map(([, b]) => b ?? 0))
    : null;
}

/** [batch, height, width, channels] from either layout, a missing batch added. */
export function images(vector: VectorCase, tensor: TensorValue): TensorValue {
  const first = vector.layout.startsWith('NCHW');
  const batched = tensor.shape.length === 3 ? reshape(tensor, [1, ...tensor.shape]) : tensor;
  return first ? channelsLast(batched) : batched;
}

export const adaptConv2d: Adapter = (vector) => {
  const x = images(vector, float32(need(vector.inputs, 'x')));
  const filter = vector.inputs.filter;
  const w = filter ? float32(filter) : transpose(float32(need(vector.inputs, 'w')), [2, 3, 1, 0]);
  const [rows = 0, columns = 0, inputs = 0, outputs = 0] = w.shape;
  const stride = uniformParam(vector, vector.params.stride === undefined ? 'strides' : 'stride', 1);
  if (x.shape.length !== 4) return skip('not a batch of images');
  if (rows !== columns) return skip('a filter that is not square');
  if (stride === null) return skip('a stride per axis');
  if (uniformParam(vector, 'dilations', 1) !== 1) return skip('dilation');
  if (numberParam(vector, 'group', 1) !== 1 || inputs !== x.shape[3]) return skip('groups');
  const padding = paddingOf(vector, [rows, columns], x.shape.slice(1, 3), stride);
  if (padding === null) return skip('other padding than valid or same');
  const b = vector.inputs.b ? float32(need(vector.inputs, 'b')) : filled([outputs], 0);
  const expected = images(vector, float32(need(vector.expected, vector.expected.y ? 'y' : 'out')));
  return once('cnn/conv2d', 'conv2d', [x, w, b, { stride, padding }], expected);
};

/** `call` is maxPool or avgPool; both have the same parameters in every source. */
export const adaptPooling =
  (call: 'maxPool' | 'avgPool'): Adapter =>
  (vector) => {
    if (vector.op.includes('Global')) return skip('global pooling');
    if (vector.layout === 'NCW') return skip('one spatial axis');
    const x = images(vector, float32(need(vector.inputs, 'x')));
    const size = uniformParam(
      vector,
      ['filterSize', 'kernel_shape', 'pool_height'].find((name) => name in vector.params) ?? '',
      Number.NaN,
    );
    const stride = uniformParam(vector, 'stride' in vector.params ? 'stride' : 'strides', 1);
    if (x.shape.length !== 4) return skip('three spatial axes');
    if (x.data.some(Number.isNaN)) return skip('NaN in the image');
    if (size === null || Number.isNaN(size) || stride === null) return skip('a window or stride per axis');
    if (uniformParam(vector, 'dilations', 1) !== 1) return skip('dilation');
    if (numberParam(vector, 'ceil_mode', 0) !== 0) return skip('ceil mode');
    const padding = paddingOf(vector, [size, size], x.shape.slice(1, 3), stride);
    if (padding === null) return skip('other padding than valid or same');
    if (padding === 'same' && numberParam(vector, 'count_include_pad', 0) !== 0)
      return skip('padding counted in the mean');
    const expected = images(vector, float32(need(vector.expected, vector.expected.y ? 'y' : 'out')));
    return once('cnn/pooling', call, [x, { size, stride, padding }], expected);
  };

export const adaptBatchNorm: Adapter = (vector) => {
  if (vector.op.startsWith('kl.bnfit')) return skip('a whole training run');
  const first = vector.op.startsWith('onnx');
  const oriented = (tensor: TensorValue) => (first ? channelsLast(tensor) : tensor);
  const x = oriented(float32(need(vector.inputs, 'x')));
  const channels = x.shape.at(-1) ?? 0;
  const parameter = (names: readonly string[], fallback: number) => {
    const found = names.map((name) => vector.inputs[name]).find((tensor) => tensor !== undefined);
    return found ? float32(found) : filled([channels], fallback);
  };
  const training = vector.op === 'kl.bntrain' || numberParam(vector, 'training_mode', 0) === 1;
  const running = {
    mean: parameter(['running_mean', 'mean'], 0),
    variance: parameter(['running_var', 'variance'], 1),
  };
  const options = {
    gamma: parameter(['scale'], 1),
    beta: parameter(['bias', 'offset'], 0),
    running,
    momentum: numberParam(vector, 'momentum', 0.9),
    epsilon: numberParam(vector, 'varianceEpsilon' in vector.params ? 'varianceEpsilon' : 'epsilon', 1e-5),
    training,
  };
  if (running.mean.shape.length !== 1) return skip('statistics for every position');
  const output = oriented(float32(need(vector.expected, 'y')));
  const after = vector.expected.new_running_mean
    ? {
        running: {
          mean: float32(need(vector.expected, 'new_running_mean')),
          variance: float32(need(vector.expected, 'new_running_var')),
        },
      }
    : {};
  return once('cnn/batch-norm', 'batchNorm', [x, options], { output, ...after });
};
