/** How a draft was before, and bringing it back. */
import {
  selectDraftSnapshots,
  selectOptionalSnapshotFiles,
} from '#db/queries/exercises/exercise-draft-history.ts';
import { lockExerciseDraft, selectDraftFiles } from '#db/queries/exercises/exercise-drafts.ts';
import type { ActorContext } from '../../access/actor.ts';
import { ok, type Result, refuse } from '../../platform/result.ts';
import type { DraftFileView, DraftRevisionView } from './draft-view.ts';
import { type DraftRefusal, findDraft } from './find-draft.ts';
import { writeDraft } from './write-draft.ts';

/** Newest first: the end of each sitting, and what the draft began as. */
export async function listRevisions(
  context: ActorContext,
  { draftId }: { draftId: string },
): Promise<Result<readonly DraftRevisionView[], DraftRefusal>> {
  const found = await findDraft(context, draftId);
  if (!found.ok) return found;
  const present = new Map(
    (await selectDraftFiles(context.db, draftId)).map(({ path, hash }) => [path, hash]),
  );
  const snapshots = await selectDraftSnapshots(context.db, draftId);
  return ok(
    snapshots.map(({ revision, savedAt, savedByName, files }) => ({
      revision,
      savedAt: savedAt.toISOString(),
      savedBy: savedByName,
      differs: [...new Set([...present.keys(), ...Object.keys(files)])]
        .filter((path) => present.get(path) !== files[path])
        .sort(),
    })),
  );
}

export async function readRevision(
  context: ActorContext,
  { draftId, revision }: { draftId: string; revision: number },
): Promise<Result<readonly DraftFileView[], DraftRefusal | 'revision-unknown'>> {
  const found = await findDraft(context, draftId);
  if (!found.ok) return found;
  const files = await selectOptionalSnapshotFiles(context.db, { draftId, revision });
  return files ? ok(files) : refuse('revision-unknown');
}

/** Makes the draft what it was; what it is now goes into the history first. */
export async function restoreRevision(
  context: ActorContext,
  { draftId, revision }: { draftId: string; revision: number },
): Promise<Result<{ readonly revision: number }, DraftRefusal | 'revision-unknown'>> {
  const found = await findDraft(context, draftId);
  if (!found.ok) return found;
  return context.db.transaction(async (tx) => {
    const written = await selectOptionalSnapshotFiles(tx, { draftId, revision });
    if (!written) return refuse('revision-unknown');
    const draft = await lockExerciseDraft(tx, draftId);
    const present = await selectDraftFiles(tx, draftId);
    const removed = present
      .map(({ path }) => path)
      .filter((path) => !written.some((file) => file.path === path));
    const by = context.actor.userId;
    const write = { draft, present, written, removed, by, at: context.now(), keepsBefore: true };
    return ok({ revision: await writeDraft(tx, write) });
  });
}
