/** What the loader cannot take, by name and with the line: parts of TypeScript, habits from Python, a name half written. */
import { codeOnly } from './code-only.ts';

interface Unsupported {
  /** In code alone, from the beginning of a statement or wherever it stands. */
  readonly pattern: RegExp;
  /** What the code must have somewhere. */
  readonly only?: RegExp;
  readonly words: string;
}

const TAKEN_WORDS =
  'At the top of a file the names `require`, `exports` and `module` belong to what loads it. Choose another name.';

/** The transpiler drops these without a word, or leaves of them what means nothing. */
const DROPPED: readonly Unsupported[] = [
  {
    pattern:
      /(?<=^|[;{}\n])[ \t]*(?:export\s+)?(?:namespace|module)\s+[\p{ID_Start}_$][\p{ID_Continue}$.]*\s*\{/gu,
    words:
      '`namespace` is not available in an exercise. Write its functions and values at the top of the file, or as an object: `const Helpers = { … };`.',
  },
  {
    // As a function or with `var` it would silently take the place of what imports need.
    pattern: /^(?:export\s+)?(?:(?:async\s+)?function|var)\s+(?:require|exports|module)\b/gm,
    words: TAKEN_WORDS,
  },
  {
    pattern: /\bimport\s+[\w$]+\s*=\s*(?!require\b)[\w$]+/g,
    words: '`import … = …` is not available in an exercise. Write `const Layer = tf.layers.Layer;`.',
  },
];

/** These end in an error that does not name them. */
const UNREAD: readonly Unsupported[] = [
  {
    pattern: /^(?:export\s+)?(?:const|let|class)\s+(?:require|exports|module)\b/gm,
    words: TAKEN_WORDS,
  },
  {
    pattern: /(?<=^|[\s(;{},])@[\p{ID_Start}_$(]/gu,
    words:
      'Decorators (`@…`) are not available in an exercise. Call the function where it is needed, or wrap what it decorates.',
  },
  {
    pattern: /\baccessor\s+[#\p{ID_Start}_$"'[]/gu,
    words: '`accessor` is not available in an exercise. Write a field, or `get` and `set`.',
  },
  {
    pattern: /\bimport\s+type\s+[\w$]+\s*=/g,
    words:
      "`import type … = …` is not available in an exercise. Write `import type { … } from '@tensorflow/tfjs';`.",
  },
  {
    pattern: /\bimport\s+(?:defer|source)\s+[\w$*{]/g,
    words:
      "`import defer` and `import source` are not available in an exercise. Write `import * as tf from '@tensorflow/tfjs';`.",
  },
  {
    pattern: /\bexport\s+as\s+namespace\b/g,
    words:
      '`export as namespace` is not available in an exercise. Write `export` before what the statement asks for.',
  },
  {
    pattern: /<\/?[A-Za-z][\w.]*(?:\s[^<>]*)?\/?>|<>/g,
    // A type argument looks like a tag; only tags are closed.
    only: /<\/[A-Za-z>]|\/>/,
    words: 'Tags (`<…>`, JSX) are not available in an exercise: there is no page that they could be part of.',
  },
  {
    pattern: /(?<=^|\n)[ \t]*def\s+\w+\s*\(/g,
    words:
      '`def` is Python. Here a function is `function name(x) { … }`, with `export` before it if it is asked for.',
  },
  {
    pattern: /(?<=^|\n)[ \t]*#(?![\p{ID_Start}_$!])/gu,
    words: '`#` begins a comment in Python. Here it is `//`.',
  },
  {
    pattern: /\blambda\s+[\w, ]*:/g,
    words: '`lambda` is Python. Here a function without a name is `(x) => …`.',
  },
  {
    pattern: /(?<=\breturn\s[^;{}\n]*\s|=\s[^;{}\n]*\s)if\s[^;{}\n]*\selse\s/g,
    words: '`a if condition else b` is Python. Here it is `condition ? a : b`.',
  },
  {
    // The dot of `tf.` before what closes or what begins a statement; a number may end with a dot.
    pattern:
      /(?<!\.|(?<![\p{ID_Continue}$])[\d_]+)\.(?=\s*(?:[)\]};,]|$(?![\s\S]))|[ \t]*\n\s*(?:const|let|var|return|if|for|while|throw|export|function|class)\b)/gu,
    words:
      'This line ends with a dot, and the name behind it is not written yet. Write it, or take the dot away.',
  },
];

const MANY_WORDS =
  'Only the first name of an `export const` with several is exported here. Write one `export const` for each.';

/** The place of the second `name =` in an `export const a = 1, b = 2`; null where no export has one. */
function secondOfExport(code: string): number | null {
  for (const { index, 0: begun } of code.matchAll(/\bexport\s+(?:const|let|var)\s/g)) {
    let depth = 0;
    /** Open lists of type parameters: in `<A, B = A>` it is a default. */
    let lists = 0;
    for (let at = index + begun.length; at < code.length; at++) {
      const character = code[at] ?? '';
      if ('([{'.includes(character)) depth += 1;
      else if (')]}'.includes(character)) depth -= 1;
      if (character === '<' && (lists > 0 || (depth === 0 && opensTypes(code, at)))) lists += 1;
      if (character === '>' && lists > 0 && code[at - 1] !== '=') lists -= 1;
      if (lists > 0) continue;
      if (depth < 0 || (depth === 0 && (character === ';' || endsStatement(code, at)))) break;
      if (depth === 0 && SECOND.test(code.slice(at, at + NEAR))) return at;
    }
  }
  return null;
}

/** With a type or without. Of two types in brackets, `Map<a, b> =`, the second is no such name. */
const SECOND = /^,\s*[\p{ID_Start}_$][\p{ID_Continue}$]*\s*(?::[^=,;<>(){}]*)?=(?![=>])/u;

/** Where no value ends that could be compared, and behind the name of a function or class. */
const BEFORE_TYPES =
  /(?:(?<![\p{ID_Continue}$)\]}'"`/!]|\+\+|--)|(?<![\p{ID_Continue}$.])(?:(?:function\s*\*?|class)\s*[\p{ID_Continue}$]*|async|await|yield|new|as|satisfies|extends|is))$/u;

/** Whether `<` begins type parameters, arguments or a cast, and compares nothing. Arguments behind a name have no defaults. */
function opensTypes(code: string, at: number): boolean {
  return BEFORE_TYPES.test(behindSpaces(code, at).slice(-NAME_NEAR));
}

/** How far a look goes over spaces and what a comment leaves of itself: a longer one is no matter. */
const NEAR = 1_000;
/** As long as a name is with what stands before it. */
const NAME_NEAR = 200;

/** The code close before a place, without the spaces between. */
function behindSpaces(code: string, at: number): string {
  return code.slice(Math.max(0, at - NEAR), at).trimEnd();
}

/** A line that ends where nothing must follow, before one that begins with no operator. */
function endsStatement(code: string, at: number): boolean {
  if (code[at] !== '\n') return false;
  const before = behindSpaces(code, at).at(-1) ?? ';';
  const after = code.slice(at, at + NEAR).trimStart()[0] ?? ';';
  return !/[,=+\-*/%&|<>?:([{]/.test(before) && !/[,.+\-*/%&|?:=)\]}<>]/.test(after);
}

export interface NamedPlace {
  readonly words: string;
  readonly line: number;
}

/** What would silently be left out of a source; null when nothing would. */
export function findDropped(source: string): NamedPlace | null {
  if (!/\b(?:namespace|module|require|exports|import\s+[\w$]+\s*=|export\s+(?:const|let|var)\s)/.test(source))
    return null;
  const dropped = first(source, DROPPED);
  if (dropped !== null) return dropped;
  const second = secondOfExport(codeOnly(source));
  return second === null ? null : { words: MANY_WORDS, line: source.slice(0, second).split('\n').length };
}

/** The name of what stands in a source that does not compile; null when it is nothing of that kind. */
export function findUnread(source: string): NamedPlace | null {
  return first(source, UNREAD);
}

function first(source: string, kinds: readonly Unsupported[]): NamedPlace | null {
  const code = codeOnly(source);
  let found: { readonly words: string; readonly index: number } | null = null;
  for (const { pattern, only, words } of kinds) {
    if (only?.test(code) === false) continue;
    for (const { index, 0: text } of code.matchAll(pattern)) {
      const at = index + (text.length - text.trimStart().length);
      if (found === null || at < found.index) found = { words, index: at };
      break;
    }
  }
  return found && { words: found.words, line: source.slice(0, found.index).split('\n').length };
}
