/** What one state of an exercise changes of another, by what it does to scores. */
import { isExerciseError } from '#grader/exercise/files/exercise-error.ts';
import { misconceptionName } from '#grader/exercise/files/exercise-files.ts';
import { parseMisconception } from '#grader/exercise/misconceptions/misconception-file.ts';
import type { FileMap } from '#grader/protocol.ts';
import { parseAuthorManifest, yamlLengthProblems } from '../../exercises/author-yaml.ts';

export interface FileChangeView {
  readonly path: string;
  readonly what: 'added' | 'removed' | 'changed';
  /** `words`: no score can change by it. */
  readonly effect: 'words' | 'cases';
}

/** In the order of their paths. */
export function versionChanges(before: FileMap, after: FileMap): FileChangeView[] {
  const paths = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
  return paths.flatMap((path): FileChangeView[] => {
    const [old, now] = [before[path], after[path]];
    if (old === now) return [];
    const what = old === undefined ? 'added' : now === undefined ? 'removed' : 'changed';
    return [{ path, what, effect: effectOf(path, { old, now }) }];
  });
}

interface Contents {
  readonly old: string | undefined;
  readonly now: string | undefined;
}

/** What is not known to be words alone may change scores. */
function effectOf(path: string, { old, now }: Contents): FileChangeView['effect'] {
  // The starter is where students begin; it is never graded.
  if (path === 'statement.md' || path === 'starter.ts' || path.startsWith('figures/')) return 'words';
  if (old === undefined || now === undefined) return 'cases';
  if (path === 'exercise.yaml') return sameBut(path, { old, now }, manifestRest) ? 'words' : 'cases';
  const isHint = misconceptionName(path) !== null && path.endsWith('.md');
  return isHint && sameBut(path, { old, now }, programOf) ? 'words' : 'cases';
}

/** Whether both are the same in all that `rest` leaves of them; never of what cannot be read. */
function sameBut(
  path: string,
  { old, now }: { old: string; now: string },
  rest: (path: string, text: string) => unknown,
): boolean {
  if ([old, now].some((text) => yamlLengthProblems({ [path]: text }).length > 0)) return false;
  try {
    return JSON.stringify(rest(path, old)) === JSON.stringify(rest(path, now));
  } catch (error) {
    if (!isExerciseError(error)) throw error;
    return false;
  }
}

function manifestRest(_path: string, text: string): unknown {
  // Its id is another where it goes on from an exercise of the catalogue.
  const { id, title, summary, minutes, difficulty, source, forbidsBecause, ...rest } = parseAuthorManifest(
    text,
    '',
  );
  const entryPoints = rest.entryPoints.map(({ name }) => name);
  return { ...rest, entryPoints };
}

/** Without title and hint; where a line stands in the file does not matter. */
function programOf(path: string, text: string): unknown {
  const { base, forms, family } = parseMisconception(path, text);
  const edits = forms.map((form) => form.map((edit) => edit.map(({ kind, text: line }) => [kind, line])));
  return { base, edits, family };
}
