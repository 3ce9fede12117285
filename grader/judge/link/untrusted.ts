/** Reading plain structures that a student realm sent. Channels deliver no getters or proxies, but anything else. */
import { visibleText } from '#grader/protocol/visible-text.ts';

/** What a message may not be. The text is shown to people, so it holds nothing of the message but bounded words. */
export class Malformed extends Error {}

export type PlainRecord = Readonly<Record<string, unknown>>;

const FORBIDDEN_KEYS = new Set(['__proto__', 'constructor', 'prototype']);

/** An ordinary object whose own keys are harmless. @throws Malformed */
export function readRecord(value: unknown, what: string): PlainRecord {
  if (!isPlainObject(value)) throw new Malformed(`${what} is no plain object`);
  for (const key of Object.keys(value)) {
    if (FORBIDDEN_KEYS.has(key)) throw new Malformed(`${what} has a key named ${key}`);
  }
  return value;
}

/** A list without holes. @throws Malformed */
export function readList(
  value: unknown,
  { what, lengthMax }: { what: string; lengthMax: number },
): unknown[] {
  if (!Array.isArray(value)) throw new Malformed(`${what} is no list`);
  if (value.length > lengthMax) throw new Malformed(`${what} has more than ${lengthMax} entries`);
  for (let i = 0; i < value.length; i++) if (!(i in value)) throw new Malformed(`${what} has holes`);
  return value;
}

/**
 * Text of a student as everybody else gets it: databases, terminals, pages. No half of a surrogate pair; NUL, escapes and
 * what hides or turns the text round it are spelt out. All text of a student realm comes through here.
 */
export function storableText(text: string): string {
  return visibleText(text.toWellFormed());
}

/** A string, cut to `lengthMax` and made storable. @throws Malformed */
export function readText(value: unknown, { what, lengthMax }: { what: string; lengthMax: number }): string {
  if (typeof value !== 'string') throw new Malformed(`${what} is no text`);
  const shown = storableText(value.slice(0, lengthMax));
  if (value.length <= lengthMax && shown.length <= lengthMax) return shown;
  // What was spelt out made it longer: the cut may go through a character.
  return `${shown.slice(0, lengthMax - 1).toWellFormed()}…`;
}

/** A finite number in [min, max]. @throws Malformed */
export function readNumber(
  value: unknown,
  { what, min = -Number.MAX_VALUE, max = Number.MAX_VALUE }: { what: string; min?: number; max?: number },
): number {
  if (typeof value !== 'number' || !(value >= min && value <= max)) {
    throw new Malformed(`${what} is no number from ${min} to ${max}`);
  }
  return value;
}

/** An integer in [min, max]. @throws Malformed */
export function readInteger(value: unknown, range: { what: string; min?: number; max?: number }): number {
  const integer = readNumber(value, { max: Number.MAX_SAFE_INTEGER, ...range });
  if (!Number.isInteger(integer)) throw new Malformed(`${range.what} is no integer`);
  return integer;
}

/** True for objects made by `{}` in any realm that structured cloning or decoding gives us. */
export function isPlainObject(value: unknown): value is PlainRecord {
  if (typeof value !== 'object' || value === null || Array.isArray(value) || ArrayBuffer.isView(value)) {
    return false;
  }
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
