import * as tf from '@tensorflow/tfjs';

/**
 * When to stop, and which epoch to go back to.
 *
 * @param losses the validation loss after each epoch
 * @param options.patience how many epochs without an improvement are waited for
 * @param options.minDelta by how much a loss has to be lower than the best to be an improvement
 * @returns the last epoch that is trained, and the last that was an improvement
 */
export function earlyStopping(
  losses: number[],
  { patience, minDelta }: { patience: number; minDelta: number },
): { stopAt: number; bestAt: number } {
  const [lowest] = tf.tidy(() => tf.min(losses).dataSync());
  throw new Error(
    `Not written yet: of ${losses.length} losses the lowest is ${lowest}; is it reached before ${patience} epochs bring less than ${minDelta}?`,
  );
}
