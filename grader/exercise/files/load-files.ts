import type { FileMap } from '#grader/protocol.ts';
import { statementProblems } from '../literals/statement-examples.ts';
import { baseSolutions, misconceptionProblems } from '../misconceptions/expand-misconceptions.ts';
import type { ExerciseBundle } from './bundle.ts';
import { ExerciseError, type ExerciseProblem, isExerciseError } from './exercise-error.ts';
import { findFileProblems } from './exercise-files.ts';
import { hashFiles, sortFiles } from './hash-files.ts';
import { exerciseSlug, type Manifest } from './manifest.ts';
import { parseManifest } from './parse-yaml.ts';

/**
 * An exercise from a map of its files (assets as base64). Checks names, sizes, `exercise.yaml` and that every
 * misconception fits what it changes; runs nothing.
 * @param slug "<module>/<slug>", e.g. "cnn/conv2d"
 * @throws ExerciseError with every problem, each naming file and field
 */
export async function loadFiles(slug: string, files: FileMap): Promise<ExerciseBundle> {
  if (!exerciseSlug.test(slug)) {
    throw new ExerciseError('', [
      { file: '', field: '', message: `"${slug}" is no exercise name. Expected "<module>/<slug>".` },
    ]);
  }
  const problems = [
    ...findFileProblems(files, baseSolutions(files)),
    ...statementProblems(files),
    ...misconceptionProblems(files),
  ];
  const yaml = files['exercise.yaml']?.trim() ? files['exercise.yaml'] : null;
  const manifest = yaml === null ? null : readManifest(yaml, slug);
  // One that is missing or empty is a problem of the files.
  if (manifest && 'problems' in manifest) problems.push(...manifest.problems);
  if (problems.length > 0 || !manifest || 'problems' in manifest) throw new ExerciseError(slug, problems);
  return { slug, manifest, files: sortFiles(files), hash: await hashFiles(files) };
}

function readManifest(
  yaml: string,
  slug: string,
): Manifest | { readonly problems: readonly ExerciseProblem[] } {
  try {
    return parseManifest(yaml, slug);
  } catch (error) {
    if (!isExerciseError(error)) throw error;
    return { problems: error.problems };
  }
}
