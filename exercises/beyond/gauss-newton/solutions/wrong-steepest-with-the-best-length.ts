import * as tf from '@tensorflow/tfjs';

type Function1 = (x: tf.Tensor1D) => tf.Tensor1D;
type Matrix = (x: tf.Tensor1D) => tf.Tensor2D;

/** Goes along the gradient, as far as is best: the Cauchy point. */
export function gaussNewtonStep(
  residual: Function1,
  jacobian: Matrix,
  x: tf.Tensor1D,
  { damping }: { damping: number },
): tf.Tensor1D {
  return tf.tidy(() => {
    const j = jacobian(x);
    const g = j.transpose().dot(residual(x));
    const curvature = j.dot(g).square().sum().add(g.square().sum().mul(damping));
    return x.sub(g.mul(g.square().sum().div(curvature))) as tf.Tensor1D;
  });
}
