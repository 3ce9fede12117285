import { textsPutTogether } from './put-together.ts';

/**
 * Where `cases.ts` has the case of a title, from 1: titles are unique, and ids are made of them. A title that is put
 * together as the file runs is where the one text stands that can become it. Null: none can, or several.
 */
export function caseLine(cases: string, title: string): number | null {
  const quoted = ["'", '"', '`'].map((quote) => `${quote}${title.replaceAll(quote, `\\${quote}`)}${quote}`);
  const at = cases.split('\n').findIndex((line) => quoted.some((one) => line.includes(one)));
  if (at >= 0) return at + 1;
  const lines = textsPutTogether(cases).flatMap(({ line, parts }) => (canBecome(parts, title) ? [line] : []));
  const [line, ...others] = new Set(lines);
  return others.length === 0 ? (line ?? null) : null;
}

/** Of parts without a letter or a digit anything can become. */
function canBecome([first = '', ...others]: readonly string[], title: string): boolean {
  const last = others.pop() ?? '';
  if (![first, ...others, last].some((part) => /[\p{L}\p{N}]/u.test(part))) return false;
  if (!title.startsWith(first) || !title.endsWith(last)) return false;
  let at = first.length;
  for (const part of others) {
    const found = title.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return at + last.length <= title.length;
}
