import * as tf from '@tensorflow/tfjs';

export function reparameterise(mu: tf.Tensor2D, logVar: tf.Tensor2D, eps: tf.Tensor2D): tf.Tensor2D {
  return tf.tidy(() => eps.mul(tf.pow(Math.sqrt(Math.E), logVar)).add(mu) as tf.Tensor2D);
}

/** One sample after another; log(1 + e^ℓ) with the larger of ℓ and 0 taken out. */
export function elbo(x: tf.Tensor2D, logits: tf.Tensor2D, mu: tf.Tensor2D, logVar: tf.Tensor2D) {
  return tf.tidy(() => {
    const rows = (t: tf.Tensor) => tf.unstack(t);
    const [xs, ls, ms, vs] = [rows(x), rows(logits), rows(mu), rows(logVar)];
    const parts = xs.map((sample, n) => {
      const [l, m, v] = [ls[n] ?? sample, ms[n] ?? sample, vs[n] ?? sample];
      const surprise = l.relu().add(l.abs().neg().exp().log1p()).sub(l.mul(sample)).sum();
      const variance = v.exp();
      return [surprise.neg(), variance.add(m.mul(m)).sub(v).sub(1).div(2).sum()] as const;
    });
    const likelihood = tf.stack(parts.map(([sure]) => sure));
    const divergence = tf.stack(parts.map(([, cost]) => cost));
    return { elbo: likelihood.mean().sub(divergence.mean()), likelihood, divergence };
  });
}
