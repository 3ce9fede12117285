/** What is done to inputs while a network learns: silenced activations, crops and flips, with the draws of the vector. */
import type { TensorValue } from '#grader/protocol.ts';
import { type Adapter, need, numberParam, once, skip } from './adaptation.ts';
import { filled, float32, map, reshape } from './plain-tensor.ts';

/** As ONNX has it, where a vector names no share. */
const RATIO = 0.5;
/** The largest draw of float32: above every rate but 1. */
const HIGHEST_DRAW = 1 - 2 ** -24;

/** Which activations were silenced is read off the expected values, as no input is 0. */
export const adaptDropout: Adapter = (vector) => {
  const { inputs } = vector;
  const x = float32(need(inputs, 'x'));
  const y = float32(need(vector.expected, 'y'));
  const rate = inputs.ratio?.data[0] ?? numberParam(vector, 'ratio', RATIO);
  const training = inputs.training_mode?.data[0] === 1;
  const draws = map(y, (value) => (value === 0 ? 0 : HIGHEST_DRAW));
  return once('cnn/dropout', 'dropout', [x, rate, draws, training], y);
};

export const adaptAugmentation: Adapter = (vector) => {
  const image = float32(need(vector.inputs, 'x'));
  const expected = float32(need(vector.expected, 'y'));
  if (vector.op === 'tfjs.flip') {
    const draws = filled([image.shape[0] ?? 1], 0);
    return once('cnn/augmentation', 'randomFlip', [image, draws, 1], expected);
  }
  if (vector.op !== 'onnx.CenterCropPad') return skip('padding, or another size');
  return centreCrop(image, expected);
};

/** @param image [H, W, C] */
function centreCrop(image: TensorValue, expected: TensorValue) {
  const [height = 0, width = 0, channels] = expected.shape;
  const [rows = 0, columns = 0] = image.shape;
  if (height > rows || width > columns || channels !== image.shape[2])
    return skip('padding, or another size');
  const offset = [Math.floor((rows - height) / 2), Math.floor((columns - width) / 2)];
  const batch = (tensor: TensorValue) => reshape(tensor, [1, ...tensor.shape]);
  const args = [batch(image), [offset], { height, width }];
  return once('cnn/augmentation', 'randomCrop', args, batch(expected));
}
