/** Operations of TensorFlow.js 4.22 that no kernel and no gradient can mend: they are made of others here. */
import type { Tensor, TensorFlow } from '#grader/realm/tensorflow.ts';

type LogSigmoid = TensorFlow['logSigmoid'];
type BatchNorm = TensorFlow['batchNorm'];

/**
 * The namespace with sound operations in the place of two, also as methods of a tensor:
 * `logSigmoid` kept its argument without saying so, and its gradient found it disposed where it was an intermediate;
 * `batchNorm` without an offset or a scale had no gradient.
 */
export function mendedOperations(tf: TensorFlow): TensorFlow {
  // log σ(x) = −log(1 + e^−x)
  const logSigmoid: LogSigmoid = (x) => tf.neg(tf.softplus(tf.neg(x)));
  const batchNorm: BatchNorm = (x, mean, variance, offset, scale, varianceEpsilon) => {
    const call = (beta: typeof offset, gamma: typeof scale) =>
      tf.batchNorm(x, mean, variance, beta, gamma, varianceEpsilon);
    // The operation itself says what is wrong with its arguments, or refuses where it is forbidden.
    if (!(mean instanceof tf.Tensor)) return call(offset, scale);
    return call(offset ?? tf.zerosLike(mean), scale ?? tf.onesLike(mean));
  };
  const methods = tf.Tensor.prototype;
  methods.logSigmoid = function method(this: Tensor) {
    return logSigmoid(this);
  } as typeof methods.logSigmoid;
  methods.batchNorm = function method(this: Tensor, ...given) {
    return batchNorm(this, ...given);
  } as typeof methods.batchNorm;
  return { ...tf, logSigmoid, batchNorm };
}
