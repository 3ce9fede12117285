/** Edits of a rubric that touch graded work: shown first as the changes of grades that they are, then applied, or taken back. */
import { createHash } from 'node:crypto';
import type { Transaction } from '#db/database.ts';
import { insertAuditEvent } from '#db/queries/audit.ts';
import type { Assignment } from '#db/queries/courses/courses.ts';
import { selectGradesOfAssignment } from '#db/queries/grading/grades.ts';
import {
  insertRubricEdit,
  lockRubricItem,
  type RubricItem,
  selectOptionalLastEdit,
  selectRubricStudents,
  updateRubricEditUndone,
  updateRubricItem,
} from '#db/queries/grading/rubric.ts';
import { selectUserNames } from '#db/queries/people/people.ts';
import type { RubricWording } from '#db/schema/rubric.ts';
import type { ActorContext } from '../../access/actor.ts';
import { findMask } from '../../anonymous/mask.ts';
import { ok, type Result, refuse } from '../../platform/result.ts';
import { settleGrade } from '../settle-grade.ts';
import { findRubricItem, type RubricRefusal } from './find-rubric.ts';
import { type RubricWordingInput, readWording, type WordingRefusal } from './make-rubric.ts';
import type { RubricEditPreview } from './rubric-view.ts';

const SHOWN_MAX = 5;

export interface RubricEditInput extends RubricWordingInput {
  readonly itemId: string;
  /** Out of use: it counts nowhere any more. */
  readonly retired: boolean;
}

interface GradeMove {
  readonly userId: string;
  readonly from: number | null;
  readonly to: number | null;
}

/** What an edit would do: made for real, and taken back before anybody sees it, so that no second rule has to agree. */
export async function previewRubricEdit(
  context: ActorContext,
  input: RubricEditInput,
): Promise<Result<RubricEditPreview, RubricRefusal | WordingRefusal>> {
  const found = await findEdit(context, input);
  if (!found.ok) return found;
  const { moves } = await withoutTrace(context, (tx) => makeEdit(tx, { ...found.value, context }));
  const names = await selectUserNames(
    context.db,
    moves.map(({ userId }) => userId),
  );
  const { id: assignmentId } = found.value.assignment;
  const mask = await findMask(context, found.value.assignment.courseId);
  const nameOf = (userId: string) => mask.nameOf({ assignmentId, userId, name: names.get(userId) ?? '' });
  const size = ({ from, to }: GradeMove) => Math.abs((to ?? 0) - (from ?? 0));
  return ok({
    changes: moves.length,
    sum: moves.reduce((sum, { from, to }) => sum + (to ?? 0) - (from ?? 0), 0),
    biggest: [...moves]
      .sort((a, b) => size(b) - size(a))
      .slice(0, SHOWN_MAX)
      .map(({ userId, from, to }) => ({ student: nameOf(userId), from, to })),
    hash: hashOf(moves),
  });
}

/** Does what was shown, in one transaction; where grades have moved since, it does nothing and says so. */
export async function applyRubricEdit(
  context: ActorContext,
  input: RubricEditInput & { readonly hash: string },
): Promise<Result<{ readonly changes: number }, RubricRefusal | WordingRefusal | 'rubric-moved-on'>> {
  const found = await findEdit(context, input);
  if (!found.ok) return found;
  const { item, assignment, after } = found.value;
  const { userId: editedBy } = context.actor;
  const applied = await context.db
    .transaction(async (tx) => {
      const { moves, before } = await makeEdit(tx, { ...found.value, context });
      if (hashOf(moves) !== input.hash) throw new NotMeant();
      const editId = await insertRubricEdit(tx, {
        itemId: item.id,
        before,
        after,
        gradesChanged: moves.length,
        editedBy,
        editedAt: context.now(),
      });
      await insertAuditEvent(tx, {
        actorId: editedBy,
        courseId: assignment.courseId,
        action: 'rubric.edited',
        subjectId: item.id,
        details: { editId, ...after, gradesChanged: moves.length },
      });
      return { changes: moves.length };
    })
    .catch(unlessMeant);
  return applied ? ok(applied) : refuse('rubric-moved-on');
}

