import type { Queryable } from '#db/database.ts';
import { type DraftCheck, draftChecks } from '#db/queries/exercises/draft-runs.ts';
import { type ExerciseDraft, selectOptionalExerciseDraft } from '#db/queries/exercises/exercise-drafts.ts';
import type { ExerciseBundle } from '#grader/exercise/files/bundle.ts';
import type { FileMap } from '#grader/protocol.ts';
import { apart, bundleOf } from '../drafts/draft-files.ts';

interface CheckedExercise {
  readonly draft: ExerciseDraft;
  readonly bundle: ExerciseBundle;
  readonly exercise: FileMap;
  /** Stored ones, which are no part of it. */
  readonly solutions: FileMap;
}

/** What was checked, whatever the draft is now. */
export async function checkedExercise(
  db: Queryable,
  { draftId, files }: Pick<DraftCheck, 'draftId' | 'files'>,
): Promise<CheckedExercise> {
  const found = await selectOptionalExerciseDraft(db, draftId);
  if (!found) throw new Error(`There is no exercise draft ${draftId}.`);
  return { draft: found.draft, bundle: await bundleOf(found.draft, files), ...apart(files) };
}

/** As {@link checkedExercise}, by the id of its check. */
export async function exerciseOfCheck(db: Queryable, checkId: string): Promise<CheckedExercise> {
  const check = await draftChecks.selectOptional(db, checkId);
  if (!check) throw new Error(`There is no check ${checkId} of a draft.`);
  return checkedExercise(db, check);
}
