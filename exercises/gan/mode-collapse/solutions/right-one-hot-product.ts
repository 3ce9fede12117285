import * as tf from '@tensorflow/tfjs';

/** Squared distances from one matrix product, |s|² − 2 s·c + |c|². */
export function modeCoverage(samples: tf.Tensor2D, centres: tf.Tensor2D, radius: number) {
  const [covered, quality] = tf.tidy(() => {
    const squares = samples
      .square()
      .sum(1, true)
      .sub(samples.matMul(centres, false, true).mul(2))
      .add(centres.square().sum(1));
    const good = squares.min(1).lessEqual(radius * radius + 1e-4);
    const own = squares.argMin(1).add(1).mul(good.cast('int32'));
    const { values } = tf.unique(own);
    const found = values.greater(0).cast('int32').sum();
    return [found.arraySync() as number, good.cast('float32').mean().arraySync() as number] as const;
  });
  return { covered, quality };
}
