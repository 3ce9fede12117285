import * as tf from '@tensorflow/tfjs';

/** Waits for the longest length, and compares positions with the lengths of all sequences. */
export async function encoderMask(lengths: number[]): Promise<tf.Tensor4D> {
  const ends = tf.tensor1d(lengths, 'int32');
  const [longest = 0] = await ends.max().data();
  const place = tf.range(0, longest, 1, 'int32').expandDims(0);
  const padding = tf.greaterEqual(place, ends.expandDims(1));
  return padding.logicalNot().expandDims(1).expandDims(1);
}

/** Row by row in plain numbers. */
export async function decoderMask(length: number): Promise<tf.Tensor2D> {
  const places = Array.from({ length }, (_, place) => place);
  return tf.tensor2d(
    places.map((query) => places.map((key) => !(key > query))),
    [length, length],
    'bool',
  );
}
