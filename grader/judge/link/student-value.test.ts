import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Value } from '#grader/protocol.ts';
import { readValue } from './student-value.ts';
import { Malformed } from './untrusted.ts';

const MEBIBYTE = 1024 * 1024;
const read = (message: unknown, bytesMax = MEBIBYTE) => readValue(message, bytesMax);
const tensor = (change: Readonly<Record<string, unknown>> = {}) => ({
  ...{ dtype: 'float32', shape: [2], data: Float32Array.of(1, 2) },
  ...change,
});

/** Whatever an entry point may return. */
const { value } = fc.letrec<{ value: Value }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3, depthSize: 'small' },
    fc.double(),
    fc.boolean(),
    fc.constant(null),
    fc.constant(undefined),
    fc.string({ unit: 'grapheme-ascii' }),
    fc.array(fc.float(), { maxLength: 6 }).map((numbers): Value => {
      return { dtype: 'float32', shape: [numbers.length], data: Float32Array.from(numbers) };
    }),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(fc.string({ unit: fc.constantFrom('a', 'b', 'data', 'shape') }), tie('value'), {
      maxKeys: 4,
    }),
  ),
}));

describe('what a student realm returned', () => {
  it('is the same value as it was sent, and shares nothing with the message', () => {
    fc.assert(
      fc.property(value, (sent) => {
        expect(read(structuredClone(sent))).toEqual(sent);
      }),
    );
    const data = Float32Array.of(1, 2);
    const kept = read(tensor({ data })) as { data: Float32Array };
    data[0] = 99;
    expect([...kept.data]).toEqual([1, 2]);
  });

  it('of a small window into a huge buffer keeps the window', () => {
    const window = new Float32Array(new ArrayBuffer(4 * MEBIBYTE), 8, 2);
    const kept = read(tensor({ data: window })) as { data: Float32Array };
    expect(kept.data.buffer.byteLength).toBe(8);
  });

  it('has truth values that are 0 or 1, whatever the bytes said', () => {
    const kept = read({ dtype: 'bool', shape: [3], data: Uint8Array.of(0, 1, 255) });
    expect(kept).toMatchObject({ data: Uint8Array.of(0, 1, 1) });
  });

  it.each<[string, unknown]>([
    ['a shape that the data does not fill', tensor({ shape: [3] })],
    [
      'a shape that a product of zeros would hide',
      tensor({ shape: [0, 2 ** 40], data: new Float32Array(0) }),
    ],
    ['a negative dimension', tensor({ shape: [-2] })],
    ['half a dimension', tensor({ shape: [0.5, 4] })],
    ['a dimension that is no number', tensor({ shape: [Number.NaN] })],
    ['a dimension that rounds', tensor({ shape: [2 ** 31 + 1], data: new Float32Array(0) })],
    ['more axes than there are', tensor({ shape: Array(17).fill(1), data: Float32Array.of(1) })],
    ['an unknown type', tensor({ dtype: 'complex64' })],
    ['data of another type', tensor({ data: Int32Array.of(1, 2) })],
    ['data of twice the width', tensor({ data: Float64Array.of(1, 2) })],
    ['data without a type', tensor({ data: new DataView(new ArrayBuffer(8)) })],
    ['shared memory', tensor({ data: new Float32Array(new SharedArrayBuffer(8)) })],
    ['a property that no tensor has', tensor({ constructor: 'x' })],
    ['a function', () => 1],
    ['a symbol', Symbol('x')],
    ['a big integer', 1n],
    ['an instance', new (class Own {})()],
    ['a map', new Map([['a', 1]])],
    ['a date within', { at: new Date(0) }],
    ['a key that changes objects', JSON.parse('{"__proto__": {"admin": true}}')],
    ['a very long key', { ['k'.repeat(201)]: 1 }],
  ])('is refused with %s', (_, message) => {
    expect(() => read(message)).toThrow(Malformed);
    expect(() => read([{ deep: message }])).toThrow(Malformed);
  });

  it('is refused where it holds itself, and taken where it holds one thing twice', () => {
    const list: unknown[] = [];
    list.push({ list });
    expect(() => read(list)).toThrow('contains itself');
    const one = tensor();
    expect(read([one, one])).toHaveLength(2);
  });

  it('is bounded in depth, in how many values it has, and in bytes, empty ones among them', () => {
    const nest = (depth: number) => Array.from({ length: depth }).reduce<unknown>((inner) => [inner], 1);
    expect(() => read(nest(25))).toThrow('levels deep');
    expect(read(nest(20))).toBeDefined();
    expect(() => read(Array(300_001).fill(1), 1e9)).toThrow(Malformed);
    expect(() => read(Array(1_000).fill([]), 8_000)).toThrow('larger than the limit');
    expect(() => read(tensor({ shape: [MEBIBYTE], data: new Float32Array(MEBIBYTE) }))).toThrow(
      'larger than',
    );
    expect(() => read('x'.repeat(MEBIBYTE))).toThrow('larger than the limit');
    expect(() => read({ ['k'.repeat(200)]: 1 }, 100)).toThrow('larger than the limit');
  });

  it('spells out in texts and keys what a database or a page would stumble over', () => {
    expect(read({ 'a\u0000': 'b\u202e\ud800' })).toEqual({ 'a[U+0000]': 'b[U+202E]\ufffd' });
  });

  it('is read or refused, never anything else, for any message', () => {
    fc.assert(
      fc.property(
        fc.anything({ withTypedArray: true, withNullPrototype: true, withSparseArray: true }),
        (message) => {
          try {
            read(message);
          } catch (error) {
            expect(error).toBeInstanceOf(Malformed);
          }
        },
      ),
    );
  });
});
