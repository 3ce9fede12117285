/** Expected and yours beside each other: as maps where a reader sees in them what differs, else in writing. */
import type { JsonTensor, JsonValue } from '#grader/protocol.ts';
import { codeOf, isJsonTensor, nestedCode } from '../evidence/words/literal-code.ts';
import { cellTexts, formatNumber, numberOf } from '../evidence/words/number-words.ts';

/** Five layers with their shapes fit; longer text is cut. */
export const LITERAL_LENGTH_MAX = 240;

/** They are read cell by cell. */
const PAIR_SIDE_MAX = 4;
const READABLE_DIGITS = 4;
/** Nine tell any two numbers of float32 apart. */
const DIGITS_MAX = 9;
/** What the cells of a small map have room for. */
const CELL_LETTERS_MAX = 4;
/** Of a lone number, which would lose digits in its tile: it is written out. */
const TILE_LETTERS_MAX = 5;
/** So much stands before the first difference where the text is cut. */
const LEAD_LENGTH = 40;

type Side = JsonValue | undefined;

/** Small enough, and some cell says on both sides something else. */
export function readAsMaps(expected: Side, actual: Side): boolean {
  const tensors = [expected, actual].filter(isJsonTensor);
  if (!tensors.every(fits)) return false;
  const [first, second] = tensors;
  if (!first || !second) return true;
  const cells = Math.max(first.data.length, second.data.length);
  return Array.from({ length: cells }, (_, at) => at).some(
    (at) => cellText(first, at) !== cellText(second, at),
  );
}

/** Both as code, with as many digits as they differ in, and cut to what is around the first difference. */
export function writtenPair(expected: Side, actual: Side): readonly [expected: string, actual: string] {
  for (let digits = READABLE_DIGITS; digits < DIGITS_MAX; digits++) {
    const texts = [writtenOut(expected, digits), writtenOut(actual, digits)] as const;
    if (texts[0] !== texts[1]) return aroundDifference(...texts);
  }
  return aroundDifference(writtenOut(expected, DIGITS_MAX), writtenOut(actual, DIGITS_MAX));
}

function writtenOut(side: Side, digits: number): string {
  return isJsonTensor(side) ? nestedCode(side, digits) : codeOf(side);
}

/** Both from the same letter on. */
function aroundDifference(first: string, second: string): readonly [string, string] {
  let at = 0;
  while (at < first.length && first[at] === second[at]) at += 1;
  const isSeen = first === second || at < LITERAL_LENGTH_MAX - LEAD_LENGTH;
  const from = isSeen ? 0 : at - LEAD_LENGTH;
  return [cut(first, from), cut(second, from)];
}

/** @param from the first letter that is shown */
export function cut(text: string, from = 0): string {
  const rest = text.slice(from);
  const shown = rest.length > LITERAL_LENGTH_MAX ? `${rest.slice(0, LITERAL_LENGTH_MAX)}…` : rest;
  return from > 0 ? `…${shown}` : shown;
}

function fits(tensor: JsonTensor): boolean {
  const isLone = tensor.data.length === 1;
  return (
    isSmall(tensor, PAIR_SIDE_MAX) &&
    (!isLone || formatNumber(numberOf(tensor.data[0] ?? 'NaN')).length <= TILE_LETTERS_MAX)
  );
}

/** As its cell says it; undefined where there is no cell. */
function cellText({ data }: JsonTensor, at: number): string | undefined {
  const value = data[at];
  if (value === undefined) return undefined;
  const texts = cellTexts(numberOf(value));
  return texts.find(({ length }) => length <= CELL_LETTERS_MAX) ?? texts.at(-1);
}

/** Fits a small map; up to four cells a side still show their numbers. */
export function isSmall(tensor: JsonTensor, sideMax: number): boolean {
  const long = tensor.shape.filter((size) => size > 1);
  return tensor.data.length > 0 && long.length <= 2 && long.every((size) => size <= sideMax);
}
