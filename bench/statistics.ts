export interface Spread {
  readonly runs: number;
  readonly median: number;
  readonly p95: number;
  readonly max: number;
}

/** Nearest-rank percentiles, as a reader can recompute them. @throws RangeError without a value. */
export function spread(values: readonly number[]): Spread {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)];
  const [median, p95, max] = [at(0.5), at(0.95), sorted.at(-1)];
  if (median === undefined || p95 === undefined || max === undefined)
    throw new RangeError('spread() needs at least one value.');
  return { runs: sorted.length, median, p95, max };
}

/**
 * Median of the ratios of runs made one right after the other, so that what slows the machine for a while slows both.
 * @throws RangeError when the series are empty or of different length.
 */
export function medianRatio(ours: readonly number[], peer: readonly number[]): number {
  if (ours.length !== peer.length) throw new RangeError('medianRatio() needs runs in pairs.');
  return spread(ours.map((value, run) => value / (peer[run] ?? Number.NaN))).median;
}
