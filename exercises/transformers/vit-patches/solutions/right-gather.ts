import * as tf from '@tensorflow/tfjs';

interface Params {
  w: tf.Tensor2D;
  b: tf.Tensor1D;
  classToken: tf.Tensor1D;
  positions: tf.Tensor2D;
}

/** The place in memory of every number of every patch, looked up in one gather. */
export function patchEmbed(
  images: tf.Tensor4D,
  { w, b, classToken, positions }: Params,
  { patch }: { patch: number },
): tf.Tensor3D {
  const [batch, height, width, channels] = images.shape;
  const places: number[] = [];
  for (let top = 0; top < height; top += patch)
    for (let left = 0; left < width; left += patch)
      for (let row = top; row < top + patch; row++)
        for (let column = left; column < left + patch; column++)
          for (let channel = 0; channel < channels; channel++)
            places.push((row * width + column) * channels + channel);
  return tf.tidy(() => {
    const patches = images.reshape([batch, -1]).gather(tf.tensor1d(places, 'int32'), 1);
    const tokens = patches
      .reshape([-1, patch * patch * channels])
      .matMul(w)
      .add(b);
    const padded = tokens.reshape([batch, -1, b.size]).pad([
      [0, 0],
      [1, 0],
      [0, 0],
    ]);
    // The class token travels with the first position.
    const rest = tf.zeros([positions.shape[0] - 1, b.size]);
    return padded.add(positions).add(tf.concat([classToken.expandDims(0), rest])) as tf.Tensor3D;
  });
}
