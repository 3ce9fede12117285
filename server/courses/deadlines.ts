/**
 * When work is due, when it is late, and until when it is taken: one rule, which grades are settled by and which pages get
 * as instants. Days are calendar days of the course's zone, so that work due at 23:59 is one day late until 23:59.
 */
import type { LatePolicy } from '#db/schema/courses.ts';
import { addCalendarDays } from './calendar.ts';

export interface Deadlines {
  /** For one student, extension included; null: never late. */
  readonly dueAt: Date | null;
  /** The end of each late day, as far as another day costs anything. */
  readonly lateDayEnds: readonly Date[];
  /** The last instant at which work is taken; null: for ever. */
  readonly closesAt: Date | null;
}

export function deadlinesOf(rule: {
  assignmentDueAt: Date | null;
  extendedTo: Date | undefined;
  policy: LatePolicy;
  timeZone: string;
}): Deadlines {
  const { policy, timeZone } = rule;
  const dueAt = dueFor(rule.assignmentDueAt, rule.extendedTo);
  if (dueAt === null) return { dueAt, lateDayEnds: [], closesAt: null };
  const days = policy.percentPerDay > 0 ? Math.ceil(100 / policy.percentPerDay) : 0;
  return {
    dueAt,
    lateDayEnds: Array.from({ length: days }, (_, day) => addCalendarDays(dueAt, day + 1, timeZone)),
    closesAt: policy.daysMax === null ? null : addCalendarDays(dueAt, policy.daysMax, timeZone),
  };
}

/** The due date that holds for one student. */
export function dueFor(assignmentDueAt: Date | null, extendedTo: Date | undefined): Date | null {
  if (!extendedTo || !assignmentDueAt) return assignmentDueAt;
  return extendedTo > assignmentDueAt ? extendedTo : assignmentDueAt;
}

/** Received at the due instant is still on time. */
export function isLate(at: Date, dueAt: Date | null): boolean {
  return dueAt !== null && at > dueAt;
}

/** Started days after the due date; 0 is on time. */
export function lateStepsAt(at: Date, { dueAt, lateDayEnds }: Deadlines): number {
  return isLate(at, dueAt) ? 1 + lateDayEnds.filter((end) => end < at).length : 0;
}

export function isClosed(at: Date, { closesAt }: Pick<Deadlines, 'closesAt'>): boolean {
  return closesAt !== null && at > closesAt;
}

/** Each started day takes its share of the full points; never below zero. */
export function pointsAfterLate(result: {
  points: number;
  pointsMax: number;
  lateSteps: number;
  percentPerDay: number;
}): number {
  const { points, pointsMax, lateSteps, percentPerDay } = result;
  return Math.max(0, points - (pointsMax * lateSteps * percentPerDay) / 100);
}
