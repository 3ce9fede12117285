/** New items of a rubric: one by one, or those of another exercise. Nobody has them yet, so no grade changes. */
import type { Transaction } from '#db/database.ts';
import { insertAuditEvent } from '#db/queries/audit.ts';
import { lockTerms, selectOptionalAssignment } from '#db/queries/courses/courses.ts';
import { insertRubricItem, selectRubricItems } from '#db/queries/grading/rubric.ts';
import type { ActorContext } from '../../access/actor.ts';
import { readExercisePath } from '../../courses/exercise-path.ts';
import { ok, type Result, refuse } from '../../platform/result.ts';
import { findReviewed, type RubricRefusal } from './find-rubric.ts';
import type { RubricView } from './rubric-view.ts';
import { viewRubric } from './view-rubric.ts';

/** In UTF-16 units: a line of a rubric. */
const TITLE_LENGTH_MAX = 200;
/** More than any exercise gives. */
const POINTS_MAX = 1_000;

export interface RubricWordingInput {
  readonly title: string;
  /** Below 0 takes away. */
  readonly points: number;
}

export type WordingRefusal = 'rubric-title-empty' | 'rubric-title-too-long' | 'rubric-points-wrong';

/** The wording as it is kept, or why it is none. */
export function readWording(input: RubricWordingInput): Result<RubricWordingInput, WordingRefusal> {
  const title = input.title.trim();
  if (title === '') return refuse('rubric-title-empty');
  if (title.length > TITLE_LENGTH_MAX) return refuse('rubric-title-too-long');
  if (!(Math.abs(input.points) <= POINTS_MAX)) return refuse('rubric-points-wrong');
  return ok({ title, points: input.points });
}

/** Adds an item to the rubric of the exercise that a submission is of. */
export async function addRubricItem(
  context: ActorContext,
  input: RubricWordingInput & { readonly submissionId: string },
): Promise<Result<RubricView, RubricRefusal | WordingRefusal>> {
  const found = await findReviewed(context, input.submissionId);
  if (!found.ok) return found;
  const wording = readWording(input);
  if (!wording.ok) return wording;
  const { assignment } = found.value;
  await context.db.transaction((tx) => insertItems(tx, { context, assignment, items: [wording.value] }));
  return viewRubric(context, input);
}

/** Takes the items of another exercise of the course over, where there are none yet: copies, which go their own way. */
export async function copyRubric(
  context: ActorContext,
  input: { readonly submissionId: string; readonly exercise: string },
): Promise<Result<RubricView, RubricRefusal | 'rubric-has-items'>> {
  const found = await findReviewed(context, input.submissionId);
  if (!found.ok) return found;
  const { assignment } = found.value;
  const key = { courseId: assignment.courseId, ...readExercisePath(input.exercise) };
  const other = await selectOptionalAssignment(context.db, key);
  if (!other) return refuse('not-found');
  const items = await selectRubricItems(context.db, other.assignment.id);
  const copied = await context.db.transaction(async (tx) => {
    await lockTerms(tx, [assignment.id]);
    if ((await selectRubricItems(tx, assignment.id)).length > 0) return false;
    await insertItems(tx, { context, assignment, items });
    return true;
  });
  return copied ? viewRubric(context, input) : refuse('rubric-has-items');
}

/** One grader after the other: two at once would each count the items without those of the other. */
async function insertItems(
  tx: Transaction,
  of: {
    context: ActorContext;
    assignment: { id: string; courseId: string };
    items: readonly RubricWordingInput[];
  },
): Promise<void> {
  const { context, assignment, items } = of;
  const createdBy = context.actor.userId;
  await lockTerms(tx, [assignment.id]);
  for (const { title, points } of items) {
    const made = { assignmentId: assignment.id, title, points, createdBy, createdAt: context.now() };
    const itemId = await insertRubricItem(tx, made);
    await insertAuditEvent(tx, {
      actorId: createdBy,
      courseId: assignment.courseId,
      action: 'rubric.item-added',
      subjectId: itemId,
      details: { assignmentId: assignment.id, title, points },
    });
  }
}
