import type { Transaction } from '#db/database.ts';
import { lockEnrolment } from '#db/queries/courses/courses.ts';
import {
  type Draft,
  insertKeptDraft,
  selectOptionalDraftForUpdate,
  upsertDraft,
} from '#db/queries/work/drafts.ts';
import type { ActorContext } from '../access/actor.ts';
import { type ExercisePlace, findAssignment, type PlaceRefusal } from '../courses/find-assignment.ts';
import { ok, type Result, refuse } from '../platform/result.ts';
import type { SavedDraftView } from './draft-view.ts';
import { type SourceProblem, sourceProblem } from './source-limits.ts';

export interface SaveDraftInput extends ExercisePlace {
  readonly source: string;
  /** The revision that this text was written over; 0 when there was none. */
  readonly baseRevision: number;
  /** When it was typed, if it waited to be sent; ISO. */
  readonly editedAt?: string | undefined;
}

/** Saves what is being written. When two tabs meet, the newer wins and the older is kept. */
export async function saveDraft(
  context: ActorContext,
  input: SaveDraftInput,
): Promise<Result<SavedDraftView, PlaceRefusal | SourceProblem>> {
  const problem = sourceProblem(input.source);
  if (problem) return refuse(problem);
  const found = await findAssignment(context, input, 'keep-draft');
  if (!found.ok) return found;
  const { assignment, course } = found.value;
  const own = { userId: context.actor.userId, assignmentId: assignment.id };
  const receivedAt = context.now();
  const savedAt = editTime(input.editedAt, receivedAt);
  return context.db.transaction(async (tx) => {
    const present = await takeTurn(tx, { own, courseId: course.id });
    const meets =
      present !== null && present.revision !== input.baseRevision && present.source !== input.source;
    if (meets && present.savedAt > savedAt) {
      await insertKeptDraft(tx, { ...own, source: input.source, revision: input.baseRevision, savedAt });
      return ok(savedView(present, 'kept-older', present));
    }
    if (meets) await insertKeptDraft(tx, withoutId(present));
    const next = { ...own, source: input.source, revision: (present?.revision ?? 0) + 1, savedAt };
    await upsertDraft(tx, next);
    return ok(savedView(next, 'saved', meets ? present : null));
  });
}

/** The draft, held; of the first texts of two tabs there is no row yet to take turns at. */
async function takeTurn(
  tx: Transaction,
  { own, courseId }: { own: { userId: string; assignmentId: string }; courseId: string },
): Promise<Draft | null> {
  const draft = await selectOptionalDraftForUpdate(tx, own);
  if (draft !== null) return draft;
  await lockEnrolment(tx, { courseId, userId: own.userId });
  return selectOptionalDraftForUpdate(tx, own);
}

/** A browser's clock may be wrong, but never ahead of the receipt. */
function editTime(editedAt: string | undefined, receivedAt: Date): Date {
  const edited = editedAt ? new Date(editedAt) : receivedAt;
  return edited < receivedAt ? edited : receivedAt;
}

function savedView(
  draft: { revision: number; savedAt: Date },
  standing: SavedDraftView['standing'],
  other: { source: string; savedAt: Date } | null,
): SavedDraftView {
  return {
    revision: draft.revision,
    savedAt: draft.savedAt.toISOString(),
    standing,
    other: other && { source: other.source, savedAt: other.savedAt.toISOString() },
  };
}

function withoutId<T extends { id: string }>({ id: _id, ...rest }: T): Omit<T, 'id'> {
  return rest;
}
