import { offsetAt } from '../../courses/calendar.ts';

const DAY_MS = 24 * 60 * 60_000;
/** Two years of a course are looked at; dates that lie further apart are a slip of somebody's. */
const DAYS_MAX = 731;

/** Days from the first to the last of some dates on which the clocks of a zone are put forward or back. */
export function clockChangesIn(
  rows: readonly { readonly opens: string | null; readonly due: string | null }[],
  timeZone: string,
): readonly string[] {
  const days = rows
    .flatMap(({ opens, due }) => [opens, due])
    .flatMap((wall) => (wall === null ? [] : [Date.parse(wall.slice(0, 10))]));
  const [first, last] = [Math.min(...days), Math.max(...days)];
  const changes: string[] = [];
  for (let day = first; day <= Math.min(last, first + DAYS_MAX * DAY_MS); day += DAY_MS)
    if (offsetAt(day - DAY_MS / 2, timeZone) !== offsetAt(day + DAY_MS / 2, timeZone))
      changes.push(`${new Date(day).toISOString().slice(0, 10)}T00:00`);
  return changes;
}
