import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  isPlainObject,
  Malformed,
  readInteger,
  readList,
  readNumber,
  readRecord,
  readText,
  storableText,
} from './untrusted.ts';

const what = 'the message';

describe('what a student realm sent', () => {
  it.each<[string, unknown]>([
    ['a list', []],
    ['bytes', new Uint8Array(2)],
    ['a date', new Date(0)],
    ['a map', new Map()],
    ['an instance', new (class Own {})()],
    ['a text', 'x'],
    ['nothing', undefined],
    ['null', null],
    ['a function', () => 1],
  ])('%s is no record', (_, value) => {
    expect(() => readRecord(value, what)).toThrow(Malformed);
  });

  it('is a record where it is an ordinary object with harmless keys', () => {
    expect(readRecord({ a: 1 }, what)).toEqual({ a: 1 });
    expect(readRecord(Object.create(null), what)).toEqual({});
    for (const key of ['__proto__', 'constructor', 'prototype'])
      expect(() => readRecord(JSON.parse(`{"${key}": 1}`), what)).toThrow(`a key named ${key}`);
  });

  it('is a list where it has an end and no holes', () => {
    const read = (value: unknown) => readList(value, { what, lengthMax: 3 });
    expect(read([1, undefined, 3])).toEqual([1, undefined, 3]);
    expect(() => read([1, 2, 3, 4])).toThrow('more than 3');
    // biome-ignore lint/suspicious/noSparseArray: it is what must not come in
    expect(() => read([1, , 3])).toThrow('holes');
    expect(() => read({ length: 2 })).toThrow('no list');
  });

  it('is a number within its range, and never one that is none', () => {
    const read = (value: unknown) => readNumber(value, { what, min: 0, max: 10 });
    expect([read(0), read(10), read(2.5)]).toEqual([0, 10, 2.5]);
    for (const value of [-0.1, 10.1, Number.NaN, Infinity, '3', 3n, null])
      expect(() => read(value)).toThrow('no number from 0 to 10');
    expect(() => readNumber(Infinity, { what })).toThrow(Malformed);
    expect(readInteger(-3, { what })).toBe(-3);
    for (const value of [2 ** 53, 0.5]) expect(() => readInteger(value, { what })).toThrow(Malformed);
    expect(() => readInteger(1.5, { what, max: 2 })).toThrow('no integer');
  });

  it('is text that no database, terminal or page stumbles over, of its length at most', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 80 }),
        fc.integer({ min: 1, max: 40 }),
        (text, lengthMax) => {
          const read = readText(text, { what, lengthMax });
          expect(read.length).toBeLessThanOrEqual(lengthMax);
          expect(read.isWellFormed()).toBe(true);
          // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not come out
          expect(read).not.toMatch(/[\u0000-\u0008\u001b\u202a-\u202e\u2066-\u2069]/);
        },
      ),
    );
    expect(readText('short', { what, lengthMax: 5 })).toBe('short');
    expect(readText('longer', { what, lengthMax: 5 })).toBe('long…');
    expect(() => readText(5, { what, lengthMax: 5 })).toThrow('no text');
    expect(storableText('\ud800')).toBe('\ufffd');
  });

  it('says nothing of the message but bounded words', () => {
    const long = 'secret '.repeat(1_000);
    try {
      readList(long, { what, lengthMax: 1 });
    } catch (error) {
      expect(String(error)).not.toContain('secret');
    }
    expect.assertions(1);
  });

  it('a plain object of another world is one', () => {
    expect([isPlainObject({}), isPlainObject(structuredClone({ a: 1 }))]).toEqual([true, true]);
    expect([isPlainObject(new Proxy({}, {})), isPlainObject(new Proxy([], {}))]).toEqual([true, false]);
  });
});
