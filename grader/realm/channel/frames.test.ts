import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FrameReader, frameHeader, HEADER_BYTES, TAG_BYTES, writeFrame } from './frames.ts';

const TAG = Uint8Array.from({ length: TAG_BYTES }, (_, i) => i + 100);

function read(chunks: readonly Uint8Array[], bytesMax?: number) {
  const frames: { lane: number; payload: number[] }[] = [];
  const text: number[] = [];
  let broken = false;
  const reader = new FrameReader(
    TAG,
    {
      frame: (lane, payload) => frames.push({ lane, payload: [...payload] }),
      text: (bytes) => text.push(...bytes),
      broken: () => {
        broken = true;
      },
    },
    bytesMax,
  );
  for (const chunk of chunks) reader.push(chunk);
  reader.end();
  return { frames, text, broken };
}

const piece = fc.oneof(
  fc.record({ lane: fc.nat(5), payload: fc.uint8Array({ maxLength: 40 }) }),
  // Text that looks like the beginning of a frame as often as not.
  fc.array(fc.constantFrom(...TAG, 10), { maxLength: 20 }).map((bytes) => ({ text: Uint8Array.from(bytes) })),
);

describe('frames among text', () => {
  it('come out whole and in order, however the stream is cut', () => {
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 8 }),
        fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 1 }),
        (pieces, cuts) => {
          const sent = pieces.flatMap((each) =>
            'text' in each ? [] : [{ lane: each.lane, payload: [...each.payload] }],
          );
          const text = pieces.flatMap((each) => ('text' in each ? [...each.text] : []));
          const stream = pieces.flatMap((each) =>
            'text' in each ? [...each.text] : [...writeFrame(TAG, each.lane, each.payload)],
          );
          const got = read(cut(Uint8Array.from(stream), cuts));
          // Text that ends in the tag itself swallows what follows; its author gains nothing by it.
          fc.pre(!containsTag(text));
          expect(got).toEqual({ frames: sent, text, broken: false });
        },
      ),
      { numRuns: 300 },
    );
  });

  it('with another tag are text', () => {
    const forged = writeFrame(new Uint8Array(TAG_BYTES).fill(7), 0, new Uint8Array([1, 2, 3]));
    expect(read([forged])).toEqual({ frames: [], text: [...forged], broken: false });
  });

  it('that announce more than allowed end the stream', () => {
    const frame = writeFrame(TAG, 1, new Uint8Array(100));
    expect(read([frame, writeFrame(TAG, 1, new Uint8Array(1))], 99)).toEqual({
      frames: [],
      text: [],
      broken: true,
    });
  });

  it('of the size that is allowed are frames, and the stream goes on behind them', () => {
    const [full, next] = [new Uint8Array(100).fill(9), Uint8Array.of(1)];
    const stream = Uint8Array.of(...writeFrame(TAG, 1, full), ...writeFrame(TAG, 2, next));
    expect(read([stream], 100).frames).toEqual([
      { lane: 1, payload: [...full] },
      { lane: 2, payload: [1] },
    ]);
  });

  it('after one that was too large nothing is read any more, text included', () => {
    const text = new TextEncoder().encode('text');
    const tooLarge = writeFrame(TAG, 1, new Uint8Array(100)).subarray(0, HEADER_BYTES);
    expect(read([text, tooLarge, text, writeFrame(TAG, 2, text)], 99)).toEqual({
      frames: [],
      text: [...text],
      broken: true,
    });
  });

  it('may be empty, and on any lane of 32 bits', () => {
    expect(read([writeFrame(TAG, 0xffff_ffff, new Uint8Array(0))]).frames).toEqual([
      { lane: 0xffff_ffff, payload: [] },
    ]);
  });

  it('are written as the format says: tag, lane and length with the low byte first, payload', () => {
    expect([...writeFrame(TAG, 0x0102, Uint8Array.of(7, 8, 9))]).toEqual([
      ...TAG,
      2,
      1,
      0,
      0,
      3,
      0,
      0,
      0,
      7,
      8,
      9,
    ]);
    expect([...frameHeader(TAG, 1, 0x0304)]).toEqual([...TAG, 1, 0, 0, 0, 4, 3, 0, 0]);
  });

  it('text before and behind them comes out as soon as it can be none', () => {
    const seen: string[] = [];
    const reader = new FrameReader(TAG, {
      frame: (lane) => seen.push(`frame ${lane}`),
      text: (bytes) => seen.push(new TextDecoder().decode(bytes)),
      broken: () => seen.push('broken'),
    });
    const bytesOf = (text: string) => new TextEncoder().encode(text);
    reader.push(bytesOf('a\n'));
    expect(seen).toEqual(['a\n']);
    reader.push(Uint8Array.of(...bytesOf('b'), ...TAG.subarray(0, 5)));
    expect(seen).toEqual(['a\n', 'b']);
    reader.push(Uint8Array.of(...writeFrame(TAG, 4, new Uint8Array(2)).subarray(5), ...bytesOf('c')));
    expect(seen).toEqual(['a\n', 'b', 'frame 4', 'c']);
  });

  it('hold payloads that later bytes do not write over', () => {
    const payloads: Uint8Array[] = [];
    const reader = new FrameReader(TAG, {
      frame: (_, payload) => payloads.push(payload),
      text: () => {},
      broken: () => {},
    });
    const frame = writeFrame(TAG, 1, Uint8Array.of(1, 2, 3));
    for (const byte of frame) reader.push(Uint8Array.of(byte));
    reader.push(writeFrame(TAG, 1, Uint8Array.of(4, 5, 6)));
    expect(payloads.map((payload) => [...payload])).toEqual([
      [1, 2, 3],
      [4, 5, 6],
    ]);
  });

  it('that never end are text when the stream ends', () => {
    const cutOff = writeFrame(TAG, 1, new Uint8Array(10)).subarray(0, HEADER_BYTES + 3);
    expect(read([cutOff])).toEqual({ frames: [], text: [...cutOff], broken: false });
  });
});

function cut(bytes: Uint8Array, lengths: readonly number[]): Uint8Array[] {
  const chunks: Uint8Array[] = [];
  for (let at = 0, i = 0; at < bytes.length; i += 1) {
    const length = lengths[i % lengths.length] ?? 1;
    chunks.push(bytes.slice(at, at + length));
    at += length;
  }
  return chunks;
}

function containsTag(bytes: readonly number[]): boolean {
  return bytes.join().includes(TAG.join());
}
