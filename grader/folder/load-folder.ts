/** Exercises on disk. The only file of this room, with load-course.ts, that touches the file system. */
import { lstat, readdir, readFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { FileMap } from '#grader/protocol.ts';
import type { ExerciseBundle } from '../exercise/files/bundle.ts';
import { ExerciseError, type ExerciseProblem } from '../exercise/files/exercise-error.ts';
import { ASSET_BYTES_MAX, FILES_MAX, isAsset } from '../exercise/files/exercise-files.ts';
import { loadFiles } from '../exercise/files/load-files.ts';
import { baseSolutions } from '../exercise/misconceptions/expand-misconceptions.ts';

const FOLDERS = new Set(['misconceptions', 'assets', 'figures']);
/** Programs that prove the cases; but for bases of misconceptions no part of the exercise, so that a new one changes no version. */
const SOLUTIONS = 'solutions';

/**
 * Reads an exercise folder; its slug is its last two path parts ("…/cnn/conv2d"). Symbolic links, unknown files and
 * folders are refused, so nothing outside the folder is ever read. Of `solutions/` it takes those that
 * a misconception starts from, and leaves the others out.
 * @throws ExerciseError with every problem, each naming file and field
 */
export async function loadFolder(folder: string): Promise<ExerciseBundle> {
  const slug = `${basename(dirname(folder))}/${basename(folder)}`;
  const problems: ExerciseProblem[] = [];
  const files: Record<string, string> = {};
  const paths = await listFiles({ folder, slug, problems });
  for (const path of paths.slice(0, FILES_MAX + 1)) {
    const { size } = await lstat(join(folder, path));
    if (size > ASSET_BYTES_MAX) {
      problems.push({ file: path, field: '', message: `has ${size} bytes; at most ${ASSET_BYTES_MAX}.` });
    } else files[path] = await readFile(join(folder, path), isAsset(path) ? 'base64' : 'utf8');
  }
  if (problems.length > 0) throw new ExerciseError(slug, problems);
  const solutions = await loadSolutions(folder);
  for (const base of baseSolutions(files)) {
    const text = solutions[base];
    if (text !== undefined) files[base] = text;
  }
  return loadFiles(slug, files);
}

/**
 * The stored right and wrong programs of an exercise folder, by path: "solutions/right-einsum.ts". None where the folder
 * has no `solutions/`.
 */
export async function loadSolutions(folder: string): Promise<FileMap> {
  const entries = await readdir(join(folder, SOLUTIONS), { withFileTypes: true }).catch(noneWhereMissing);
  const files = entries.filter((entry) => entry.isFile()).sort((a, b) => (a.name < b.name ? -1 : 1));
  const texts = await Promise.all(
    files.map(async ({ name }) => {
      return [`${SOLUTIONS}/${name}`, await readFile(join(folder, SOLUTIONS, name), 'utf8')] as const;
    }),
  );
  return Object.fromEntries(texts);
}

function noneWhereMissing(error: NodeJS.ErrnoException): never[] {
  if (error.code === 'ENOENT') return [];
  throw error;
}

async function listFiles(at: {
  folder: string;
  slug: string;
  problems: ExerciseProblem[];
}): Promise<string[]> {
  const paths: string[] = [];
  const visit = async (inner: string): Promise<void> => {
    for (const entry of await readEntries(join(at.folder, inner), at.slug)) {
      const path = inner === '' ? entry.name : `${inner}/${entry.name}`;
      if (entry.isDirectory() && path === SOLUTIONS) continue;
      if (entry.isFile()) paths.push(path);
      else if (entry.isDirectory() && inner === '' && FOLDERS.has(entry.name)) await visit(entry.name);
      else at.problems.push({ file: path, field: '', message: entryProblem(entry) });
    }
  };
  await visit('');
  return paths;
}

function entryProblem(entry: { isSymbolicLink(): boolean; isDirectory(): boolean }): string {
  if (entry.isSymbolicLink()) return 'is a symbolic link. Copy the file instead.';
  if (entry.isDirectory())
    return 'is a folder that no exercise has. Known: misconceptions, solutions, figures, assets.';
  return 'is no ordinary file. Remove it.';
}

async function readEntries(folder: string, slug: string) {
  try {
    return await readdir(folder, { withFileTypes: true });
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== 'ENOENT') throw cause;
    throw new ExerciseError('', [
      { file: slug, field: '', message: 'there is no such exercise folder. Is the name right?' },
    ]);
  }
}
