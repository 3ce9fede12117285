/** From one improvement to the next: each is the first within reach that is low enough. */
export function earlyStopping(
  losses: number[],
  { patience, minDelta }: { patience: number; minDelta: number },
): { stopAt: number; bestAt: number } {
  let bestAt = 0;
  for (;;) {
    const enough = (losses[bestAt] ?? 0) - minDelta;
    const within = losses.slice(bestAt + 1, bestAt + 1 + patience);
    const next = within.findIndex((loss) => loss < enough);
    if (next < 0) return { stopAt: bestAt + within.length, bestAt };
    bestAt += next + 1;
  }
}
