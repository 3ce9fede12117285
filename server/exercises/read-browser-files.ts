import { selectExerciseVersion } from '#db/queries/exercises.ts';
import type { FileMap } from '#grader/protocol.ts';
import type { ActorContext } from '../auth/actor.ts';
import { ok, type Result, refuse } from '../result.ts';
import { browserFiles } from './browser-files.ts';
import { outlineOf } from './exercise-outline.ts';
import { type ExercisePlace, findAssignment, type PlaceRefusal } from './find-assignment.ts';

/**
 * What the judge realm in the reader's browser loads, for the version that is assigned now.
 * @param place.hash names the version; another one than the assigned is `not-found`.
 */
export async function readBrowserFiles(
  context: ActorContext,
  { hash, ...place }: ExercisePlace & { readonly hash: string },
): Promise<Result<FileMap, PlaceRefusal>> {
  const found = await findAssignment(context, place);
  if (!found.ok) return found;
  const version = await selectExerciseVersion(context.db, found.value.assignment.versionId);
  if (version.hash !== hash) return refuse('not-found');
  return ok(browserFiles(version.files, outlineOf(version).manifest));
}
