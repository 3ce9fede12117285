/**
 * When work is due, when it is late, and until when it is taken: one rule, which grades are settled by and which pages get
 * as instants. Days are calendar days of the course's zone, so that work due at 23:59 is one day late until 23:59.
 */
import type { LatePolicy } from '#db/schema/courses.ts';
import { roundPoints } from '#grader/judge/round-points.ts';
import { addCalendarDays } from './calendar.ts';

/** A hundredth of the points a day: less would have more late days than anybody counts, and each is worked out. */
export const PERCENT_PER_DAY_MIN = 1;
const LATE_DAYS_MAX = 100 / PERCENT_PER_DAY_MIN;

export interface Deadlines {
  /** For one student, section and extension included; null: never late. */
  readonly dueAt: Date | null;
  /** The last instant that is on time: the due instant, and the grace after it. */
  readonly onTimeUntil: Date | null;
  /** The end of each late day, grace included, as far as another day costs anything. */
  readonly lateDayEnds: readonly Date[];
  /** The last instant at which work is taken; null: for ever. */
  readonly closesAt: Date | null;
}

export function deadlinesOf(rule: {
  assignmentDueAt: Date | null;
  /** Of the student's section or of the student alone: it holds in place of the assignment's. */
  ownDueAt: Date | undefined;
  policy: LatePolicy;
  timeZone: string;
}): Deadlines {
  const { policy, timeZone } = rule;
  const dueAt = dueFor(rule.assignmentDueAt, rule.ownDueAt);
  if (dueAt === null) return { dueAt, onTimeUntil: null, lateDayEnds: [], closesAt: null };
  const graceMs = (policy.graceMinutes ?? 0) * 60_000;
  const endOf = (day: number) => new Date(addCalendarDays(dueAt, day, timeZone).getTime() + graceMs);
  return {
    dueAt,
    onTimeUntil: endOf(0),
    lateDayEnds: Array.from({ length: costlyDays(policy) }, (_, day) => endOf(day + 1)),
    closesAt: policy.daysMax === null ? null : endOf(policy.daysMax),
  };
}

/** Bounded for a stored policy too: every page of a student works these days out. */
function costlyDays({ percentPerDay }: LatePolicy): number {
  return percentPerDay > 0 ? Math.min(Math.ceil(100 / percentPerDay), LATE_DAYS_MAX) : 0;
}

/** The due date that holds for one student: their own in place of everyone's, also where it is earlier. */
export function dueFor(assignmentDueAt: Date | null, ownDueAt: Date | undefined): Date | null {
  return ownDueAt ?? assignmentDueAt;
}

/** Received at the very last instant is still on time. */
export function isLate(at: Date, { onTimeUntil }: Pick<Deadlines, 'onTimeUntil'>): boolean {
  return onTimeUntil !== null && at > onTimeUntil;
}

/** Started days after the due date; 0 is on time. */
export function lateStepsAt(at: Date, deadlines: Pick<Deadlines, 'onTimeUntil' | 'lateDayEnds'>): number {
  return isLate(at, deadlines) ? 1 + deadlines.lateDayEnds.filter((end) => end < at).length : 0;
}

export function isClosed(at: Date, { closesAt }: Pick<Deadlines, 'closesAt'>): boolean {
  return closesAt !== null && at > closesAt;
}

/** Each started day takes its share of the full points; never below zero, two decimals like all points. */
export function pointsAfterLate(result: {
  points: number;
  pointsMax: number;
  lateSteps: number;
  percentPerDay: number;
}): number {
  const { points, pointsMax, lateSteps, percentPerDay } = result;
  return Math.max(0, roundPoints(points - (pointsMax * lateSteps * percentPerDay) / 100));
}
