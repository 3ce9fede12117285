/** Finds forbidden operations in code while it is typed. The kernel policy decides; this only warns early. */
import type { EditorMark } from './editor-handle.ts';

const TENSORFLOW_IMPORT = /import\s+\*\s+as\s+([A-Za-z_$][\w$]*)\s+from\s+['"]@tensorflow\/tfjs['"]/;
const NAMED_IMPORT = /import\s*\{([^}]*)\}\s*from\s*['"]@tensorflow\/tfjs['"]/g;

/**
 * @param operations names and paths below `tf`: "conv2d", "layers.dense", "layers.*".
 * @param because one sentence, said behind the name.
 */
export function forbiddenMarks(
  source: string,
  operations: readonly string[],
  because: string | null,
): EditorMark[] {
  if (operations.length === 0) return [];
  const code = blankedComments(source);
  const tf = code.match(TENSORFLOW_IMPORT)?.[1] ?? 'tf';
  const found = [
    ...hitsOf(code, `(?<![\\w$.])${escaped(tf)}\\s*\\.\\s*`, operations.map(patternOf), '(?![\\w$])'),
    // Chained on a tensor. `Math` has namesakes that are fine.
    ...hitsOf(
      code,
      `(?<=[\\w$)\\]]\\s*)(?<!(?:Math|${escaped(tf)})\\s*)\\.\\s*`,
      operations.filter(isPlain).map(escaped),
      '(?=\\s*\\()',
    ),
  ];
  for (const match of code.matchAll(NAMED_IMPORT)) found.push(...namesIn(match, operations));
  return found
    .sort((a, b) => a.at - b.at)
    .map(({ at, length, name }) => {
      const before = code.slice(0, at).split('\n');
      const column = (before.at(-1)?.length ?? 0) + 1;
      return {
        line: before.length,
        column,
        endColumn: column + length,
        message: `tf.${name.replace(/\s+/g, '')} is not allowed in this exercise.${because ? ` ${because}` : ''}`,
        severity: 'warning' as const,
      };
    });
}

interface Hit {
  readonly at: number;
  readonly length: number;
  readonly name: string;
}

function hitsOf(code: string, before: string, names: readonly string[], behind: string): Hit[] {
  if (names.length === 0) return [];
  const pattern = new RegExp(`${before}(${names.join('|')})${behind}`, 'g');
  return [...code.matchAll(pattern)].map((hit) => ({
    at: hit.index,
    length: hit[0].length,
    name: hit[1] ?? '',
  }));
}

function isPlain(path: string): boolean {
  return /^[A-Za-z_$][\w$]*$/.test(path);
}

function namesIn(match: RegExpExecArray, operations: readonly string[]): Hit[] {
  const names = match[1] ?? '';
  const start = match.index + match[0].indexOf('{') + 1;
  return [...names.matchAll(/[A-Za-z_$][\w$]*/g)]
    .filter(([name]) => operations.includes(name))
    .map((hit) => ({ at: start + hit.index, length: hit[0].length, name: hit[0] }));
}

/** Comments become spaces of the same length, so that places stay and prose is no call. */
function blankedComments(source: string): string {
  return source.replace(/\/\*[\s\S]*?\*\/|\/\/[^\n]*/g, (comment) => comment.replace(/[^\n]/g, ' '));
}

function patternOf(path: string): string {
  return path
    .split('.')
    .map((part) => (part === '*' ? '[A-Za-z_$][\\w$]*' : escaped(part)))
    .join('\\s*\\.\\s*');
}

function escaped(text: string): string {
  return text.replace(/[$.*+?^{}()|[\]\\]/g, '\\$&');
}
