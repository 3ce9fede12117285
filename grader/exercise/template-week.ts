/** The dates that a template's weeks and weekdays become. Isomorphic: the form shows what the server writes. */

export const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

/** A time of a template: "Monday of week 3 at 09:30". */
export interface TemplateTime {
  readonly week: number;
  readonly day: (typeof WEEKDAYS)[number];
  /** "09:30" */
  readonly at: string;
}

const DAY_MS = 24 * 60 * 60_000;

/**
 * The time on the wall ("2026-10-26T09:30") when the week `firstWeek` is that of the day `start` ("2026-10-28"): weeks
 * begin on Monday, so weekdays and times are the template's whatever day of its week the start is.
 */
export function templateWall(
  time: TemplateTime,
  { start, firstWeek }: { start: string; firstWeek: number },
): string {
  const from = Date.parse(`${start}T00:00Z`);
  const sinceMonday = (new Date(from).getUTCDay() + 6) % 7;
  const days = (time.week - firstWeek) * 7 + WEEKDAYS.indexOf(time.day) - sinceMonday;
  return `${new Date(from + days * DAY_MS).toISOString().slice(0, 10)}T${time.at}`;
}

/** The week in which the earliest of these opens. */
export function firstWeekOf(templates: readonly { readonly opens: TemplateTime }[]): number {
  return Math.min(...templates.map(({ opens }) => opens.week));
}
