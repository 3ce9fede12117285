/** When work is due, when it is late, and until when it is taken. Instants only: no calendar, no time zone. */
import type { LatePolicy } from '#db/schema/courses.ts';

const DAY_MS = 24 * 60 * 60_000;

/** The due date that holds for one student. */
export function dueFor(assignmentDueAt: Date | null, extendedTo: Date | undefined): Date | null {
  if (!extendedTo || !assignmentDueAt) return assignmentDueAt;
  return extendedTo > assignmentDueAt ? extendedTo : assignmentDueAt;
}

/** Received at the due instant is still on time. */
export function isLate(at: Date, dueAt: Date | null): boolean {
  return dueAt !== null && at > dueAt;
}

export function isClosed(at: Date, dueAt: Date | null, policy: LatePolicy): boolean {
  if (dueAt === null || policy.daysMax === null) return false;
  return at.getTime() > dueAt.getTime() + policy.daysMax * DAY_MS;
}

/** Points after the late policy: each started day takes its share of the full points, never below zero. */
export function pointsAfterLate(result: {
  points: number;
  pointsMax: number;
  submittedAt: Date;
  dueAt: Date | null;
  policy: LatePolicy;
}): number {
  const { points, pointsMax, submittedAt, dueAt, policy } = result;
  if (dueAt === null || submittedAt <= dueAt) return points;
  const days = Math.ceil((submittedAt.getTime() - dueAt.getTime()) / DAY_MS);
  return Math.max(0, points - (pointsMax * days * policy.percentPerDay) / 100);
}
