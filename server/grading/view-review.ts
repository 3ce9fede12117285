import { selectOptionalAssignmentById } from '#db/queries/courses/courses.ts';
import { selectVersionOutline } from '#db/queries/exercises/exercises.ts';
import { selectHolds, selectOptionalFlag, selectOptionalReviewDone } from '#db/queries/grading/holds.ts';
import type { ActorContext } from '../access/actor.ts';
import { may } from '../access/deeds.ts';
import { findAlias } from '../anonymous/mask.ts';
import { exercisePath } from '../courses/exercise-path.ts';
import { exerciseHref } from '../courses/exercise-row.ts';
import { outlineOf } from '../exercises/exercise-outline.ts';
import { ok, type Result, refuse } from '../platform/result.ts';
import { findSubmission } from '../submissions/find-submission.ts';
import { readAnonymously } from '../submissions/read-anonymously.ts';
import { viewSubmission } from '../submissions/view-submission.ts';
import { findExplanation } from './explain-grade.ts';
import { findGradePlace } from './find-grade-place.ts';
import { holdsSince, holdView } from './holds/hold-rule.ts';
import type { DoneView, ReviewView } from './review-view.ts';

/** One submission to be read by staff, with the grade that it is part of. It stays this one when a newer one comes. */
export async function viewReview(
  context: ActorContext,
  input: { course: string; submissionId: string },
): Promise<Result<ReviewView, 'not-found' | 'staff-only'>> {
  const found = await findSubmission(context, input.submissionId);
  if (!found.ok) return found;
  const readAt = context.now().toISOString();
  const { member, submission } = found.value;
  if (!may(member, 'see-gradebook')) return refuse('staff-only');
  const placed = await selectOptionalAssignmentById(context.db, submission.assignmentId);
  if (placed?.course.slug !== input.course) return refuse('not-found');
  const { assignment, module, course } = placed;
  const cell = {
    course: course.slug,
    studentId: submission.userId,
    exercise: exercisePath(module, assignment),
  };
  const place = await findGradePlace(context, cell, 'see-gradebook');
  if (!place.ok) return place;
  const explained = await findExplanation(context, place.value);
  const grade = await readAnonymously(context, { found: found.value, view: explained });
  const alias = await findAlias(context, submission);
  const detail = await viewSubmission(context, input);
  if (!detail.ok) return detail;
  const { manifest } = outlineOf(await selectVersionOutline(context.db, submission.versionId));
  return ok({
    course: course.slug,
    submission: detail.value,
    grade: alias === null ? grade : { ...grade, student: { id: '', name: alias } },
    anonymous: alias !== null,
    mayReveal: may(member, 'reveal-names'),
    exercise: {
      href: exerciseHref(course.slug, module, assignment),
      entryPoints: manifest.entryPoints.map(({ name }) => name),
      forbidsBecause: manifest.forbidsBecause ?? null,
    },
    ...(await deskOf(context, submission.id)),
    readAt,
  });
}

async function deskOf(
  { db, actor, now }: ActorContext,
  submissionId: string,
): Promise<Pick<ReviewView, 'hold' | 'done' | 'flag'>> {
  const holds = await selectHolds(db, { submissionIds: [submissionId], since: holdsSince(now()) });
  const hold = holds.get(submissionId);
  return {
    hold: hold ? holdView(hold, actor.userId) : null,
    done: doneView(await selectOptionalReviewDone(db, submissionId)),
    flag: doneView(await selectOptionalFlag(db, submissionId)),
  };
}

function doneView(done: { readonly by: string; readonly at: Date } | null): DoneView | null {
  return done && { by: done.by, at: done.at.toISOString() };
}
