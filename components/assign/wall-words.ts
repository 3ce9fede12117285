/** Times on the wall in words: "2026-12-07T18:00" is no instant, so no zone comes into it. */
const DAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'] as const;
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;

/** "Mon 7 Dec 18:00" */
export function wallWords(wall: string): string {
  const at = new Date(`${wall}Z`);
  return `${DAYS[at.getUTCDay()]} ${at.getUTCDate()} ${MONTHS[at.getUTCMonth()]} ${wall.slice(11)}`;
}

/** The same time of day, so many days later. */
export function wallPlusDays(wall: string, days: number): string {
  return new Date(Date.parse(`${wall}Z`) + days * 24 * 60 * 60_000).toISOString().slice(0, 16);
}

export function wallPlusHours(wall: string, hours: number): string {
  return new Date(Date.parse(`${wall}Z`) + hours * 60 * 60_000).toISOString().slice(0, 16);
}

/** For what a browser kept: times that cannot be would stop the page. */
export function isWall(value: unknown): value is string {
  return (
    typeof value === 'string' &&
    /^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(value) &&
    !Number.isNaN(Date.parse(`${value}Z`))
  );
}
