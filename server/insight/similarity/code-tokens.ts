/** A program as a row of tokens in which names, numbers and texts say nothing: renaming does not make it another one. */
import { type Token, tokenizer } from 'acorn';
import { transform } from 'sucrase';

export interface CodeTokens {
  readonly tokens: readonly string[];
  /** The line of each, from 1. */
  readonly lines: readonly number[];
}

/** Students write a few hundred; a program of more is a data table, and comparing it would hold everybody up. */
const TOKENS_MAX = 8_000;

/** Said in one way or the other, they mean the same. */
const DECLARATIONS = new Set(['const', 'let', 'var']);
const SILENT = new Set(['`', ';', ',', 'eof']);
const LITERALS = new Set(['num', 'string', 'template', 'invalidTemplate', 'regexp', 'true', 'false', 'null']);

/** @returns null where the source is no program, or too long to compare. Nothing of it is run. */
export function codeTokens(source: string): CodeTokens | null {
  const plain = withoutTypes(source);
  return plain === null ? null : foldedTokens(plain);
}

/** Types can be added and taken away without another thought. Lines stay where they are. */
function withoutTypes(source: string): string | null {
  try {
    return transform(source, { transforms: ['typescript'] }).code;
  } catch {
    return null;
  }
}

function foldedTokens(code: string): CodeTokens | null {
  const tokens: string[] = [];
  const lines: number[] = [];
  const before: string[] = [];
  try {
    for (const token of tokenizer(code, { ecmaVersion: 'latest', sourceType: 'module', locations: true })) {
      const text = code.slice(token.start, token.end);
      const folded = foldToken(token, { text, before });
      before.push(text);
      if (folded === null) continue;
      if (tokens.length === TOKENS_MAX) return null;
      tokens.push(folded);
      lines.push(token.loc?.start.line ?? 1);
    }
  } catch {
    return null;
  }
  return { tokens, lines };
}

/** Names of functions of TensorFlow.js and JavaScript stay, as nobody can rename those. */
function foldToken(
  { type }: Token,
  { text, before }: { text: string; before: readonly string[] },
): string | null {
  if (SILENT.has(type.label)) return null;
  if (LITERALS.has(type.label)) return 'L';
  if (DECLARATIONS.has(text)) return 'const';
  if (type.label !== 'name' && type.label !== 'privateId') return text;
  const isMember = before.at(-1) === '.' || before.at(-1) === '?.';
  return isMember && before.at(-2) !== 'this' && type.label === 'name' ? `.${text}` : 'I';
}
