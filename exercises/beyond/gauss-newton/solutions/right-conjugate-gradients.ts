import * as tf from '@tensorflow/tfjs';

type Function1 = (x: tf.Tensor1D) => tf.Tensor1D;
type Matrix = (x: tf.Tensor1D) => tf.Tensor2D;

/** Never makes JᵀJ: conjugate gradients need only its product with a vector, J first and Jᵀ after. */
export function gaussNewtonStep(
  residual: Function1,
  jacobian: Matrix,
  x: tf.Tensor1D,
  { damping }: { damping: number },
): tf.Tensor1D {
  return tf.tidy(() => {
    const j = jacobian(x);
    const apply = (v: tf.Tensor) => j.transpose().dot(j.dot(v)).add(v.mul(damping));
    let step: tf.Tensor = tf.zerosLike(x);
    let left: tf.Tensor = j.transpose().dot(residual(x)).neg();
    let direction = left;
    for (let k = 0; k < 2 * x.size; k++) {
      const image = apply(direction);
      const before = left.square().sum();
      const length = tf.divNoNan(before, direction.mul(image).sum());
      step = step.add(direction.mul(length));
      left = left.sub(image.mul(length));
      direction = left.add(direction.mul(tf.divNoNan(left.square().sum(), before)));
    }
    return x.add(step) as tf.Tensor1D;
  });
}
