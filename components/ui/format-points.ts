/** Points as people write them: at most two decimals, none when whole. */
export function formatPoints(points: number): string {
  const rounded = Math.round(points * 100) / 100;
  return String(Object.is(rounded, -0) ? 0 : rounded);
}

/** "1 point", "20 points". */
export function pointsInWords(points: number): string {
  return `${formatPoints(points)} ${points === 1 ? 'point' : 'points'}`;
}