/** Takes the newest edit of an exercise's rubric back, with every grade that it changed. */
export async function undoRubricEdit(
  context: ActorContext,
  input: { readonly itemId: string; readonly editId: string },
): Promise<Result<{ readonly changes: number }, RubricRefusal | 'rubric-moved-on'>> {
  const found = await findRubricItem(context, input.itemId);
  if (!found.ok) return found;
  const { item, assignment } = found.value;
  const at = context.now();
  const undone = await context.db.transaction(async (tx) => {
    // First, or an edit that is being applied would be written over and still be the newest.
    await lockRubricItem(tx, item.id);
    const edit = await selectOptionalLastEdit(tx, assignment.id);
    if (edit?.id !== input.editId || edit.itemId !== item.id) return null;
    if (!(await updateRubricEditUndone(tx, { editId: edit.id, at }))) return null;
    const { moves } = await makeEdit(tx, { item, assignment, after: edit.before, context });
    await insertAuditEvent(tx, {
      actorId: context.actor.userId,
      courseId: assignment.courseId,
      action: 'rubric.edit-undone',
      subjectId: item.id,
      details: { editId: edit.id, gradesChanged: moves.length },
    });
    return { changes: moves.length };
  });
  return undone ? ok(undone) : refuse('rubric-moved-on');
}

interface FoundEdit {
  readonly item: RubricItem;
  readonly assignment: Assignment;
  readonly after: RubricWording;
}

async function findEdit(
  context: ActorContext,
  input: RubricEditInput,
): Promise<Result<FoundEdit, RubricRefusal | WordingRefusal>> {
  const found = await findRubricItem(context, input.itemId);
  if (!found.ok) return found;
  const wording = readWording(input);
  if (!wording.ok) return wording;
  return ok({ ...found.value, after: { ...wording.value, retired: input.retired } });
}

/** Writes the wording and settles everybody who has the item. Gives whose grades moved, and what it said before. */
async function makeEdit(
  tx: Transaction,
  edit: FoundEdit & { readonly context: ActorContext },
): Promise<{ readonly moves: readonly GradeMove[]; readonly before: RubricWording }> {
  const { assignment, after, context } = edit;
  const at = context.now();
  // Before the students are listed: whoever is released the item meanwhile waits, or is in the list.
  const item = await lockRubricItem(tx, edit.item.id);
  const userIds = await selectRubricStudents(tx, item.id);
  const grades = async () =>
    userIds.length === 0
      ? new Map<string, { readonly points: number }>()
      : selectGradesOfAssignment(tx, { assignmentId: assignment.id, userIds });
  const gradesBefore = await grades();
  const { title, points, retired } = after;
  await updateRubricItem(tx, { id: item.id, title, points, retiredAt: retired ? at : null });
  const change = { assignment, actorId: context.actor.userId, cause: 'rubric', at };
  for (const userId of userIds) await settleGrade(tx, { ...change, userId });
  const gradesAfter = await grades();
  const moves = userIds
    .map((userId) => ({
      userId,
      from: gradesBefore.get(userId)?.points ?? null,
      to: gradesAfter.get(userId)?.points ?? null,
    }))
    .filter(({ from, to }) => from !== to);
  return { moves, before: wordingOf(item) };
}

function wordingOf({ title, points, retiredAt }: RubricItem): RubricWording {
  return { title, points, retired: retiredAt !== null };
}

function hashOf(moves: readonly GradeMove[]): string {
  const plan = moves.map(({ userId, from, to }) => [userId, from, to]);
  return createHash('sha256').update(JSON.stringify(plan)).digest('hex');
}

/** Ends a transaction that changed what it should not. */
class NotMeant extends Error {}

function unlessMeant(error: unknown): null {
  if (error instanceof NotMeant) return null;
  throw error;
}

/** What work in a transaction finds, and nothing of what it writes. */
async function withoutTrace<T>(
  { db }: Pick<ActorContext, 'db'>,
  work: (tx: Transaction) => Promise<T>,
): Promise<T> {
  let found: { readonly value: T } | null = null;
  await db
    .transaction(async (tx) => {
      found = { value: await work(tx) };
      throw new NotMeant();
    })
    .catch(unlessMeant);
  const done = found as { readonly value: T } | null;
  if (done === null) throw new Error('A preview ended without a result.');
  return done.value;
}
