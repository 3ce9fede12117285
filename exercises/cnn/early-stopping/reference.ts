/** Stops after `patience` epochs in a row that were no improvement on the best; NaN never is one. */
export function earlyStopping(
  losses: number[],
  { patience, minDelta }: { patience: number; minDelta: number },
): { stopAt: number; bestAt: number } {
  let best = Number.POSITIVE_INFINITY;
  let bestAt = 0;
  for (const [epoch, loss] of losses.entries()) {
    if (loss < best - minDelta) {
      best = loss;
      bestAt = epoch;
    }
    const waited = epoch - bestAt;
    if (waited >= patience) return { stopAt: epoch, bestAt };
  }
  return { stopAt: losses.length - 1, bestAt };
}
