import {
  type ExerciseDraftFile,
  lockExerciseDraft,
  selectDraftFiles,
  selectOptionalExerciseDraft,
} from '#db/queries/exercises/exercise-drafts.ts';
import { FILES_MAX, isFolderFile, isTooLong } from '#grader/exercise/files/exercise-files.ts';
import { hashText } from '#grader/exercise/files/hash-files.ts';
import type { ActorContext } from '../../access/actor.ts';
import { yamlLengthProblems } from '../../exercises/author-yaml.ts';
import { ok, type Result, refuse } from '../../platform/result.ts';
import { fileMapOf, isText } from './draft-files.ts';
import type { FileChange, FileConflictView, SavedFilesView } from './draft-view.ts';
import { fileProblems } from './file-problems.ts';
import { type DraftRefusal, findDraft } from './find-draft.ts';
import { writeDraft } from './write-draft.ts';

export interface SaveFilesInput {
  readonly draftId: string;
  readonly changes: readonly FileChange[];
}

export type SaveFilesRefusal =
  | DraftRefusal
  | 'draft-file-unknown'
  | 'draft-file-too-long'
  | 'draft-yaml-too-long'
  | 'draft-file-unreadable'
  | 'draft-too-many-files';

/**
 * Saves changed files, all or none. Each names the hash of what it was changed from; where somebody else changed the same
 * file meanwhile, nothing is saved and theirs comes back. Sent twice, it saves once.
 */
export async function saveFiles(
  context: ActorContext,
  { draftId, changes }: SaveFilesInput,
): Promise<Result<SavedFilesView, SaveFilesRefusal>> {
  const found = await findDraft(context, draftId);
  if (!found.ok) return found;
  const problem = problemOf(changes);
  if (problem) return refuse(problem);
  const after = await Promise.all(changes.map(hashed));
  return context.db.transaction(async (tx) => {
    const draft = await lockExerciseDraft(tx, draftId);
    const present = await selectDraftFiles(tx, draftId);
    const conflicts = after.flatMap((change) => conflictOf(change, present));
    if (conflicts.length > 0) {
      const last = await selectOptionalExerciseDraft(tx, draftId);
      const savedBy = last?.savedByName ?? '';
      return ok({ kind: 'conflict', savedBy, savedAt: draft.savedAt.toISOString(), conflicts });
    }
    const news = after.filter((change) => hashAt(present, change.path) !== change.hash);
    const written = news.flatMap(({ path, content, hash }) =>
      content === null || hash === null ? [] : [{ path, content, hash }],
    );
    const removed = news.filter(({ hash }) => hash === null).map(({ path }) => path);
    if (present.length + written.length - removed.length > FILES_MAX) return refuse('draft-too-many-files');
    const write = { draft, present, written, removed, by: context.actor.userId, at: context.now() };
    const isNews = news.length > 0;
    const revision = isNews ? await writeDraft(tx, write) : draft.revision;
    const files = await selectDraftFiles(tx, draftId);
    return ok({
      kind: 'saved',
      revision,
      savedAt: (isNews ? write.at : draft.savedAt).toISOString(),
      hashes: Object.fromEntries(after.map(({ path, hash }) => [path, hash])),
      deleted: draft.deletedAt !== null,
      all: Object.fromEntries(files.map(({ path, hash }) => [path, hash])),
      problems: await fileProblems(draft, fileMapOf(files)),
    });
  });
}

interface HashedChange extends FileChange {
  /** Null: removed. */
  readonly hash: string | null;
}

async function hashed(change: FileChange): Promise<HashedChange> {
  return { ...change, hash: change.content === null ? null : await hashText(change.content) };
}

function problemOf(changes: readonly FileChange[]): Exclude<SaveFilesRefusal, DraftRefusal> | null {
  if (changes.length > FILES_MAX) return 'draft-too-many-files';
  if (!changes.every(({ path }) => isFolderFile(path))) return 'draft-file-unknown';
  if (changes.some(({ path, content }) => isTooLong(path, content ?? ''))) return 'draft-file-too-long';
  if (changes.some(({ path, content }) => yamlLengthProblems({ [path]: content ?? '' }).length > 0))
    return 'draft-yaml-too-long';
  if (changes.some(({ content }) => content !== null && !isText(content))) return 'draft-file-unreadable';
  return null;
}

function hashAt(present: readonly ExerciseDraftFile[], path: string): string | null {
  return present.find((file) => file.path === path)?.hash ?? null;
}

/** The same text from two people is no conflict. */
function conflictOf(
  { path, baseHash, hash }: HashedChange,
  present: readonly ExerciseDraftFile[],
): FileConflictView[] {
  const theirs = present.find((file) => file.path === path) ?? null;
  const now = theirs?.hash ?? null;
  if (now === baseHash || now === hash) return [];
  return [{ path, theirs: theirs && { content: theirs.content, hash: theirs.hash } }];
}
