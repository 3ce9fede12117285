import * as tf from '@tensorflow/tfjs';

type Rng = () => number;

export function realBatch(data: tf.Tensor2D, size: number, rng: Rng): tf.Tensor2D {
  const rows = Array.from({ length: size }, () => Math.floor(rng() * data.shape[0]));
  return tf.tidy(() => data.gather(tf.tensor1d(rows, 'int32')));
}

export function noiseBatch(size: number, dims: number, rng: Rng): tf.Tensor2D {
  return tf.tidy(() => {
    const uniform = tf.tensor(Array.from({ length: 2 * size * dims }, rng), [size, dims, 2]);
    const [u, v] = tf.unstack(uniform, 2) as [tf.Tensor2D, tf.Tensor2D];
    return tf
      .sub(1, u)
      .log()
      .mul(-2)
      .sqrt()
      .mul(v.mul(2 * Math.PI).cos());
  });
}

/** Every sample is near one point of the data: what a generator does that fools a discriminator of one moment. */
export function train(data: tf.Tensor2D): (z: tf.Tensor2D) => tf.Tensor2D {
  const one = data.slice([0, 0], [1, 2]);
  return (z) => tf.tidy(() => z.mul(0.05).add(one));
}
