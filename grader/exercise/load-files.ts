import type { FileMap } from '#grader/protocol.ts';
import type { ExerciseBundle } from './bundle.ts';
import { ExerciseError } from './exercise-error.ts';
import { findFileProblems } from './exercise-files.ts';
import { baseSolutions, misconceptionProblems } from './expand-misconceptions.ts';
import { hashFiles, sortFiles } from './hash-files.ts';
import { parseManifest } from './parse-yaml.ts';
import { statementProblems } from './statement-examples.ts';

const SLUG = /^[a-z0-9]+(?:-[a-z0-9]+)*\/[a-z0-9]+(?:-[a-z0-9]+)*$/;

/**
 * An exercise from a map of its files (assets as base64). Checks names, sizes, `exercise.yaml` and that every
 * misconception fits what it changes; runs nothing.
 * @param slug "<module>/<slug>", e.g. "cnn/conv2d"
 * @throws ExerciseError with every problem, each naming file and field
 */
export async function loadFiles(slug: string, files: FileMap): Promise<ExerciseBundle> {
  if (!SLUG.test(slug)) {
    throw new ExerciseError('', [
      { file: '', field: '', message: `"${slug}" is no exercise name. Expected "<module>/<slug>".` },
    ]);
  }
  const problems = [
    ...findFileProblems(files, baseSolutions(files)),
    ...statementProblems(files),
    ...misconceptionProblems(files),
  ];
  if (problems.length > 0) throw new ExerciseError(slug, problems);
  const manifest = parseManifest(files['exercise.yaml'] ?? '', slug);
  return { slug, manifest, files: sortFiles(files), hash: await hashFiles(files) };
}
