/** What keeps a draft from being loaded, at its place in a file: for marks in the editor, after every save. */
import { type Document, LineCounter, parseDocument } from 'yaml';
import { type ExerciseProblem, isExerciseError } from '#grader/exercise/files/exercise-error.ts';
import type { FileMap } from '#grader/protocol.ts';
import { yamlLengthProblem } from '../../exercises/author-yaml.ts';
import { bundleOf, loadedFiles } from './draft-files.ts';
import type { FileProblemView } from './draft-view.ts';

/** For files that have no draft yet. */
const ANY_SLUG = 'a/b';

/** Runs nothing of the author's. @param draft null: of files that are to become one */
export async function fileProblems(
  draft: { readonly slug: string; readonly exerciseId: string } | null,
  files: FileMap,
): Promise<FileProblemView[]> {
  try {
    if (draft) await bundleOf(draft, files);
    else await loadedFiles(ANY_SLUG, files);
    return [];
  } catch (error) {
    if (!isExerciseError(error)) throw error;
    const placeOf = placesIn(files);
    return error.problems.map((problem) => {
      const { file, field, message } = problem;
      const text = field === '' ? message : `${field}: ${message}`;
      const said = { message: text, messageAtField: message };
      return { path: file, field, ...said, ...placeOf(problem) };
    });
  }
}

type Place = Pick<FileProblemView, 'line' | 'column' | 'endColumn'>;
const NOWHERE: Place = { line: null, column: null, endColumn: null };

interface ReadYaml {
  readonly document: Document;
  readonly lines: LineCounter;
}

/** Where problems stand; each file is read once, however many problems it has. */
function placesIn(files: FileMap): (problem: ExerciseProblem) => Place {
  const read = new Map<string, ReadYaml | null>();
  return ({ file, field, line }) => {
    if (line !== undefined) return { ...NOWHERE, line };
    if (!file.endsWith('.yaml')) return NOWHERE;
    const before = read.get(file);
    const yaml = before === undefined ? readYaml(files[file] ?? '') : before;
    read.set(file, yaml);
    return yaml ? yamlPlace(yaml, field) : NOWHERE;
  };
}

/** Null: it is too long to be read. */
function readYaml(text: string): ReadYaml | null {
  if (yamlLengthProblem(text) !== null) return null;
  const lines = new LineCounter();
  return { document: parseDocument(text, { lineCounter: lines }), lines };
}

/** Of the field, or of what ought to hold it. */
function yamlPlace({ document, lines }: ReadYaml, field: string): Place {
  const [broken] = document.errors;
  if (broken) return spanOf(lines, broken.pos[0], broken.pos[1]);
  const path = field
    .split(/[.[\]]+/)
    .filter(Boolean)
    .map((part) => (/^\d+$/.test(part) ? Number(part) : part));
  for (let depth = path.length; depth > 0; depth -= 1) {
    const node: unknown = document.getIn(path.slice(0, depth), true);
    const range = rangeOf(node);
    if (range) return spanOf(lines, range[0], range[1]);
  }
  return { ...NOWHERE, line: 1 };
}

function rangeOf(node: unknown): readonly [number, number] | null {
  if (typeof node !== 'object' || node === null || !('range' in node) || !Array.isArray(node.range))
    return null;
  const [from, to]: unknown[] = node.range;
  return typeof from === 'number' && typeof to === 'number' ? [from, to] : null;
}

function spanOf(lines: LineCounter, from: number, to: number): Place {
  const start = lines.linePos(from);
  const end = lines.linePos(to);
  const endColumn = end.line === start.line && end.col > start.col ? end.col : null;
  return { line: Math.max(1, start.line), column: Math.max(1, start.col), endColumn };
}
