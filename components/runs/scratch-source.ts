/**
 * A snippet run on load behind the student's code, in the realm that their code runs in. What `./solution` exports is
 * `mine` under whatever name the snippet gives it; other imports are asked for as the solution asks for them. What the
 * snippet names at its top level goes to the inspector once it has run.
 */
import { snippetNames } from './snippet-names.ts';

export interface ScratchSource {
  readonly text: string;
  /** The line of the snippet behind a line of `text`; null for a line of the solution. */
  snippetLine(line: number): number | null;
}

/** Imports of a snippet: at the start of a line, over one line or several. */
const IMPORT = /^[ \t]*import\s+(type\s)?([^;'"]+?)\sfrom\s*(['"])([^'"\n]+)\3[ \t]*;?/gm;
/** A block can export nothing; the names are there without the word. */
const EXPORT = /^export\s+(?=(?:const|let|var|async|function|class|type|interface|enum)\b)/gm;
/** Behind the solution, before the snippet: one line of ours. */
const LINES_BETWEEN = 1;

export function scratchSource(source: string, snippet: string): ScratchSource {
  const before = source.split('\n').length + LINES_BETWEEN;
  const last = snippet.split('\n').length;
  return {
    text: [source, ';{', withoutImports(snippet).replace(EXPORT, ''), inspection(snippet), '}', ''].join(
      '\n',
    ),
    snippetLine: (line) => (line > before && line <= before + last ? line - before : null),
  };
}

/** `typeof`, because what looks like a declaration may stand in a text. */
function inspection(snippet: string): string {
  const values = snippetNames(snippet).map(
    (name) => `...(typeof ${name} === 'undefined' ? {} : { ${name} })`,
  );
  return values.length === 0 ? '' : `;(require('@descent/show') as any).inspect({ ${values.join(', ')} });`;
}

/** A block can have no imports; constants take their place, on the same lines. */
function withoutImports(snippet: string): string {
  return snippet.replace(IMPORT, (whole, type: string | undefined, clause: string, _quote, from: string) => {
    const newLines = '\n'.repeat(whole.split('\n').length - 1);
    return (type === undefined ? constantsOf(clause.trim(), from) : '') + newLines;
  });
}

function constantsOf(clause: string, from: string): string {
  const module = /^\.\/solution(\.ts)?$/.test(from) ? '(exports as any)' : `(require('${from}') as any)`;
  const named = /\{([\s\S]*)\}/.exec(clause)?.[1];
  const whole = /\*\s*as\s+([\w$]+)/.exec(clause)?.[1];
  const standard = /^[\w$]+/.exec(clause)?.[0];
  return [
    standard === undefined ? '' : `const ${standard} = ${module}.default;`,
    whole === undefined ? '' : `const ${whole} = ${module};`,
    named === undefined ? '' : `const { ${namesOf(named)} } = ${module};`,
  ].join('');
}

function namesOf(named: string): string {
  return named
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '' && !name.startsWith('type '))
    .map((name) => name.replace(/\s+as\s+/, ': '))
    .join(', ');
}
