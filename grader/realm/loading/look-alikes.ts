/** Characters that look like those of the language, or like nothing, and are others. They come with text that is pasted. */
import { codeOnly } from './code-only.ts';

/** Look-alikes by what they are taken for. */
const ALIKE: Readonly<Record<string, string>> = {
  '"': '“”„‟«»″〃',
  "'": '‘’‚‛′´ʹʼ＇',
  '`': '｀ˋ',
  ';': '\u037E⁏',
  ':': '∶ː꞉',
  ',': '、‚،',
  '.': '。․',
  '-': '−‐‑‒–—―﹣',
  '*': '×∗∙⋅·•',
  '/': '÷∕⁄',
  '=>': '→⇒',
  '<=': '≤',
  '>=': '≥',
  '!==': '≠',
  '...': '…',
  '!': 'ǃ',
  '|': '∣ǀ',
  '~': '∼˜',
  '^': 'ˆ',
  '[': '【〔',
  ']': '】〕',
  '<': '‹〈',
  '>': '›〉',
  '** 2': '²',
  '** 3': '³',
  a: 'аα',
  c: 'сϲ',
  e: 'е',
  i: 'іι',
  j: 'ј',
  o: 'оο',
  p: 'рρ',
  s: 'ѕ',
  x: 'хχ',
  y: 'уγ',
  A: 'АΑ',
  B: 'ВΒ',
  C: 'С',
  E: 'ЕΕ',
  H: 'НΗ',
  I: 'ІΙ',
  K: 'КΚ',
  M: 'МΜ',
  N: 'Ν',
  O: 'ОΟ',
  P: 'РΡ',
  T: 'ТΤ',
  X: 'ХΧ',
  Y: 'Υ',
  Z: 'Ζ',
};
/** Shown as nothing at all. The zero-width joiners are letters of a name to the language. */
const INVISIBLE = /[\u00AD\u180E\u200B-\u200F\u202A-\u202E\u2060-\u206F]/;
/** Wide forms of everything in ASCII, from `！` to `～`. */
const WIDE = /[\uFF01-\uFF5E]/;
const WIDE_OFFSET = 0xfee0;

const MEANT: ReadonlyMap<string, string> = new Map(
  Object.entries(ALIKE).flatMap(([meant, all]) => [...all].map((one) => [one, meant] as const)),
);

/** What a character is taken for: '' for nothing at all, null for one that is what it looks like. */
export function meantBy(character: string): string | null {
  if (INVISIBLE.test(character)) return '';
  if (WIDE.test(character)) return String.fromCharCode(character.charCodeAt(0) - WIDE_OFFSET);
  return MEANT.get(character) ?? null;
}

/** The characters of a name that are taken for letters of ours; none in a name that is wholly of another script. */
export function lookAlikesIn(name: string): readonly string[] {
  if (!/[A-Za-z]/.test(name)) return [];
  return [...new Set(name)].filter((character) => character > '~' && /^\w$/.test(meantBy(character) ?? ''));
}

/** A name as it is read: with our letters in the place of their look-alikes. */
export function asMeant(name: string): string {
  const alike = lookAlikesIn(name);
  return alike.length === 0
    ? name
    : [...name].map((one) => (alike.includes(one) ? meantBy(one) : one)).join('');
}

export interface LookAlike {
  readonly words: string;
  /** From 1. */
  readonly line: number;
  readonly column: number;
}

/**
 * The look-alike for which a source does not compile; null when it is not for one.
 * @param faultOf where a source stops being readable, as an offset; null when it is readable.
 */
export function findLookAlike(source: string, faultOf: (source: string) => number | null): LookAlike | null {
  const places = placesOf(source);
  const fault = places.length > 0 ? faultOf(source) : null;
  if (fault === null) return null;
  const mended = source.split('');
  for (const place of places) mended[place] = meantBy(source[place] ?? '') ?? '';
  const left = faultOf(mended.join(''));
  // Elsewhere means further on: what stood in the way before is out of it.
  if (left !== null && left <= fault) return null;
  // A parser names the place where it gives up, which is the line of the first one, or behind it.
  const lineStart = source.lastIndexOf('\n', fault - 1) + 1;
  const guilty = places.find((place) => place >= lineStart && place <= fault + 1) ?? nearest(places, fault);
  return guilty === undefined ? null : placed(source, guilty);
}

function nearest(places: readonly number[], fault: number): number | undefined {
  return places.findLast((place) => place <= fault) ?? places[0];
}

const PLACES_MAX = 1_000;

function placesOf(source: string): readonly number[] {
  // Most sources are ASCII in their code, and are not read any further.
  if (!/[^\n\r\t -~]/.test(source)) return [];
  const code = codeOnly(source);
  const places: number[] = [];
  for (let i = 0; i < code.length && places.length < PLACES_MAX; i++) {
    const character = code[i] ?? '';
    if (character > '~' && meantBy(character) !== null) places.push(i);
  }
  return places;
}

function placed(source: string, at: number): LookAlike {
  const character = source[at] ?? '';
  const lines = source.slice(0, at).split('\n');
  return { words: lookAlikeWords(character), line: lines.length, column: (lines.at(-1) ?? '').length + 1 };
}

/** What a look-alike is, and what to type. */
export function lookAlikeWords(character: string): string {
  const code = `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
  const meant = meantBy(character);
  if (meant === '') return `A character that cannot be seen stands here (${code}). Delete it.`;
  if (meant !== null && /^\w$/.test(meant)) {
    return `\`${character}\` (${code}) looks like the letter \`${meant}\` and is another. Type \`${meant}\` instead.`;
  }
  return `\`${character}\` (${code}) is no character of the language. Type \`${meant}\` instead.`;
}
