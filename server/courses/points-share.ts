/** Points beside points: versions of one exercise may give different ones at most, so what compares is the share. */

export interface PointsOf {
  readonly points: number;
  /** Of how many. */
  readonly pointsMax: number;
}

/** Whether one is a larger share of its points than the other. Of no points at all nothing is had. */
export function isLargerShare(one: PointsOf, other: PointsOf): boolean {
  return hundredths(one.points) * whole(other) > hundredths(other.points) * whole(one);
}

/** Points have two decimals: as whole numbers equal shares are equal, whatever fractions leave behind them. */
function hundredths(points: number): number {
  return Math.round(points * 100);
}

function whole({ pointsMax }: PointsOf): number {
  return hundredths(pointsMax) || 1;
}
