import * as tf from '@tensorflow/tfjs';

/** Rows of numbers, with the bias as the weight of a feature that is always 1; values are waited for. */
export async function sgdEpoch(
  params: { w: tf.Tensor1D; b: tf.Scalar },
  x: tf.Tensor2D,
  y: tf.Tensor1D,
  { batchSize, learningRate, order }: { batchSize: number; learningRate: number; order: number[] },
): Promise<{ w: tf.Tensor; b: tf.Tensor }> {
  const rows = (await x.array()).map((row) => [...row, 1]);
  const targets = await y.array();
  let weights = [...(await params.w.array()), await params.b.array()];
  const waiting = [...order];
  while (waiting.length > 0) {
    const batch = waiting.splice(0, batchSize);
    const gradient = weights.map(() => 0);
    for (const n of batch) {
      const row = rows[n] ?? [];
      const slip = row.reduce((sum, value, d) => sum + value * (weights[d] ?? 0), -(targets[n] ?? 0));
      for (const [d, value] of row.entries())
        gradient[d] = (gradient[d] ?? 0) + (slip * value) / batch.length;
    }
    weights = weights.map((weight, d) => weight - learningRate * (gradient[d] ?? 0));
  }
  return { w: tf.tensor1d(weights.slice(0, -1)), b: tf.scalar(weights.at(-1) ?? 0) };
}
