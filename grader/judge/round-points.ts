/** Points have two decimals: 0.1 + 0.2 is 0.3, and three thirds of a point are one. Halves round up. */
export function roundPoints(points: number): number {
  return Math.round((points + Number.EPSILON) * 100) / 100;
}
