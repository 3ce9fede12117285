/** YAML that an author sends, and how much of it is read. */
import { ExerciseError, type ExerciseProblem } from '#grader/exercise/files/exercise-error.ts';
import { misconceptionName } from '#grader/exercise/files/exercise-files.ts';
import type { Manifest } from '#grader/exercise/files/manifest.ts';
import { parseManifest } from '#grader/exercise/files/parse-yaml.ts';
import type { FileMap } from '#grader/protocol.ts';

/**
 * Thirty times the longest manifest that we have. The reader compares each key with all before it: in a mebibyte are keys
 * for minutes, in this for a moment.
 */
const YAML_BYTES_MAX = 64 * 1024;

/** What a text says of itself that has more YAML than is read; null: it can be read. */
export function yamlLengthProblem(yaml: string): string | null {
  const bytes = Buffer.byteLength(yaml);
  if (bytes <= YAML_BYTES_MAX) return null;
  return `has ${bytes} bytes of YAML; at most ${YAML_BYTES_MAX} are read. Keep long texts in statement.md and data in assets/.`;
}

/** Every file with more YAML than is read: nothing that reads YAML may be given these. */
export function yamlLengthProblems(files: FileMap): ExerciseProblem[] {
  return Object.entries(files).flatMap(([file, text]) => {
    const message = yamlLengthProblem(yamlOf(file, text));
    return message === null ? [] : [{ file, field: '', message }];
  });
}

/** `exercise.yaml` of an author. @throws ExerciseError naming each wrong field, or the length of what is too long to be read */
export function parseAuthorManifest(yaml: string, slug: string): Manifest {
  const message = yamlLengthProblem(yaml);
  if (message !== null) throw new ExerciseError(slug, [{ file: 'exercise.yaml', field: '', message }]);
  return parseManifest(yaml, slug);
}

/** The part of a file that is YAML: of a known mistake what stands above its hint. */
function yamlOf(path: string, text: string): string {
  if (path === 'exercise.yaml') return text;
  if (misconceptionName(path) === null || !path.endsWith('.md')) return '';
  const lines = text.split(/\r?\n/);
  const end = lines.indexOf('---', 1);
  return lines[0] === '---' && end > 0 ? lines.slice(1, end).join('\n') : '';
}
