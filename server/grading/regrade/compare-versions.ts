import { selectExerciseVersion, selectVersionsOfExercise } from '#db/queries/exercises/exercises.ts';
import { selectRegradedSubmissions } from '#db/queries/grading/regrades.ts';
import type { ActorContext } from '../../access/actor.ts';
import { type BatchRefusal, findBatch } from '../../jobs/batches/find-batch.ts';
import { ok, type Result } from '../../platform/result.ts';
import type { VersionChangesView } from './version-changes-view.ts';

/** Data of an exercise is base64: nobody reads it. */
const BINARY = /^assets\//;

/** What changed between the version that holds and the one that a regrade judges by, reference and hidden cases included. */
export async function compareVersions(
  context: ActorContext,
  { batchId }: { batchId: string },
): Promise<Result<VersionChangesView, BatchRefusal>> {
  const found = await findBatch(context, { batchId, kind: 'regrade', deed: 'run-batches' });
  if (!found.ok) return found;
  const { db } = context;
  const rows = await selectRegradedSubmissions(db, found.value);
  const fromId = rows.find(({ inBatch, judgedBy }) => inBatch && judgedBy !== null)?.judgedBy;
  const after = await selectExerciseVersion(db, found.value.versionId);
  const before = fromId ? await selectExerciseVersion(db, fromId) : after;
  const versions = await selectVersionsOfExercise(db, after.exerciseId);
  const numberOf = (versionId: string) => versions.findIndex(({ id }) => id === versionId) + 1;
  const paths = [...new Set([...Object.keys(before.files), ...Object.keys(after.files)])].sort();
  return ok({
    from: numberOf(before.id),
    to: numberOf(after.id),
    files: paths
      .filter((path) => !BINARY.test(path) && before.files[path] !== after.files[path])
      .map((path) => ({
        path,
        before: before.files[path] ?? null,
        after: after.files[path] ?? null,
      })),
  });
}
