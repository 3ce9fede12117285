import type { Transaction } from '#db/database.ts';
import { insertAuditEvent } from '#db/queries/audit.ts';
import {
  type Assignment,
  type Course,
  selectAssignment,
  selectAssignments,
} from '#db/queries/courses/courses.ts';
import {
  insertExtension,
  selectOwnDueDatesOfAssignment,
  updateExtensionsRevoked,
} from '#db/queries/courses/due-dates.ts';
import { selectRoster } from '#db/queries/people/roster.ts';
import type { ActorContext } from '../../access/actor.ts';
import { dueFor } from '../../courses/deadlines.ts';
import { exercisePath } from '../../courses/exercise-path.ts';
import { findManagedCourse, type ManageRefusal } from '../../courses/find-managed-course.ts';
import { daysLater, resolveWallTime, type WallTime } from '../../courses/wall-time.ts';
import { settleWithPreview } from '../../grading/settle-with-preview.ts';
import type { SettledView } from '../../grading/settled-view.ts';
import { ok, type Result, refuse } from '../../platform/result.ts';

/**
 * How much longer: until an instant; calendar days more than what the student has; or the time from opening to due, so
 * many times as long.
 */
export type Longer =
  | { readonly kind: 'until'; readonly at: WallTime }
  | { readonly kind: 'days'; readonly days: number }
  | { readonly kind: 'factor'; readonly factor: number };

export interface ExtendInput {
  readonly course: string;
  /** "cnn/conv2d" */
  readonly exercises: readonly string[];
  readonly userIds: readonly string[];
  readonly longer: Longer;
  /** Staff read it. */
  readonly reason: string;
  readonly seen: string | null;
}

export type ExtendRefusal =
  | ManageRefusal
  | 'nobody-chosen'
  | 'person-unknown'
  | 'reason-empty'
  | 'time-skipped'
  | 'time-unreadable'
  | LongerRefusal;

type LongerRefusal = 'longer-wrong' | 'moved-into-gap' | 'nothing-due';

const REASON_LENGTH_MAX = 1_000;
const DAYS_MAX = 365;
const FACTOR_MAX = 10;

/** Gives students a due date of their own, also afterwards: grades are settled anew, once their list was seen. */
export async function extendStudents(
  context: ActorContext,
  input: ExtendInput,
): Promise<Result<SettledView, ExtendRefusal>> {
  const found = await findManagedCourse(context, { course: input.course, deed: 'manage-dates' });
  if (!found.ok) return found;
  const { course } = found.value;
  // Cut within a character, the half of it could not be written to the log.
  const reason = input.reason.trim().slice(0, REASON_LENGTH_MAX).toWellFormed();
  if (reason === '') return refuse('reason-empty');
  const placed = (await selectAssignments(context.db, course.id)).filter(({ module, assignment }) =>
    input.exercises.includes(exercisePath(module, assignment)),
  );
  if (placed.length === 0 || input.userIds.length === 0) return refuse('nobody-chosen');
  const roster = await selectRoster(context.db, course.id);
  const isHere = (id: string) => roster.some(({ userId, endedAt }) => userId === id && endedAt === null);
  if (!input.userIds.every(isHere)) return refuse('person-unknown');
  const assignmentIds = placed.map(({ assignment }) => assignment.id);
  const grantedBy = context.actor.userId;
  return settleWithPreview(context.db, {
    change: async (tx) => {
      const dates = await datesOf(tx, { course, assignmentIds, input });
      if (!dates.ok) return dates;
      for (const date of dates.value) {
        await insertExtension(tx, { ...date, reason, grantedBy });
        await insertAuditEvent(tx, {
          actorId: grantedBy,
          courseId: course.id,
          action: 'extension.granted',
          subjectId: date.userId,
          details: { assignmentId: date.assignmentId, dueAt: date.dueAt.toISOString(), reason },
        });
      }
      // Asked for twice, "two days more" is other dates, which nobody has seen.
      return ok(dates.value.map(({ dueAt }) => dueAt.toISOString()));
    },
    affected: assignmentIds,
    userIds: input.userIds,
    actorId: grantedBy,
    cause: 'extension',
    at: context.now(),
    seen: input.seen,
  });
}

