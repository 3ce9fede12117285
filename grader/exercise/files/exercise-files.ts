/** Which files an exercise may hold, and how large they may be. Anything else is refused, so no file is stray. */
import type { FileMap } from '#grader/protocol.ts';
import type { ExerciseProblem } from './exercise-error.ts';

export const REQUIRED_FILES = [
  'exercise.yaml',
  'statement.md',
  'starter.ts',
  'reference.ts',
  'cases.ts',
] as const;

const OPTIONAL_FILES = ['driver.ts'];
const MISCONCEPTION = /^misconceptions\/([a-z0-9]+(?:-[a-z0-9]+)*)\.(?:md|ts)$/;
const FIGURE = /^figures\/[a-z0-9][a-z0-9-]*\.svg$/;
const ASSET = /^assets\/[a-z0-9][a-z0-9._-]*$/i;

const MEBIBYTE = 1024 * 1024;
/** Far above any statement or reference we know (under 100 KiB), far below what slows an editor. */
const TEXT_BYTES_MAX = MEBIBYTE;
/** Room for a whole MNIST test set as bytes (7.5 MiB), base64 included. */
export const ASSET_BYTES_MAX = 16 * MEBIBYTE;
export const FILES_MAX = 200;

/** True for files that the bundle keeps as base64. */
export function isAsset(path: string): boolean {
  return ASSET.test(path);
}

/** True when an exercise may hold a file of this path. */
function isKnownFile(path: string, bases: readonly string[]): boolean {
  return (
    bases.includes(path) ||
    (REQUIRED_FILES as readonly string[]).includes(path) ||
    OPTIONAL_FILES.includes(path) ||
    MISCONCEPTION.test(path) ||
    FIGURE.test(path) ||
    ASSET.test(path)
  );
}

const SOLUTION = /^solutions\/(?:right|wrong)-[a-z0-9]+(?:-[a-z0-9]+)*\.ts$/;

/** True for what lies in an exercise's folder: its files, and the stored solutions that prove it. */
export function isFolderFile(path: string): boolean {
  return isKnownFile(path, []) || SOLUTION.test(path);
}

/** "flipped-kernel" for "misconceptions/flipped-kernel.md" or ".ts", otherwise null. */
export function misconceptionName(path: string): string | null {
  return MISCONCEPTION.exec(path)?.[1] ?? null;
}

/**
 * Every reason why these files are no exercise; empty when they may be one.
 * @param bases the solutions that misconceptions start from
 */
export function findFileProblems(files: FileMap, bases: readonly string[]): ExerciseProblem[] {
  const paths = Object.keys(files);
  const problems: ExerciseProblem[] = [];
  if (paths.length > FILES_MAX) {
    problems.push({ file: '', field: '', message: `holds ${paths.length} files; at most ${FILES_MAX}.` });
  }
  for (const required of REQUIRED_FILES) {
    if (!Object.hasOwn(files, required)) {
      problems.push({ file: required, field: '', message: 'is missing. Every exercise needs it.' });
    }
  }
  for (const path of paths) {
    if (!isKnownFile(path, bases))
      problems.push({ file: path, field: '', message: unknownFileMessage(path) });
    else problems.push(...findContentProblems(path, files[path] ?? ''));
  }
  return problems;
}

function findContentProblems(path: string, content: string): ExerciseProblem[] {
  const { bytes, bytesMax } = sizeOf(path, content);
  const problem = (message: string): ExerciseProblem[] => [{ file: path, field: '', message }];
  if (bytes > bytesMax) return problem(`has ${bytes} bytes; at most ${bytesMax}.`);
  if (content.trim() === '') return problem('is empty.');
  if (isAsset(path) && !/^[A-Za-z0-9+/]*={0,2}$/.test(content)) return problem('expected base64.');
  return [];
}

function sizeOf(path: string, content: string): { readonly bytes: number; readonly bytesMax: number } {
  const bytesMax = isAsset(path) ? ASSET_BYTES_MAX : TEXT_BYTES_MAX;
  return { bytes: new TextEncoder().encode(content).length, bytesMax };
}

export function isTooLong(path: string, content: string): boolean {
  const { bytes, bytesMax } = sizeOf(path, content);
  return bytes > bytesMax;
}

function unknownFileMessage(path: string): string {
  if (path.startsWith('misconceptions/')) {
    return 'is no misconception. Name it in lower case with hyphens: misconceptions/flipped-kernel.md.';
  }
  if (path.startsWith('solutions/')) {
    return 'is a solution that no misconception starts from. Leave it out: solutions prove an exercise and are no part of it.';
  }
  if (path.startsWith('figures/')) return 'is no figure. Figures are SVG: figures/window.svg.';
  return `is not part of an exercise. Remove it, or put data under assets/. Known: ${[
    ...REQUIRED_FILES,
    ...OPTIONAL_FILES,
  ].join(', ')}, misconceptions/*.md, figures/*.svg, assets/*.`;
}
