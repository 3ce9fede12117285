/** The names that a snippet gives values at its top level: what the inspector lists. */
import { maskedCode } from './masked-code.ts';

/** Declarations start their line there; nested ones are indented. */
const DECLARATION = /^(?:export\s+)?(?:const|let|var)\s+/gm;
const NAME = /^[A-Za-z_$][\w$]*$/;
const OPENING = '([{';
const CLOSING = ')]}';
/** A line that starts or ends with one of these goes on. */
const GOES_ON = /[.,?:+\-*/%&|^=<>]/;

/** In the order of the snippet, each once. */
export function snippetNames(snippet: string): string[] {
  const code = maskedCode(snippet);
  const names = [...code.matchAll(DECLARATION)].flatMap(({ 0: word, index }) =>
    partsOf(statementFrom(code, index + word.length)).flatMap(boundNames),
  );
  return [...new Set(names)];
}

/** "x: T = 1" → x; "{ output, weights: { w }, b = 2 } = …" → output, w, b; "[a, , ...rest] = …" → a, rest. */
function boundNames(declarator: string): string[] {
  const target = declarator.trim().replace(/^\.\.\./, '');
  if (!OPENING.includes(target.charAt(0)) || target === '') {
    const name = /^[\w$]+(?=\s*(?:[=:!]|$))/.exec(target)?.[0] ?? '';
    return NAME.test(name) ? [name] : [];
  }
  const inside = target.slice(1, closingOf(target));
  if (target.startsWith('[')) return partsOf(inside).flatMap(boundNames);
  // Of "key: target" the target is bound.
  return partsOf(inside).flatMap((part) => boundNames(part.replace(/^\s*[\w$]+\s*:/, '')));
}

/** Up to its semicolon, or to the end of a line that does not go on. */
function statementFrom(code: string, from: number): string {
  let depth = 0;
  for (let at = from; at < code.length; at += 1) {
    const character = code.charAt(at);
    if (OPENING.includes(character)) depth += 1;
    if (CLOSING.includes(character)) depth -= 1;
    if (depth < 0 || (depth === 0 && character === ';')) return code.slice(from, at);
    if (depth > 0 || character !== '\n') continue;
    const before = code.slice(from, at).trimEnd().at(-1) ?? ',';
    const after = code.slice(at).trimStart().charAt(0);
    if (!GOES_ON.test(before) && !GOES_ON.test(after)) return code.slice(from, at);
  }
  return code.slice(from);
}

/** At the commas between brackets of all kinds, those of types included. */
function partsOf(text: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let from = 0;
  for (let at = 0; at < text.length; at += 1) {
    const character = text.charAt(at);
    if (OPENING.includes(character) || isTypeBracket(text, at)) depth += 1;
    else if (CLOSING.includes(character) || (character === '>' && text.charAt(at - 1) !== '=' && depth > 0))
      depth -= 1;
    else if (character === ',' && depth === 0) {
      parts.push(text.slice(from, at));
      from = at + 1;
    }
  }
  return [...parts, text.slice(from)];
}

/** "Map<string, …": right behind a name, where a comparison has a space. */
function isTypeBracket(text: string, at: number): boolean {
  return text.charAt(at) === '<' && /[\w$]/.test(text.charAt(at - 1)) && /\S/.test(text.charAt(at + 1));
}

function closingOf(text: string): number {
  let depth = 0;
  for (let at = 0; at < text.length; at += 1) {
    if (OPENING.includes(text.charAt(at))) depth += 1;
    if (CLOSING.includes(text.charAt(at))) depth -= 1;
    if (depth === 0) return at;
  }
  return text.length;
}
