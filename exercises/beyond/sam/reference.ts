import * as tf from '@tensorflow/tfjs';

/** ‖g‖ of all tensors as one long vector. */
function norm(tensors: tf.Tensor[]): tf.Tensor {
  return tf.addN(tensors.map((tensor) => tensor.square().sum())).sqrt();
}

/** w ← w − η ∇L(w + ρ g / ‖g‖), with g = ∇L(w). */
export function samStep(
  params: tf.Tensor[],
  gradFn: (params: tf.Tensor[]) => tf.Tensor[],
  { rho, learningRate }: { rho: number; learningRate: number },
): tf.Tensor[] {
  return tf.tidy(() => {
    const uphill = gradFn(params);
    // Where the loss is flat there is no uphill: 0 / 0 would be, and is 0.
    const scale = tf.divNoNan(rho, norm(uphill));
    const worst = params.map((w, i) => w.add((uphill[i] ?? w).mul(scale)));
    const sharp = gradFn(worst);
    return params.map((w, i) => w.sub((sharp[i] ?? w).mul(learningRate)));
  });
}
