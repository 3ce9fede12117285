import { describe, expect, it } from 'vitest';
import { steadyWriter } from './steady-writer.ts';

/** Writes that end when the test says so. */
function heldWrites() {
  const begun: Partial<Fields>[] = [];
  const ends: { resolve: () => void; reject: (error: Error) => void }[] = [];
  const writer = steadyWriter<Fields>((fields) => {
    begun.push(fields);
    return new Promise((resolve, reject) => ends.push({ resolve, reject }));
  });
  const end = async (fault?: Error) => {
    const next = ends.shift();
    if (fault) next?.reject(fault);
    else next?.resolve();
    // What follows from it has run.
    for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
  };
  return { writer, begun, end };
}
interface Fields {
  readonly done: number;
  readonly note: string;
}

describe('steadyWriter', () => {
  it('writes the first at once, then the newest of what came meanwhile, in one', async () => {
    const { writer, begun, end } = heldWrites();
    writer.write({ done: 1 });
    writer.write({ done: 2 });
    writer.write({ note: 'a' });
    writer.write({ done: 3 });
    expect(begun).toEqual([{ done: 1 }]);
    await end();
    expect(begun).toEqual([{ done: 1 }, { done: 3, note: 'a' }]);
    await end();
    await writer.flush();
    writer.write({ done: 4 });
    expect(begun.at(-1)).toEqual({ done: 4 });
    await end();
    await writer.flush();
  });

  it('a flush waits for what came while it waited', async () => {
    const { writer, begun, end } = heldWrites();
    writer.write({ done: 1 });
    let flushed = false;
    const flush = writer.flush().then(() => {
      flushed = true;
    });
    writer.write({ done: 2 });
    await end();
    expect([begun.length, flushed]).toEqual([2, false]);
    await end();
    await flush;
    expect(flushed).toBe(true);
  });

  it('a flush with nothing to write is over at once', async () => {
    const { writer, begun } = heldWrites();
    await writer.flush();
    expect(begun).toEqual([]);
  });

  it('tells at the flush what a write threw, and writes no more of what waited', async () => {
    const { writer, begun, end } = heldWrites();
    writer.write({ done: 1 });
    writer.write({ done: 2 });
    await end(new Error('no database'));
    await expect(writer.flush()).rejects.toThrow('no database');
    expect(begun).toEqual([{ done: 1 }]);
  });
});
