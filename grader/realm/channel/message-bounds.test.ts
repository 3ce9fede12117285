import { decode, encode } from '@msgpack/msgpack';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isBoundedMessage } from './message-bounds.ts';

const BOUNDS = { depthMax: 8, nodesMax: 200 };
const isBounded = (bytes: readonly number[] | Uint8Array, bounds = BOUNDS) =>
  isBoundedMessage(Uint8Array.from(bytes), bounds);

/** Anything that a message is made of, within the bounds. */
const { message } = fc.letrec((tie) => ({
  message: fc.oneof(
    { depthSize: 'small', maxDepth: 3 },
    fc.oneof(
      fc.integer(),
      fc.double(),
      fc.boolean(),
      fc.constant(null),
      fc.string({ maxLength: 300 }),
      fc.uint8Array({ maxLength: 300 }),
    ),
    fc.array(tie('message'), { maxLength: 4 }),
    fc.dictionary(fc.string({ maxLength: 5 }), tie('message'), { maxKeys: 4 }),
  ),
}));

describe('isBoundedMessage', () => {
  it('takes whatever an encoder writes, and no piece or lengthening of it', () => {
    fc.assert(
      fc.property(message, fc.nat(), (value, cut) => {
        const bytes = encode(value);
        const roomy = { depthMax: 20, nodesMax: 10_000 };
        expect(isBoundedMessage(bytes, roomy)).toBe(true);
        expect(isBoundedMessage(bytes.subarray(0, cut % bytes.length), roomy)).toBe(false);
        expect(isBoundedMessage(Uint8Array.of(...bytes, 0xc0), roomy)).toBe(false);
      }),
    );
  });

  it('whatever it takes of any bytes, a decoder reads to the end', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => {
        if (!isBoundedMessage(bytes, BOUNDS)) return;
        try {
          decode(bytes);
        } catch (error) {
          // A key may be of a type that the decoder knows no use for; there is no shortage of bytes.
          expect(String(error)).not.toMatch(/Insufficient data|RangeError|Extra \d+/);
        }
      }),
      { numRuns: 2_000 },
    );
  });

  it.each<[string, readonly number[]]>([
    ['four billion entries', [0xdd, 0xff, 0xff, 0xff, 0xff]],
    ['four billion keys', [0xdf, 0xff, 0xff, 0xff, 0xff]],
    ['two billion entries and a length that wraps', [0xdf, 0x80, 0x00, 0x00, 0x00]],
    ['a text that is not there', [0xdb, 0x00, 0x00, 0x01, 0x00]],
    ['bytes that are not there', [0xc6, 0x7f, 0xff, 0xff, 0xff]],
    ['an extension that is not there', [0xc9, 0x00, 0x00, 0x10, 0x00, 0x01]],
    ['a header cut in its length', [0xdc, 0x00]],
    ['a number cut in the middle', [0xcb, 0x00, 0x00]],
    ['a list with one entry too few', [0x92, 0x01]],
    ['the type that does not exist', [0xc1]],
    ['nothing', []],
  ])('refuses %s', (_, bytes) => {
    expect(isBounded(bytes)).toBe(false);
  });

  it('counts nests and values, keys among them', () => {
    const nest = (depth: number) => [...Array<number>(depth).fill(0x91), 0xc0];
    expect([isBounded(nest(7)), isBounded(nest(8))]).toEqual([true, false]);
    const list = (length: number) => [0xdc, length >> 8, length & 255, ...Array<number>(length).fill(0xc0)];
    expect([isBounded(list(199)), isBounded(list(200))]).toEqual([true, false]);
    // Two keys and two values, with the object itself.
    const object = [0x82, 0xa1, 0x61, 0xc0, 0xa1, 0x62, 0xc0];
    const within = (nodesMax: number) => isBounded(object, { depthMax: 8, nodesMax });
    expect([within(5), within(4)]).toEqual([true, false]);
  });

  it('counts keys and values of long objects and lists, whatever the width of their length', () => {
    for (const length of [16, 70_000]) {
      const keys = Array.from({ length }, (_, i) => [`k${i}`, i] as const);
      for (const [value, nodes] of [
        [Object.fromEntries(keys), 2 * length + 1],
        [keys.map(([key]) => key), length + 1],
      ] as const) {
        const within = (nodesMax: number) => isBoundedMessage(encode(value), { depthMax: 3, nodesMax });
        expect([within(nodes), within(nodes - 1)]).toEqual([true, false]);
      }
    }
  });

  it.each<[string, readonly number[], number]>([
    ['nil', [0xc0], 1],
    ['false', [0xc2], 1],
    ['true', [0xc3], 1],
    ['the largest short number', [0x7f], 1],
    ['the smallest short number', [0xe0], 1],
    ['a short text', [0xa2, 0x61, 0x62], 1],
    ['the longest short text', [0xbf, ...Array<number>(31).fill(0x61)], 1],
    ['a short list', [0x92, 1, 2], 3],
    ['a short object', [0x81, 0xa1, 0x61, 1], 3],
    ['a float of 32 bits', [0xca, 0, 0, 0, 0], 1],
    ['a float of 64 bits', [0xcb, 0, 0, 0, 0, 0, 0, 0, 0], 1],
    ['a number of 8 bits', [0xcc, 255], 1],
    ['a number of 64 bits', [0xcf, 0, 0, 0, 0, 0, 0, 0, 1], 1],
    ['a negative number of 16 bits', [0xd1, 0x80, 0], 1],
    ['bytes', [0xc4, 2, 0xff, 0xff], 1],
    ['no bytes', [0xc4, 0], 1],
    ['a text with a length of 8 bits', [0xd9, 1, 0x61], 1],
    ['a text with a length of 16 bits', [0xda, 0, 1, 0x61], 1],
    ['a text with a length of 32 bits', [0xdb, 0, 0, 0, 1, 0x61], 1],
    ['an extension of 1 byte', [0xd4, 1, 0xff], 1],
    ['an extension of 16 bytes', [0xd8, 1, ...Array<number>(16).fill(0)], 1],
    ['an extension with a length', [0xc7, 3, 1, 0xff, 0xff, 0xff], 1],
    ['a list with a length of 16 bits', [0xdc, 0, 1, 0xc0], 2],
    ['a list with a length of 32 bits', [0xdd, 0, 0, 0, 1, 0xc0], 2],
    ['an object with a length of 16 bits', [0xde, 0, 1, 0xc0, 0xc0], 3],
    ['an object with a length of 32 bits', [0xdf, 0, 0, 0, 1, 0xc0, 0xc0], 3],
  ])('%s is as long as the format says, and so many values', (_, bytes, nodes) => {
    expect(isBounded(bytes, { depthMax: 3, nodesMax: nodes })).toBe(true);
    expect(isBounded(bytes, { depthMax: 3, nodesMax: nodes - 1 })).toBe(false);
    expect(isBounded(bytes.slice(0, -1), { depthMax: 3, nodesMax: nodes })).toBe(false);
    expect(isBounded([...bytes, 0xc0], { depthMax: 3, nodesMax: 99 })).toBe(false);
  });

  it('an empty list or object opens no level', () => {
    const inner = [0x90, 0x80];
    expect(isBounded([0x92, ...inner], { depthMax: 2, nodesMax: 3 })).toBe(true);
    expect(isBounded([0x91, 0x91, 0xc0], { depthMax: 2, nodesMax: 9 })).toBe(false);
  });

  it('reads bytes that are a view of a larger buffer by their own bounds', () => {
    const buffer = Uint8Array.of(0xff, 0x91, 0xc0, 0xff).buffer;
    expect(isBoundedMessage(new Uint8Array(buffer, 1, 2), BOUNDS)).toBe(true);
    expect(isBoundedMessage(new Uint8Array(buffer, 1, 1), BOUNDS)).toBe(false);
  });
});
