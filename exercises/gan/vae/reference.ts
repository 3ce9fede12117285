import * as tf from '@tensorflow/tfjs';

/** z = μ + σ ε, with σ = e^(log σ² / 2). */
export function reparameterise(mu: tf.Tensor2D, logVar: tf.Tensor2D, eps: tf.Tensor2D): tf.Tensor2D {
  return tf.tidy(() => mu.add(logVar.div(2).exp().mul(eps)));
}

/** log p(x | z) of each sample: log σ(ℓ) = −softplus(−ℓ), log(1 − σ(ℓ)) = −softplus(ℓ) = −ℓ − softplus(−ℓ). */
function logLikelihood(x: tf.Tensor2D, logits: tf.Tensor2D): tf.Tensor1D {
  return x.mul(logits).sub(tf.softplus(logits)).sum(1);
}

/** KL divergence of N(μ, σ²) from N(0, 1), of each sample: ½ Σ (μ² + σ² − log σ² − 1). */
function divergenceOf(mu: tf.Tensor2D, logVar: tf.Tensor2D): tf.Tensor1D {
  return mu.square().add(logVar.exp()).sub(logVar).sub(1).sum(1).div(2);
}

export interface Bound {
  elbo: tf.Scalar;
  likelihood: tf.Tensor1D;
  divergence: tf.Tensor1D;
}

export function elbo(x: tf.Tensor2D, logits: tf.Tensor2D, mu: tf.Tensor2D, logVar: tf.Tensor2D): Bound {
  return tf.tidy(() => {
    const likelihood = logLikelihood(x, logits);
    const divergence = divergenceOf(mu, logVar);
    const elbo: tf.Scalar = likelihood.sub(divergence).mean();
    return { elbo, likelihood, divergence };
  });
}
