import * as tf from '@tensorflow/tfjs';

type Rng = () => number;

export function realBatch(data: tf.Tensor2D, size: number, rng: Rng): tf.Tensor2D {
  const rows = Array.from({ length: size }, () => Math.floor(rng() * data.shape[0]));
  return tf.tidy(() => data.gather(tf.tensor1d(rows, 'int32')));
}

export function noiseBatch(size: number, dims: number, rng: Rng): tf.Tensor2D {
  const normal = Array.from({ length: size * dims }, () => {
    const [u, v] = [rng(), rng()];
    return Math.sqrt(-2 * Math.log(1 - u)) * Math.cos(2 * Math.PI * v);
  });
  return tf.tensor2d(normal, [size, dims]);
}

/** The mean and the deviation of the data, and no modes. */
export function train(data: tf.Tensor2D): (z: tf.Tensor2D) => tf.Tensor2D {
  const { mean, variance } = tf.moments(data, 0);
  return (z) => tf.tidy(() => z.mul(variance.sqrt()).add(mean));
}
