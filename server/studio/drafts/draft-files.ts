/** Files of a draft, and the exercise that they are. */
import type { ExerciseDraftFile } from '#db/queries/exercises/exercise-drafts.ts';
import type { ExerciseBundle } from '#grader/exercise/files/bundle.ts';
import {
  ExerciseError,
  type ExerciseProblem,
  isExerciseError,
} from '#grader/exercise/files/exercise-error.ts';
import { hashText } from '#grader/exercise/files/hash-files.ts';
import { loadFiles } from '#grader/exercise/files/load-files.ts';
import { baseSolutions } from '#grader/exercise/misconceptions/expand-misconceptions.ts';
import type { FileMap } from '#grader/protocol.ts';
import { parseAuthorManifest, yamlLengthProblems } from '../../exercises/author-yaml.ts';
import { statementProblem } from '../../exercises/render-statement.ts';
import { conflictProblems } from './conflict-problems.ts';
import { figureProblems } from './figure-problems.ts';

export function fileMapOf(files: readonly Pick<ExerciseDraftFile, 'path' | 'content'>[]): FileMap {
  return Object.fromEntries(files.map(({ path, content }) => [path, content]));
}

/** What a database can keep: Postgres takes neither NUL nor half a character. */
export function isText(content: string): boolean {
  return !content.includes('\0') && content.isWellFormed();
}

export async function hashedFiles(files: FileMap): Promise<ExerciseDraftFile[]> {
  return Promise.all(
    Object.entries(files).map(async ([path, content]) => ({ path, content, hash: await hashText(content) })),
  );
}

/** Title of `exercise.yaml`, or what it was when that cannot be read. */
export function titleOf(files: FileMap, before: string): string {
  try {
    return parseAuthorManifest(files['exercise.yaml'] ?? '', '').title;
  } catch (error) {
    if (!isExerciseError(error)) throw error;
    return before;
  }
}

/** What a draft's folder holds, apart: stored solutions prove an exercise and are no part of it. */
export function apart(files: FileMap): { readonly exercise: FileMap; readonly solutions: FileMap } {
  const entries = Object.entries(files);
  const unread = new Set(yamlLengthProblems(files).map(({ file }) => file));
  const bases = baseSolutions(Object.fromEntries(entries.filter(([path]) => !unread.has(path))));
  const isSolution = (path: string) => path.startsWith('solutions/');
  return {
    exercise: Object.fromEntries(entries.filter(([path]) => !isSolution(path) || bases.includes(path))),
    solutions: Object.fromEntries(entries.filter(([path]) => isSolution(path))),
  };
}

/**
 * The exercise, unless a reader of it would come to harm: an author of another course is no more trusted than a student.
 * @throws ExerciseError with every problem
 */
export async function loadedFiles(slug: string, files: FileMap): Promise<ExerciseBundle> {
  const unread = yamlLengthProblems(files);
  if (unread.length > 0) throw new ExerciseError(slug, unread);
  const { exercise } = apart(files);
  const shown = [...statementProblems(exercise), ...figureProblems(exercise), ...conflictProblems(files)];
  const bundle = await loadFiles(slug, exercise).catch((error: unknown) => {
    if (!isExerciseError(error)) throw error;
    throw new ExerciseError(slug, [...error.problems, ...shown]);
  });
  if (shown.length > 0) throw new ExerciseError(slug, shown);
  return bundle;
}

function statementProblems(files: FileMap): ExerciseProblem[] {
  const problem = statementProblem(files);
  if (!problem) return [];
  const place = problem.line === null ? {} : { line: problem.line };
  return [{ file: 'statement.md', field: '', ...place, message: problem.message }];
}

/** @throws ExerciseError with every problem, also where `exercise.yaml` has another exercise's id */
export async function bundleOf(
  draft: { readonly slug: string; readonly exerciseId: string },
  files: FileMap,
): Promise<ExerciseBundle> {
  const bundle = await loadedFiles(draft.slug, files);
  if (bundle.manifest.id === draft.exerciseId) return bundle;
  const message = `must stay ${draft.exerciseId}: by it the exercise is found again.`;
  throw new ExerciseError(draft.slug, [{ file: 'exercise.yaml', field: 'id', message }]);
}
