import { selectVersionOutline } from '#db/queries/exercises/exercises.ts';
import { selectShownCommentCounts } from '#db/queries/work/comments.ts';
import { selectSubmissionRows } from '#db/queries/work/submissions.ts';
import type { ActorContext } from '../access/actor.ts';
import { type ExercisePlace, findAssignment, type PlaceRefusal } from '../courses/find-assignment.ts';
import { outlineOf } from '../exercises/exercise-outline.ts';
import { ok, type Result } from '../platform/result.ts';
import { submissionView } from './submission-row.ts';
import type { SubmissionView } from './submission-view.ts';

/** The reader's own submissions of one exercise, newest first. */
export async function listSubmissions(
  context: ActorContext,
  place: ExercisePlace,
): Promise<Result<readonly SubmissionView[], PlaceRefusal>> {
  const found = await findAssignment(context, place, 'open-exercise');
  if (!found.ok) return found;
  const { assignment } = found.value;
  const own = { userId: context.actor.userId, assignmentIds: [assignment.id] };
  const version = await selectVersionOutline(context.db, assignment.versionId);
  const rows = await selectSubmissionRows(context.db, own);
  const grading = {
    pointsMax: outlineOf(version).pointsMax,
    commentCounts: await selectShownCommentCounts(
      context.db,
      rows.map((row) => row.submission.id),
    ),
  };
  return ok(await Promise.all(rows.map((row) => submissionView(context, row, grading))));
}