/** Takes a student's own date back: the section's or everyone's holds again. */
export async function takeBackExtension(
  context: ActorContext,
  input: { course: string; exercise: string; userId: string; seen: string | null },
): Promise<Result<SettledView, ManageRefusal>> {
  const found = await findManagedCourse(context, { course: input.course, deed: 'manage-dates' });
  if (!found.ok) return found;
  const { course } = found.value;
  const placed = (await selectAssignments(context.db, course.id)).find(
    ({ module, assignment }) => input.exercise === exercisePath(module, assignment),
  );
  if (!placed) return refuse('not-found');
  const assignmentId = placed.assignment.id;
  const at = context.now();
  return settleWithPreview(context.db, {
    change: async (tx) => {
      const taken = await updateExtensionsRevoked(tx, { assignmentId, userId: input.userId, at });
      if (taken === 0) return ok(null);
      await insertAuditEvent(tx, {
        actorId: context.actor.userId,
        courseId: course.id,
        action: 'extension.taken-back',
        subjectId: input.userId,
        details: { assignmentId },
      });
      return ok(null);
    },
    affected: [assignmentId],
    userIds: [input.userId],
    actorId: context.actor.userId,
    cause: 'extension',
    at,
    seen: input.seen,
  });
}

interface OwnDate {
  readonly assignmentId: string;
  readonly userId: string;
  readonly dueAt: Date;
}

/** From what holds in the transaction: a date that was given meanwhile is extended too. */
async function datesOf(
  tx: Transaction,
  of: { course: Course; assignmentIds: readonly string[]; input: ExtendInput },
): Promise<Result<readonly OwnDate[], 'time-skipped' | 'time-unreadable' | LongerRefusal>> {
  const { course, assignmentIds, input } = of;
  const all: OwnDate[] = [];
  for (const assignmentId of assignmentIds) {
    const assignment = await selectAssignment(tx, assignmentId);
    const own = await selectOwnDueDatesOfAssignment(tx, { assignmentId, userIds: input.userIds });
    for (const userId of input.userIds) {
      const due = dueFor(assignment.dueAt, own.get(userId));
      const longer = longerDue(input.longer, { due, assignment, timeZone: course.timeZone });
      if (!longer.ok) return longer;
      all.push({ assignmentId, userId, dueAt: longer.value });
    }
  }
  return ok(all);
}

function longerDue(
  longer: Longer,
  of: { due: Date | null; assignment: Assignment; timeZone: string },
): Result<Date, 'time-skipped' | 'time-unreadable' | LongerRefusal> {
  const { due, assignment, timeZone } = of;
  if (longer.kind === 'until') {
    const resolved = resolveWallTime(longer.at, timeZone);
    if (resolved.kind === 'skipped') return refuse('time-skipped');
    return resolved.kind === 'instant' ? ok(resolved.at) : refuse('time-unreadable');
  }
  if (due === null) return refuse('nothing-due');
  if (longer.kind === 'days') {
    const fits = Number.isInteger(longer.days) && Math.abs(longer.days) <= DAYS_MAX && longer.days !== 0;
    if (!fits) return refuse('longer-wrong');
    const later = daysLater(due, longer.days, timeZone);
    return later.kind === 'instant' ? ok(later.at) : refuse('moved-into-gap');
  }
  // Without an opening the course's first day would count; nobody means that.
  if (assignment.opensAt === null || assignment.dueAt === null) return refuse('nothing-due');
  if (!(longer.factor > 1 && longer.factor <= FACTOR_MAX)) return refuse('longer-wrong');
  const span = assignment.dueAt.getTime() - assignment.opensAt.getTime();
  const minutes = Math.round((due.getTime() + span * (longer.factor - 1)) / 60_000);
  return ok(new Date(minutes * 60_000));
}
