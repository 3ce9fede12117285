import { describe, expect, it } from 'vitest';
import { TAG_BYTES, writeFrame } from './frames.ts';
import { packMessage } from './message-pack.ts';
import { openStdio } from './stdio-channel.ts';

const TAG = new Uint8Array(TAG_BYTES).fill(7);

/** Two byte streams in memory: `feed` is what comes in, `sent` what went out, `slow` bytes at a time. */
function pipes({ slow = Number.POSITIVE_INFINITY } = {}) {
  const incoming: Uint8Array[] = [];
  let wake: (() => void) | null = null;
  let ended = false;
  let failing = false;
  const sent: number[] = [];
  const end = Promise.withResolvers<void>();
  let ends = 0;
  const stdio = openStdio(
    {
      async read(buffer) {
        while (incoming.length === 0 && !ended && !failing) await new Promise<void>((go) => (wake = go));
        if (failing) throw new Error('the pipe broke');
        const next = incoming.shift();
        if (!next) return null;
        const part = next.subarray(0, Math.min(next.length, buffer.length));
        buffer.set(part);
        if (part.length < next.length) incoming.unshift(next.subarray(part.length));
        return part.length;
      },
      write(bytes) {
        const part = bytes.subarray(0, Math.max(1, Math.min(slow, bytes.length)));
        sent.push(...part);
        return part.length;
      },
    },
    TAG,
    () => {
      ends += 1;
      end.resolve();
    },
  );
  return {
    stdio,
    sent: () => Uint8Array.from(sent),
    feed: (...pieces: readonly Uint8Array[]) => {
      incoming.push(...pieces);
      wake?.();
    },
    close: () => {
      ended = true;
      wake?.();
      return end.promise;
    },
    fail: () => {
      failing = true;
      wake?.();
      return end.promise;
    },
    ends: () => ends,
  };
}
const frame = (lane: number, message: unknown, tag = TAG) => writeFrame(tag, lane, packMessage(message));

describe('channels over one pair of streams', () => {
  it('deliver each message to its lane, in order, however the bytes were cut', async () => {
    const { stdio, feed, close } = pipes();
    const heard: [number, unknown][] = [];
    for (const lane of [0, 1]) stdio.lane(lane).receive((message) => heard.push([lane, message]));
    const bytes = [frame(0, 'a'), frame(1, { b: 1 }), frame(0, [2])].flatMap((each) => [...each]);
    for (const byte of bytes) feed(Uint8Array.of(byte));
    await close();
    expect(heard).toEqual([
      [0, 'a'],
      [1, { b: 1 }],
      [0, [2]],
    ]);
  });

  it('keep what came before anybody listened, and what came after a lane was closed for nobody', async () => {
    const { stdio, feed, close } = pipes();
    feed(frame(3, 'early'), frame(4, 'for nobody'));
    stdio.lane(4).close();
    await close();
    const heard: unknown[] = [];
    stdio.lane(3).receive((message) => heard.push(message));
    stdio.lane(4).receive((message) => heard.push(message));
    expect(heard).toEqual(['early']);
  });

  it('take text and frames of another tag for what they are: no message', async () => {
    const { stdio, feed, close } = pipes();
    const heard: unknown[] = [];
    stdio.lane(0).receive((message) => heard.push(message));
    const text = new TextEncoder().encode('console output\n');
    feed(text, frame(0, 'forged', new Uint8Array(TAG_BYTES).fill(8)), frame(0, 'real'), text);
    await close();
    expect(heard).toEqual(['real']);
  });

  it('write every byte of a message, also where the pipe takes a few at a time', () => {
    const { stdio, sent } = pipes({ slow: 3 });
    const message = { text: 'x'.repeat(500), data: Float32Array.of(1, 2) };
    stdio.lane(2).post(message);
    expect(sent()).toEqual(frame(2, message));
  });

  it('say once that the stream has ended, whether it ended or broke', async () => {
    const [ended, broken] = [pipes(), pipes()];
    await ended.close();
    await broken.fail();
    expect([ended.ends(), broken.ends()]).toEqual([1, 1]);
  });
});
