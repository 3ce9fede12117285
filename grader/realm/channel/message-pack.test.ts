import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { packMessage, unpackMessage, unpackUntrusted } from './message-pack.ts';

const leaf = fc.oneof(
  fc.float32Array({ maxLength: 6 }),
  fc.int32Array({ maxLength: 6 }),
  fc.uint8Array({ maxLength: 6 }),
  fc.double(),
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

  it('keep what JSON would lose: undefined in a list and by its name, NaN, infinities, -0', () => {
    const numbers = [Number.NaN, Infinity, -Infinity, -0, 0];
    const back = unpackMessage(packMessage({ numbers, none: undefined, list: [undefined, null] })) as Record<
      string,
      unknown
    >;
    expect(back).toEqual({ numbers, none: undefined, list: [undefined, null] });
    expect('none' in back).toBe(true);
  });

  it('carry a view by its own bounds, and nothing of the buffer around it', () => {
    const secret = Float32Array.of(1, 2, 3, 4);
    expect(unpackMessage(packMessage(secret.subarray(1, 3)))).toEqual(Float32Array.of(2, 3));
    expect(packMessage(secret.subarray(1, 3)).length).toBeLessThan(12);
  });

  it('keep bits of floats that have no other name', () => {
    const odd = new Float32Array(Uint32Array.of(0x7fc00001, 0xffc00000, 1, 0x80000000).buffer);
    const back = unpackMessage(packMessage(odd)) as Float32Array;
    expect(new Uint32Array(back.buffer)).toEqual(new Uint32Array(odd.buffer));
  });

  it('are no place for what cannot be carried', () => {
    for (const value of [() => 1, Symbol('s'), { f: () => 1 }])
      expect(() => packMessage(value), String(value)).toThrow();
  });

  it('nest as deep as who reads them goes, in lists and objects, and no deeper', () => {
    const nested = (depth: number, around: (inner: unknown) => unknown): unknown =>
      depth === 0 ? 1 : around(nested(depth - 1, around));
    for (const around of [(inner: unknown) => [inner], (inner: unknown) => ({ a: inner })]) {
      const deepest = nested(39, around);
      expect(unpackUntrusted(packMessage(deepest))).toEqual(deepest);
      expect(() => packMessage(nested(40, around))).toThrow();
    }
  });

  it('refuse a nest without end', () => {
    let nest: unknown = 1;
    for (let i = 0; i < 100; i += 1) nest = [nest];
    expect(() => packMessage(nest)).toThrow();
  });
});

describe('bytes from hostile hands', () => {
  it('are read like any others when they are a message', () => {
    fc.assert(
      fc.property(message, (original) => {
        expect(unpackUntrusted(packMessage(original))).toEqual(original);
      }),
    );
  });

  it('are nothing, and no exception, when they are anything else', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 64 }), message, fc.nat(), (noise, original, at) => {
        unpackUntrusted(noise);
        const broken = packMessage(original);
        broken[at % broken.length] = noise[0] ?? 0xc1;
        unpackUntrusted(broken);
        expect(unpackUntrusted(packMessage(original).subarray(0, -1))).toBeUndefined();
      }),
    );
  });

  it('make no room for entries that they only announce', () => {
    const list = [0xdd, 0x01, 0xff, 0xff, 0xff];
    const bombs = [list, Array.from({ length: 30 }, () => list).flat(), [0xdf, 0xff, 0xff, 0xff, 0xff]];
    const before = process.memoryUsage().heapUsed;
    for (const bomb of bombs) expect(unpackUntrusted(new Uint8Array(bomb))).toBeUndefined();
    expect(process.memoryUsage().heapUsed - before).toBeLessThan(16 * 1024 * 1024);
  });

  it('are no message when they nest without end or name a prototype', () => {
    expect(unpackUntrusted(new Uint8Array([...new Uint8Array(10_000).fill(0x91), 1]))).toBeUndefined();
    const named = packMessage(JSON.parse('{"x__proto__":1}')).slice();
    expect(
      unpackUntrusted(Uint8Array.from([...named.subarray(0, 1), 0xa9, ...named.subarray(3)])),
    ).toBeUndefined();
  });
});
