import { afterEach, expect, it } from 'vitest';
import { openDenoLanes } from './deno-streams.ts';
import { TAG_BYTES, writeFrame } from './frames.ts';
import { packMessage } from './message-pack.ts';

const TAG = Uint8Array.from({ length: TAG_BYTES }, (_, i) => i + 1);
const world = globalThis as { Deno?: unknown };
afterEach(() => {
  delete world.Deno;
});

class Exit extends Error {}

/** Deno's streams, with these pieces on stdin; each read gives one, or as much of it as there is room for. */
function deno(...pieces: readonly Uint8Array[]) {
  const left = [...pieces];
  const written: number[] = [];
  const exits: number[] = [];
  const ended = Promise.withResolvers<void>();
  let count = 0;
  world.Deno = {
    stdin: {
      async read(buffer: Uint8Array) {
        const piece = left.shift();
        if (!piece) return null;
        const part = piece.subarray(0, buffer.length);
        if (part.length < piece.length) left.unshift(piece.subarray(part.length));
        buffer.set(part);
        count += part.length;
        return part.length;
      },
    },
    stdout: {
      writeSync(bytes: Uint8Array) {
        written.push(...bytes);
        return bytes.length;
      },
    },
    exit(code: number) {
      exits.push(code);
      ended.resolve();
      // Where Deno has gone nothing runs any more; here the reading of the tag must end.
      if (count < TAG_BYTES) throw new Exit();
    },
  };
  return { written: () => Uint8Array.from(written), exits, ended: ended.promise };
}

it('the tag comes first, however it was cut, and frames follow in the same bytes', async () => {
  const bytes = Uint8Array.of(...TAG, ...writeFrame(TAG, 1, packMessage('hello')));
  for (const cuts of [[5, 10, 20], [16], [17], [bytes.length]]) {
    const pieces = [0, ...cuts].map((from, i) => bytes.slice(from, cuts[i] ?? bytes.length));
    const { exits, ended } = deno(...pieces);
    const { lane } = await openDenoLanes();
    const heard: unknown[] = [];
    lane(1).receive((message) => heard.push(message));
    await ended;
    expect([heard, exits[0]]).toEqual([['hello'], 0]);
  }
});

it('what is sent has the tag of this process, on its lane', async () => {
  const { written, ended } = deno(TAG);
  const { lane } = await openDenoLanes();
  // The global is gone before a solution loads.
  delete world.Deno;
  lane(3).post({ id: 1 });
  expect(written()).toEqual(writeFrame(TAG, 3, packMessage({ id: 1 })));
  await ended;
});

it('a process whose host has gone before it said its tag ends', async () => {
  const { exits } = deno(TAG.subarray(0, 7));
  await expect(openDenoLanes()).rejects.toThrow(Exit);
  expect(exits).toEqual([0]);
});
