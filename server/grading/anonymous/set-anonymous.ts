/** Grading without names: an instructor decides it for an exercise, and may look behind one name. */

import { insertAuditEvent } from '#db/queries/audit.ts';
import { selectAssignments, selectOptionalAssignment } from '#db/queries/courses/courses.ts';
import {
  deleteAnonymous,
  insertAnonymous,
  selectAnonymousAssignments,
} from '#db/queries/grading/anonymous-grading.ts';
import { selectUserName } from '#db/queries/people/people.ts';
import type { ActorContext } from '../../access/actor.ts';
import { may } from '../../access/deeds.ts';
import { findMembership } from '../../access/membership.ts';
import { exercisePath, readExercisePath } from '../../courses/exercise-path.ts';
import { ok, type Result, refuse } from '../../platform/result.ts';
import { findReviewed, type ReviewRefusal } from '../queue/find-reviewed.ts';

/** Which exercises of a course are graded without names ("cnn/conv2d"), and whether the person who asks decides it. */
export interface AnonymousView {
  readonly exercises: readonly string[];
  readonly mayChange: boolean;
}

export async function viewAnonymous(
  context: ActorContext,
  input: { course: string },
): Promise<Result<AnonymousView, ReviewRefusal>> {
  const membership = await findMembership(context, { course: input.course, deed: 'view-course' });
  if (!membership.ok) return membership;
  const { course, member } = membership.value;
  if (!may(member, 'see-gradebook')) return refuse('staff-only');
  const anonymous = await selectAnonymousAssignments(context.db, course.id);
  const placed = await selectAssignments(context.db, course.id);
  return ok({
    exercises: placed
      .filter(({ assignment }) => anonymous.has(assignment.id))
      .map(({ assignment, module }) => exercisePath(module, assignment)),
    mayChange: may(member, 'reveal-names'),
  });
}

/** From now on staff read no names beside this exercise, or read them again. The log tells who decided it. */
export async function setAnonymous(
  context: ActorContext,
  input: { course: string; exercise: string; anonymous: boolean },
): Promise<Result<null, ReviewRefusal | 'instructor-only'>> {
  const membership = await findMembership(context, { course: input.course, deed: 'view-course' });
  if (!membership.ok) return membership;
  const { course, member } = membership.value;
  if (!may(member, 'see-gradebook')) return refuse('staff-only');
  if (!may(member, 'reveal-names')) return refuse('instructor-only');
  const key = { courseId: course.id, ...readExercisePath(input.exercise) };
  const found = await selectOptionalAssignment(context.db, key);
  if (!found) return refuse('not-found');
  const { id: assignmentId } = found.assignment;
  const { userId } = context.actor;
  await context.db.transaction(async (tx) => {
    const row = { assignmentId, setBy: userId, setAt: context.now() };
    const changed = input.anonymous
      ? await insertAnonymous(tx, row)
      : await deleteAnonymous(tx, assignmentId);
    if (!changed) return;
    await insertAuditEvent(tx, {
      actorId: userId,
      courseId: course.id,
      action: input.anonymous ? 'names.hidden' : 'names.shown',
      subjectId: assignmentId,
      details: { exercise: input.exercise },
    });
  });
  return ok(null);
}

/** Whose a submission is that is graded without names; the log tells that somebody looked. */
export async function revealName(
  context: ActorContext,
  input: { submissionId: string },
): Promise<Result<{ readonly name: string }, ReviewRefusal | 'instructor-only'>> {
  const found = await findReviewed(context, input.submissionId);
  if (!found.ok) return found;
  const { submission, assignment, member } = found.value;
  if (!may(member, 'reveal-names')) return refuse('instructor-only');
  const name = await selectUserName(context.db, submission.userId);
  await context.db.transaction((tx) =>
    insertAuditEvent(tx, {
      actorId: context.actor.userId,
      courseId: assignment.courseId,
      action: 'name.revealed',
      subjectId: submission.userId,
      details: { submissionId: submission.id },
    }),
  );
  return ok({ name });
}
