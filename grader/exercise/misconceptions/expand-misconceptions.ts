/** The misconceptions of an exercise as programs, whether they are written as programs or as differences. */
import type { FileMap } from '#grader/protocol.ts';
import { editText } from '../files/edit-text.ts';
import { ExerciseError, type ExerciseProblem, isExerciseError } from '../files/exercise-error.ts';
import { misconceptionName } from '../files/exercise-files.ts';
import { type MisconceptionFile, parseMisconception } from './misconception-file.ts';

/** A misconception that is written as a difference, with the difference made. */
export interface ExpandedMisconception {
  readonly title: string;
  /** Markdown. */
  readonly hint: string;
  /** Programs: the mistake as it is graded, then its other forms. */
  readonly sources: readonly [string, ...string[]];
  readonly family: {
    readonly from: number;
    readonly to: number;
    /** The first program with another constant. */
    readonly sourceOf: (constant: number) => string;
  } | null;
}

export interface MisconceptionProgram {
  /** "flipped-kernel". */
  readonly name: string;
  readonly path: string;
  /** A whole program, as a student would have written it. */
  readonly source: string;
  /** Null for a `.ts` file, which says the rest itself when it is loaded. */
  readonly expanded: ExpandedMisconception | null;
}

/** Every misconception among the files. @throws ExerciseError naming file, line and what to do */
export function misconceptionPrograms(files: FileMap): MisconceptionProgram[] {
  return Object.entries(files).flatMap(([path, text]): MisconceptionProgram[] => {
    const name = misconceptionName(path);
    if (name === null) return [];
    if (path.endsWith('.ts')) return [{ name, path, source: text, expanded: null }];
    const expanded = expandMisconception(files, path);
    return [{ name, path, source: expanded.sources[0], expanded }];
  });
}

/** Everything that keeps a misconception from being expanded; empty when each can be. Runs nothing. */
export function misconceptionProblems(files: FileMap): ExerciseProblem[] {
  const paths = Object.keys(files).filter((path) => misconceptionName(path) !== null);
  return paths.flatMap((path) => {
    if (path.endsWith('.ts')) return [];
    const twin = path.replace(/md$/, 'ts');
    if (Object.hasOwn(files, twin)) {
      return [{ file: path, field: '', message: `has the name of ${twin}. Keep one of the two.` }];
    }
    try {
      expandMisconception(files, path);
      return [];
    } catch (error) {
      if (!isExerciseError(error)) throw error;
      return error.problems;
    }
  });
}

/**
 * The right solutions that differences start from. They are part of the exercise, as all else in `solutions/` is not.
 * Files that cannot be read name none: loading them says why.
 */
export function baseSolutions(files: FileMap): string[] {
  const bases = Object.entries(files).flatMap(([path, text]) => {
    if (misconceptionName(path) === null || !path.endsWith('.md')) return [];
    try {
      return [parseMisconception(path, text).base];
    } catch (error) {
      if (!isExerciseError(error)) throw error;
      return [];
    }
  });
  return [...new Set(bases)].filter((base) => base !== 'reference.ts');
}

function expandMisconception(files: FileMap, path: string): ExpandedMisconception {
  const file = parseMisconception(path, files[path] ?? '');
  const base = files[file.base];
  if (base === undefined) throw problem(path, 'of', `there is no ${file.base}.`);
  const [first = '', ...others] = file.forms.map((edits) => {
    const edited = editText({ name: file.base, text: base }, edits);
    if (edited.kind === 'edited') return edited.text;
    throw new ExerciseError(
      '',
      edited.problems.map(({ line, message }) => ({ file: path, field: '', line, message })),
    );
  });
  return {
    title: file.title,
    hint: file.hint,
    sources: [first, ...others],
    family: file.family && familyOf(path, first, file.family),
  };
}

function familyOf(
  path: string,
  source: string,
  { constant, from, to }: NonNullable<MisconceptionFile['family']>,
): NonNullable<ExpandedMisconception['family']> {
  const declaration = new RegExp(`^const ${constant} = [^;\\n]+;$`, 'gm');
  const count = source.match(declaration)?.length ?? 0;
  if (count !== 1) {
    const found = count === 0 ? 'has no such line' : `has ${count}`;
    throw problem(
      path,
      'family.constant',
      `expected one line \`const ${constant} = …;\` at the top of the changed program, which ${found}.`,
    );
  }
  return { from, to, sourceOf: (value) => source.replace(declaration, `const ${constant} = ${value};`) };
}

function problem(file: string, field: string, message: string): ExerciseError {
  return new ExerciseError('', [{ file, field, message }]);
}
