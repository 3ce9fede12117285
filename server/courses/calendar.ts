/**
 * Days on the wall clock of a zone: two midnights there are 23 to 25 hours apart. Built on Intl, which Node and browsers
 * share; Node 24 has Temporal behind a flag only.
 */

const DAY_MS = 24 * 60 * 60_000;
const formats = new Map<string, Intl.DateTimeFormat>();

/**
 * The same time of day so many days later. A time that a clock change skips comes as much later as the gap is long; of one
 * that happens twice the first is meant.
 * @param timeZone IANA name
 * @throws RangeError when the zone is not known
 */
export function addCalendarDays(at: Date, days: number, timeZone: string): Date {
  return instantOf(wallTime(at.getTime(), timeZone) + days * DAY_MS, timeZone);
}

/** 23:59 on the clock of the zone, so many days after the day of `at` there. */
export function endOfDay(at: Date, { days, timeZone }: { days: number; timeZone: string }): Date {
  const day = Math.floor(wallTime(at.getTime(), timeZone) / DAY_MS);
  return instantOf((day + days + 1) * DAY_MS - 60_000, timeZone);
}

function instantOf(wall: number, timeZone: string): Date {
  // The offsets before and after whatever change lies near.
  const before = wall - offsetAt(wall - DAY_MS, timeZone);
  const after = wall - offsetAt(wall + DAY_MS, timeZone);
  const there = [before, after].filter((instant) => wallTime(instant, timeZone) === wall);
  return new Date(there.length > 0 ? Math.min(...there) : before);
}

/** Milliseconds that the clocks of the zone are ahead of UTC. */
export function offsetAt(instant: number, timeZone: string): number {
  return wallTime(instant, timeZone) - instant;
}

/** What a clock in the zone shows, as the milliseconds that UTC has at that reading. */
export function wallTime(instant: number, timeZone: string): number {
  const part = new Map(
    formatOf(timeZone)
      .formatToParts(instant)
      .map(({ type, value }) => [type, Number(value)] as const),
  );
  const [year, month, day] = [part.get('year') ?? 0, part.get('month') ?? 0, part.get('day') ?? 0];
  const [hour, minute, second] = [part.get('hour') ?? 0, part.get('minute') ?? 0, part.get('second') ?? 0];
  const milliseconds = ((instant % 1_000) + 1_000) % 1_000;
  return Date.UTC(year, month - 1, day, hour, minute, second, milliseconds);
}

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const present = formats.get(timeZone);
  if (present) return present;
  const made = new Intl.DateTimeFormat('en-US', {
    timeZone,
    calendar: 'gregory',
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  formats.set(timeZone, made);
  return made;
}
