/** A published version's place in its course's outline. */
import type { Transaction } from '#db/database.ts';
import type { ExerciseDraft } from '#db/queries/exercises/exercise-drafts.ts';
import type { ExerciseVersion } from '#db/queries/exercises/exercises.ts';
import {
  insertStudioAssignment,
  type TakenUp,
  updatePlannedAssignment,
} from '#db/queries/exercises/studio.ts';

export type Place =
  | { readonly kind: 'none' }
  /** The planned row that it was written for, or the one with the version that it goes on from. */
  | { readonly kind: 'planned' }
  /** Behind the exercises of a module, by its slug. */
  | { readonly kind: 'module'; readonly module: string };

/** Students see it there at once, and it is never due until somebody says so. */
export async function placeVersion(
  tx: Transaction,
  placing: {
    place: Place;
    draft: ExerciseDraft;
    version: ExerciseVersion;
    title: string;
    from: TakenUp;
  },
): Promise<void> {
  const { place, draft, version, title, from } = placing;
  const given = { exerciseId: draft.exerciseId, versionId: version.id, title };
  if (place.kind === 'planned' && draft.assignmentId !== null)
    await updatePlannedAssignment(tx, {
      ...{ ...given, id: draft.assignmentId, goesOnFrom: draft.copiedFrom, from },
    });
  if (place.kind === 'module') {
    const slug = draft.slug.split('/').at(-1) ?? draft.slug;
    await insertStudioAssignment(tx, { ...given, courseId: draft.courseId, moduleSlug: place.module, slug });
  }
}
