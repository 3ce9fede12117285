/** Files of a draft. */
import type { ExerciseDraftFile } from '#db/queries/exercise-drafts.ts';
import { isExerciseError } from '#grader/exercise/exercise-error.ts';
import { hashText } from '#grader/exercise/hash-files.ts';
import { parseManifest } from '#grader/exercise/parse-yaml.ts';
import type { FileMap } from '#grader/protocol.ts';

export function fileMapOf(files: readonly Pick<ExerciseDraftFile, 'path' | 'content'>[]): FileMap {
  return Object.fromEntries(files.map(({ path, content }) => [path, content]));
}

export async function hashedFiles(files: FileMap): Promise<ExerciseDraftFile[]> {
  return Promise.all(
    Object.entries(files).map(async ([path, content]) => ({ path, content, hash: await hashText(content) })),
  );
}

/** Title of `exercise.yaml`, or what it was when that cannot be read. */
export function titleOf(files: FileMap, before: string): string {
  try {
    return parseManifest(files['exercise.yaml'] ?? '', '').title;
  } catch (error) {
    if (!isExerciseError(error)) throw error;
    return before;
  }
}
