import {
  type ExerciseVersion,
  selectExerciseVersion,
  selectRecording,
} from '#db/queries/exercises/exercises.ts';
import { selectHasRecording } from '#db/queries/exercises/recordings.ts';
import { sealedFiles } from '#grader/judge/record/sealed-files.ts';
import type { FileMap } from '#grader/protocol.ts';
import type { ActorContext } from '../access/actor.ts';
import {
  type ExercisePlace,
  type FoundAssignment,
  findAssignment,
  type PlaceRefusal,
} from '../courses/find-assignment.ts';
import { asAssigned } from '../exercises/as-assigned.ts';
import { openFiles } from '../exercises/browser-files.ts';
import { outlineOf } from '../exercises/exercise-outline.ts';
import { ok, type Result, refuse } from '../platform/result.ts';

/**
 * What the judge realm in the reader's browser loads, for the version that is assigned now.
 * @param place.hash names the version; another one than the assigned is `not-found`, as is one that is assigned sealed and
 *   not recorded yet.
 */
export async function readBrowserFiles(
  context: ActorContext,
  { hash, ...place }: ExercisePlace & { readonly hash: string },
): Promise<Result<FileMap, PlaceRefusal>> {
  const found = await findAssignment(context, place, 'open-exercise');
  if (!found.ok) return found;
  const { assignment } = found.value;
  const version = await findVersion(context, { assignment, hash });
  if (version === null) return refuse('not-found');
  const { manifest } = asAssigned(outlineOf(version), assignment);
  if (manifest.disclosure === 'open') return ok(openFiles(version.files));
  if (!(await selectHasRecording(context.db, version.id))) return refuse('not-found');
  const { body } = await selectRecording(context.db, version.id);
  return ok(sealedFiles({ files: version.files, manifest }, body));
}

/** Assigned now, or before where open pages may stay with that. */
async function findVersion(
  { db }: ActorContext,
  { assignment, hash }: { assignment: FoundAssignment['assignment']; hash: string },
): Promise<ExerciseVersion | null> {
  for (const id of [assignment.versionId, assignment.priorVersionId]) {
    const version = id === null ? null : await selectExerciseVersion(db, id);
    if (version?.hash === hash) return version;
  }
  return null;
}
