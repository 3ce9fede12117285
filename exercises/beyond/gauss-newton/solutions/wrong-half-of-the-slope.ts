import * as tf from '@tensorflow/tfjs';

type Function1 = (x: tf.Tensor1D) => tf.Tensor1D;
type Matrix = (x: tf.Tensor1D) => tf.Tensor2D;

/** Takes |r|² for the objective, twice as steep, and JᵀJ for its curvature. */
export function gaussNewtonStep(
  residual: Function1,
  jacobian: Matrix,
  x: tf.Tensor1D,
  { damping }: { damping: number },
): tf.Tensor1D {
  return tf.tidy(() => {
    const j = jacobian(x);
    const slope = j.transpose().dot(residual(x)).mul(2);
    const matrix = j.transpose().matMul(j).add(tf.eye(x.size).mul(damping)).arraySync() as number[][];
    const right = Array.from(slope.dataSync());
    for (let k = 0; k < right.length; k++)
      for (let i = 0; i < right.length; i++) {
        if (i === k) continue;
        const factor = (matrix[i]?.[k] ?? 0) / (matrix[k]?.[k] ?? 1);
        matrix[i] = (matrix[i] ?? []).map((value, c) => value - factor * (matrix[k]?.[c] ?? 0));
        right[i] = (right[i] ?? 0) - factor * (right[k] ?? 0);
      }
    return x.sub(tf.tensor1d(right.map((value, k) => value / (matrix[k]?.[k] ?? 1))));
  });
}
