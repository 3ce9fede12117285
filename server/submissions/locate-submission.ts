import { selectOptionalAssignmentById } from '#db/queries/courses/courses.ts';
import type { ActorContext } from '../access/actor.ts';
import type { ExercisePlace } from '../courses/find-assignment.ts';
import { ok, type Result, refuse } from '../platform/result.ts';
import { findSubmission } from './find-submission.ts';

export interface SubmissionPlaceView {
  readonly place: ExercisePlace;
  /** Of the person who asks; else they are staff of its course. */
  readonly isOwn: boolean;
}

/** To which exercise of which course a submission was made, also one that was taken out since. */
export async function locateSubmission(
  context: ActorContext,
  { submissionId }: { submissionId: string },
): Promise<Result<SubmissionPlaceView, 'not-found'>> {
  const found = await findSubmission(context, submissionId);
  if (!found.ok) return found;
  const { assignmentId, userId } = found.value.submission;
  const placed = await selectOptionalAssignmentById(context.db, assignmentId);
  if (!placed) return refuse('not-found');
  const { course, module, assignment } = placed;
  return ok({
    place: { course: course.slug, module: module.slug, exercise: assignment.slug },
    isOwn: userId === context.actor.userId,
  });
}
