import { selectAssignments } from '#db/queries/courses/courses.ts';
import { selectVersionOutlines } from '#db/queries/exercises/exercises.ts';
import {
  selectOptionalLastEdit,
  selectOptionalRubricItem,
  selectRubricItemCounts,
  selectRubricItems,
  selectRubricMarks,
} from '#db/queries/grading/rubric.ts';
import type { ActorContext } from '../../access/actor.ts';
import { exercisePath } from '../../courses/exercise-path.ts';
import { exerciseNumber } from '../../courses/exercise-row.ts';
import { outlineOf } from '../../exercises/exercise-outline.ts';
import { ok, type Result } from '../../platform/result.ts';
import { findReviewed, type RubricRefusal } from './find-rubric.ts';
import type { RubricView } from './rubric-view.ts';

/** The rubric of the exercise, and what of it was given to one submission. For staff. */
export async function viewRubric(
  context: ActorContext,
  input: { submissionId: string },
): Promise<Result<RubricView, RubricRefusal>> {
  const found = await findReviewed(context, input.submissionId);
  if (!found.ok) return found;
  const { submission, assignment } = found.value;
  const items = await selectRubricItems(context.db, assignment.id);
  const marks = new Map(
    (await selectRubricMarks(context.db, submission.id)).map((mark) => [mark.itemId, mark]),
  );
  return ok({
    items: items.map(({ id, title, points }) => {
      const mark = marks.get(id);
      return { id, title, points, given: mark ? (mark.released ? 'released' : 'draft') : 'no' };
    }),
    lastEdit: await lastEdit(context, assignment.id),
    others: items.length > 0 ? [] : await others(context, assignment),
  });
}

async function lastEdit({ db }: ActorContext, assignmentId: string): Promise<RubricView['lastEdit']> {
  const edit = await selectOptionalLastEdit(db, assignmentId);
  const item = edit && (await selectOptionalRubricItem(db, edit.itemId));
  if (!edit || !item) return null;
  const { id, before, after, gradesChanged, editedAt } = edit;
  const { retired } = after;
  const [from, to] = [before.points, retired ? 0 : after.points];
  return {
    id,
    itemId: item.id,
    title: item.title,
    from,
    to,
    retired,
    gradesChanged,
    at: editedAt.toISOString(),
  };
}

async function others(
  { db }: ActorContext,
  { id, courseId }: { id: string; courseId: string },
): Promise<RubricView['others']> {
  const placed = (await selectAssignments(db, courseId)).filter(({ assignment }) => assignment.id !== id);
  const ids = placed.flatMap(({ assignment }) => assignment.versionId ?? []);
  const versions = await selectVersionOutlines(db, ids);
  const counts = await selectRubricItemCounts(
    db,
    placed.map(({ assignment }) => assignment.id),
  );
  return placed.flatMap(({ assignment, module }) => {
    const items = counts.get(assignment.id);
    if (items === undefined) return [];
    const version = versions.get(assignment.versionId ?? '');
    const title = version ? outlineOf(version).manifest.title : assignment.title;
    return [
      {
        exercise: exercisePath(module, assignment),
        title: `${exerciseNumber(module, assignment)} ${title}`,
        items,
      },
    ];
  });
}
