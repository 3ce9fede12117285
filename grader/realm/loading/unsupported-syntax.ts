/** What the loader cannot take, by name and with the line: parts of TypeScript, habits from Python, a name half written. */
import { codeOnly } from './code-only.ts';
import { lineOfSecond, lineOfTaken } from './top-level-names.ts';

interface Unsupported {
  /** In code alone, from the beginning of a statement or wherever it stands. */
  readonly pattern: RegExp;
  /** What the code must have somewhere. */
  readonly only?: RegExp;
  readonly words: string;
}

const TAKEN_WORDS =
  'At the top of a file the names `require`, `exports` and `module` belong to what loads it. Choose another name.';

/** The transpiler drops these without a word. Where a line ends behind the first word, that is a name. */
const DROPPED: readonly Unsupported[] = [
  {
    pattern:
      /(?<=^|[;{}\n])[ \t]*(?:export\s+)?(?:namespace|module)[^\S\r\n]+[\p{ID_Start}_$][\p{ID_Continue}$.]*\s*\{/gu,
    words:
      '`namespace` is not available in an exercise. Write its functions and values at the top of the file, or as an object: `const Helpers = { … };`.',
  },
  {
    pattern:
      /(?<=^|[;{}\n])[ \t]*import[^\S\r\n]+[\p{ID_Start}_$][\p{ID_Continue}$]*\s*=\s*(?!require\s*\()[\p{ID_Start}_$]/gu,
    words: '`import … = …` is not available in an exercise. Write `const Layer = tf.layers.Layer;`.',
  },
];

/** These end in an error that does not name them. */
const UNREAD: readonly Unsupported[] = [
  {
    pattern: /^(?:export\s+)?(?:const|let|class)\s+(?:require|exports|module)(?![\p{ID_Continue}$])/gmu,
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
    // Without a name behind it, it may be one itself: `const lambda : number`.
    pattern: /(?<!\b(?:const|let|var)\s+)\blambda[^\S\n]{1,9}\w[\w, ]{0,200}:/g,
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

export interface NamedPlace {
  readonly words: string;
  readonly line: number;
}

/** What would silently be left out of a source, or take the place of what loads it; null when nothing would. @param code what it is transpiled to */
export function findDropped(source: string, code: string): NamedPlace | null {
  const dropped = /\b(?:namespace|module|import\s+\S+\s*=)/.test(source)
    ? first(withoutDeclared(codeOnly(source)), DROPPED)
    : null;
  if (dropped !== null) return dropped;
  const taken = lineOfTaken(source, code);
  if (taken !== null) return { words: TAKEN_WORDS, line: taken };
  const second = lineOfSecond(source, code);
  return second === null ? null : { words: MANY_WORDS, line: second };
}

/** Of code, without the insides of what is only declared: nothing is lost with them. */
function withoutDeclared(code: string): string {
  let left = '';
  let from = 0;
  for (const { index, 0: head } of code.matchAll(DECLARED)) {
    const inside = index + head.length;
    if (inside < from) continue;
    const end = closingOf(code, inside);
    left += code.slice(from, inside) + code.slice(inside, end).replace(/[^\n]/g, ' ');
    from = end;
  }
  return left + code.slice(from);
}

const DECLARED =
  /(?<=^|[;{}\n])[ \t]*(?:export\s+)?declare[^\S\r\n]+(?:global|namespace|module)\b[^{;\n]*\{/g;

/** Where the brace closes that opens before a place. */
function closingOf(code: string, from: number): number {
  let depth = 1;
  for (let at = from; at < code.length; at++) {
    if (code[at] === '{') depth += 1;
    if (code[at] === '}') depth -= 1;
    if (depth === 0) return at;
  }
  return code.length;
}

/** The name of what stands in a source that does not compile; null when it is nothing of that kind. */
export function findUnread(source: string): NamedPlace | null {
  return first(codeOnly(source), UNREAD);
}

function first(code: string, kinds: readonly Unsupported[]): NamedPlace | null {
  let found: { readonly words: string; readonly index: number } | null = null;
  for (const { pattern, only, words } of kinds) {
    if (only?.test(code) === false) continue;
    for (const { index, 0: text } of code.matchAll(pattern)) {
      const at = index + (text.length - text.trimStart().length);
      if (found === null || at < found.index) found = { words, index: at };
      break;
    }
  }
  return found && { words: found.words, line: code.slice(0, found.index).split('\n').length };
}
