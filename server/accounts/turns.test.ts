import { describe, expect, it } from 'vitest';
import { waitMs } from './sign-in-pace.ts';
import { openTurns } from './turns.ts';

/** Lines whose pauses end when the test says so. */
function held() {
  const pauses: { ms: number; end: () => void }[] = [];
  const turns = openTurns((ms) => new Promise<void>((end) => pauses.push({ ms, end })));
  return { turns, pauses };
}
/** Everything that can happen without another pause ending has happened. */
const settled = () => new Promise<void>((resolve) => setImmediate(resolve));

const mine = { line: 'line', person: 'me' };

describe('tries in one line', () => {
  it('wait and work one after the other, each for its own time', async () => {
    const { turns, pauses } = held();
    const told: string[] = [];
    const take = (name: string, ms: number) => turns.take(mine, ms, async () => void told.push(name));
    const all = [take('first', 10), take('second', 20)];
    await settled();
    expect([pauses.map(({ ms }) => ms), told]).toEqual([[10], []]);
    pauses[0]?.end();
    await settled();
    expect([pauses.map(({ ms }) => ms), told]).toEqual([[10, 20], ['first']]);
    pauses[1]?.end();
    await Promise.all(all);
    expect(told).toEqual(['first', 'second']);
  });

  it('are five of one person at most: the next is turned away undone, and has room again once one is through', async () => {
    const { turns, pauses } = held();
    const done: number[] = [];
    const take = (n: number) => turns.take(mine, 1, async () => done.push(n));
    const waiting = [1, 2, 3, 4, 5].map(take);
    expect(await take(6)).toBe('crowded');
    await settled();
    pauses[0]?.end();
    await waiting[0];
    const seventh = take(7);
    for (let at = 1; at <= 5; at += 1) {
      await settled();
      pauses[at]?.end();
    }
    await Promise.all([...waiting, seventh]);
    expect(done).toEqual([1, 2, 3, 4, 5, 7]);
  });

  it('take turns by person, so that who comes late waits for one of each who is there, not for all of theirs', async () => {
    const { turns, pauses } = held();
    const done: string[] = [];
    const take = (person: string) =>
      turns.take({ line: 'line', person }, 1, async () => void done.push(person));
    const many = ['ann', 'ann', 'ann', 'bob', 'bob', 'cy', 'ann'].map(take);
    for (let at = 0; at < many.length; at += 1) {
      await settled();
      pauses[at]?.end();
    }
    await Promise.all(many);
    expect(done).toEqual(['ann', 'ann', 'bob', 'cy', 'ann', 'bob', 'ann']);
  });

  it('are a hundred of everybody at most', async () => {
    const { turns, pauses } = held();
    const take = (n: number) => turns.take({ line: 'line', person: `${n}` }, 1, async () => n);
    const waiting = Array.from({ length: 100 }, (_, n) => take(n));
    expect(await take(100)).toBe('crowded');
    for (let at = 0; at < waiting.length; at += 1) {
      await settled();
      pauses[at]?.end();
    }
    expect(await Promise.all(waiting)).toHaveLength(100);
  });

  it('go on after one that fails, which alone hears of it', async () => {
    const turns = openTurns(async () => undefined);
    const failing = turns.take(mine, 0, () => Promise.reject(new Error('no database')));
    const next = turns.take(mine, 0, async () => 'looked at');
    await expect(failing).rejects.toThrow('no database');
    expect(await next).toBe('looked at');
  });

  it('hold up no other line, and nobody who stands in none', async () => {
    const { turns, pauses } = held();
    const waiting = turns.take(mine, 5, async () => 'late');
    await settled();
    expect(await turns.take({ line: 'other', person: 'me' }, 0, async () => 'at once')).toBe('at once');
    const many = Array.from({ length: 9 }, (_, n) => turns.take(null, 0, async () => n));
    expect(await Promise.all(many)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8]);
    for (const { end } of pauses) end();
    expect(await waiting).toBe('late');
  });
});

describe('the wait before a try', () => {
  it('is none for the free ones, then doubles with each so many, up to the longest', () => {
    const pace = { free: 3, firstMs: 100, longestMs: 1_000 };
    const waits = [0, 2, 3, 5, 6, 9, 12, 15, 300].map((failures) => waitMs(failures, pace));
    expect(waits).toEqual([0, 0, 100, 100, 200, 400, 800, 1_000, 1_000]);
    // So many failures that the doubling itself has no number any more.
    expect(waitMs(1_000_000, pace)).toBe(1_000);
  });
});
