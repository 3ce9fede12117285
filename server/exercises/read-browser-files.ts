import { selectExerciseVersion, selectRecording } from '#db/queries/exercises/exercises.ts';
import { sealedFiles } from '#grader/judge/record/sealed-files.ts';
import type { FileMap } from '#grader/protocol.ts';
import type { ActorContext } from '../access/actor.ts';
import { type ExercisePlace, findAssignment, type PlaceRefusal } from '../courses/find-assignment.ts';
import { ok, type Result, refuse } from '../platform/result.ts';
import { openFiles } from './browser-files.ts';
import { outlineOf } from './exercise-outline.ts';

/**
 * What the judge realm in the reader's browser loads, for the version that is assigned now.
 * @param place.hash names the version; another one than the assigned is `not-found`.
 */
export async function readBrowserFiles(
  context: ActorContext,
  { hash, ...place }: ExercisePlace & { readonly hash: string },
): Promise<Result<FileMap, PlaceRefusal>> {
  const found = await findAssignment(context, place, 'open-exercise');
  if (!found.ok) return found;
  const version = await selectExerciseVersion(context.db, found.value.assignment.versionId);
  if (version.hash !== hash) return refuse('not-found');
  const { manifest } = outlineOf(version);
  if (manifest.disclosure === 'open') return ok(openFiles(version.files));
  const { body } = await selectRecording(context.db, version.id);
  return ok(sealedFiles({ files: version.files, manifest }, body));
}
