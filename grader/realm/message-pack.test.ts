import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { packMessage, unpackMessage } from './message-pack.ts';

const leaf = fc.oneof(
  fc.float32Array({ maxLength: 6 }),
  fc.int32Array({ maxLength: 6 }),
  fc.uint8Array({ maxLength: 6 }),
  fc.double().map((number) => (number === 0 ? 0 : number)),
  fc.string(),
  fc.boolean(),
  fc.constantFrom(null, undefined),
);
const message = fc.oneof(
  leaf,
  fc.array(leaf),
  fc.dictionary(
    fc.string().filter((key) => key !== '__proto__'),
    leaf,
    { noNullPrototype: true },
  ),
);

describe('messages as bytes', () => {
  it('come back as they were, with typed arrays, NaN and undefined', () => {
    fc.assert(
      fc.property(message, (original) => {
        expect(unpackMessage(packMessage(original))).toEqual(original);
      }),
    );
  });

  it('give aligned typed arrays of their own, wherever they lie in the bytes', () => {
    const packed = packMessage(['x', new Float32Array([1, 2])]);
    const shifted = new Uint8Array(packed.length + 3);
    shifted.set(packed, 3);
    const [, array] = unpackMessage(Buffer.from(shifted.buffer, 3)) as [string, Float32Array];
    expect(array).toEqual(new Float32Array([1, 2]));
    expect(array.buffer.byteLength).toBe(8);
  });

  it('refuse a nest without end', () => {
    let nest: unknown = 1;
    for (let i = 0; i < 100; i += 1) nest = [nest];
    expect(() => packMessage(nest)).toThrow();
  });
});
