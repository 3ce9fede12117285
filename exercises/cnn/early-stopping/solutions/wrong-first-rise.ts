/** Gives up at the first epoch that is no improvement. */
export function earlyStopping(
  losses: number[],
  { minDelta }: { patience: number; minDelta: number },
): { stopAt: number; bestAt: number } {
  let best = Number.POSITIVE_INFINITY;
  for (const [epoch, loss] of losses.entries()) {
    if (!(loss < best - minDelta)) return { stopAt: epoch, bestAt: epoch - 1 };
    best = loss;
  }
  return { stopAt: losses.length - 1, bestAt: losses.length - 1 };
}
