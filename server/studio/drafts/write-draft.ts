/**
 * A change of a draft's files: what it began as is kept, and what was before where a sitting ends. Used by every use case that
 * writes files.
 */
import type { Transaction } from '#db/database.ts';
import { insertDraftSnapshot } from '#db/queries/exercises/exercise-draft-history.ts';
import {
  deleteDraftFiles,
  type ExerciseDraft,
  type ExerciseDraftFile,
  updateExerciseDraft,
  upsertDraftFiles,
} from '#db/queries/exercises/exercise-drafts.ts';
import { fileMapOf, titleOf } from './draft-files.ts';

/** Saves of one person that follow sooner than this are one sitting. */
const SITTING_MS = 10 * 60_000;

/** As a draft is made. */
const FIRST_REVISION = 1;

export interface DraftWrite {
  readonly draft: ExerciseDraft;
  /** As they are now. */
  readonly present: readonly ExerciseDraftFile[];
  readonly written: readonly ExerciseDraftFile[];
  readonly removed: readonly string[];
  readonly by: string;
  readonly at: Date;
  /** Keeps what was before even within a sitting. */
  readonly keepsBefore?: boolean;
}

/** @returns the new revision. Only with the draft's row locked. */
export async function writeDraft(tx: Transaction, write: DraftWrite): Promise<number> {
  const { draft, present, written, removed, by, at } = write;
  const newSitting = draft.savedBy !== by || at.getTime() - draft.savedAt.getTime() > SITTING_MS;
  const isFirst = draft.revision === FIRST_REVISION;
  if (isFirst || newSitting || write.keepsBefore) await insertDraftSnapshot(tx, draft, present);
  await upsertDraftFiles(tx, draft.id, written);
  await deleteDraftFiles(tx, draft.id, removed);
  const revision = draft.revision + 1;
  const after = { ...fileMapOf(present), ...fileMapOf(written) };
  const title = titleOf(after, draft.title);
  await updateExerciseDraft(tx, draft.id, { title, revision, savedAt: at, savedBy: by });
  return revision;
}
