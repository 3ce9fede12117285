import { dayWords } from '#app/(course)/_time/day-words.ts';
import type { ExerciseRowView } from '#server/courses/course-home-view.ts';

const DAY_MS = 24 * 60 * 60_000;
/** Closer than this a date is also said as a distance. */
export const SOON_DAYS = 7;

export interface DueWords {
  /** "18 Sep" once it is past, "Thu 26 Nov, 23:59" while it is ahead; with the year when it is another one. */
  readonly day: string;
  /** "in 3 days", "1 day late"; null where the day is enough. */
  readonly distance: string | null;
  /** `soon` and `overdue` call for action, `quiet` only informs. */
  readonly urgency: 'quiet' | 'soon' | 'overdue';
  /** Everything, for a tooltip: "Thursday, 26 November 2026 at 23:59 CET". */
  readonly full: string;
}

/** A due date in words, for a reader in `timeZone` at the instant `now` (both instants ISO). */
export function dueWords(
  row: Pick<ExerciseRowView, 'dueAt' | 'state' | 'late' | 'finished'>,
  { now, timeZone }: { readonly now: string; readonly timeZone: string },
): DueWords | null {
  if (row.dueAt === null) return null;
  const due = new Date(row.dueAt);
  const today = new Date(now);
  const isPast = due <= today;
  const date = dayWords(due, { weekday: !isPast, year: !sameYear(due, today, timeZone), timeZone });
  // A day may end at midnight or at noon: who counts on the hour must read it.
  const day = isPast ? date : `${date}, ${hourWords(due, timeZone)}`;
  const full = new Intl.DateTimeFormat('en-GB', {
    dateStyle: 'full',
    timeStyle: 'long',
    timeZone,
  }).format(due);

  if (row.finished || (isPast && row.state === 'verified')) {
    return { day, distance: row.late ? 'late' : null, urgency: 'quiet', full };
  }
  if (isPast) {
    return { day, distance: 'overdue', urgency: 'overdue', full };
  }
  const days = calendarDaysBetween(today, due, timeZone);
  if (days > SOON_DAYS) return { day, distance: null, urgency: 'quiet', full };
  const distance = days === 0 ? 'today' : days === 1 ? 'tomorrow' : `in ${days} days`;
  return { day, distance, urgency: 'soon', full };
}

function hourWords(date: Date, timeZone: string): string {
  return new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', timeZone }).format(date);
}

/** "Opens Fri 4 Dec", for a reader in `timeZone`. */
export function opensWords(opensAt: string, { now, timeZone }: { now: string; timeZone: string }): string {
  const opens = new Date(opensAt);
  return `Opens ${dayWords(opens, { weekday: true, year: !sameYear(opens, new Date(now), timeZone), timeZone })}`;
}

function sameYear(a: Date, b: Date, timeZone: string): boolean {
  const yearOf = (date: Date) => new Intl.DateTimeFormat('en-GB', { year: 'numeric', timeZone }).format(date);
  return yearOf(a) === yearOf(b);
}

/** Midnights that the reader sees between the two instants. */
function calendarDaysBetween(from: Date, to: Date, timeZone: string): number {
  const format = new Intl.DateTimeFormat('en-CA', {
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    timeZone,
  });
  const dayNumber = (date: Date) => Date.parse(`${format.format(date)}T00:00:00Z`) / DAY_MS;
  return dayNumber(to) - dayNumber(from);
}
