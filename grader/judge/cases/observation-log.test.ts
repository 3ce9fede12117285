import { describe, expect, it } from 'vitest';
import { linspace, tensor } from '#grader/exercise/literals/tensor-literals.ts';
import type { Value } from '#grader/protocol.ts';
import { type AskedCall, type Observation, replayOf } from './observation.ts';
import { createObservationLog } from './observation-log.ts';

const tolerance = { absolute: 1e-3, relative: 0 };
const values = (length: number): Value => linspace(0, 1, length);
const seen = (args: number, actual: number | null): Observation => ({
  ...{ calls: ['f'], args: [values(args)], input: 'drawn', shown: false, tolerance },
  actual: actual === null ? null : [values(actual)],
  expected: async () => [],
  replay: async () => [],
});

describe('what a run keeps of what its cases saw', () => {
  it('is everything of a case that failed, as long as there is room', () => {
    const log = createObservationLog(100);
    const all = Array.from({ length: 10 }, () => seen(1, 1));
    expect(log.add('failed', all)).toEqual(all);
    expect(log.add('errored', all)).toEqual(all);
  });

  it('is a few of a case that passed', () => {
    const log = createObservationLog();
    const all = Array.from({ length: 10 }, () => seen(1, 1));
    expect(log.add('passed', all)).toEqual(all.slice(0, 8));
  });

  it('counts arguments once and results twice, of all cases together', () => {
    const log = createObservationLog(30);
    expect(log.add('failed', [seen(10, 10)])).toHaveLength(1);
    expect(log.add('failed', [seen(1, null)])).toEqual([]);
  });

  it('leaves out what is too large, and takes what comes after it', () => {
    const log = createObservationLog(30);
    const [small, large, last] = [seen(2, 2), seen(100, 1), seen(3, null)];
    expect(log.add('failed', [small, large, last])).toEqual([small, last]);
  });

  it('has room up to its last element', () => {
    expect(createObservationLog(9).add('failed', [seen(3, 3)])).toHaveLength(1);
    expect(createObservationLog(8).add('failed', [seen(3, 3)])).toEqual([]);
  });
});

describe('the same calls once more', () => {
  const calls: AskedCall[] = ['f', 'g'].map((call) => ({
    call,
    args: [tensor([1])],
    mode: { kind: 'plain' },
  }));

  it('are asked in their order, one after the other', async () => {
    const asked: string[] = [];
    const replay = replayOf(calls);
    const given = await replay(async ({ call }) => {
      asked.push(`${call} asked`);
      await Promise.resolve();
      asked.push(`${call} answered`);
      return { kind: 'returned', value: call };
    });
    expect(given).toEqual(['f', 'g']);
    expect(asked).toEqual(['f asked', 'f answered', 'g asked', 'g answered']);
  });

  it('give nothing where one gives nothing, and ask no further', async () => {
    const asked: string[] = [];
    const given = await replayOf(calls)(async ({ call }) => {
      asked.push(call);
      return { kind: 'threw' };
    });
    expect([given, asked]).toEqual([null, ['f']]);
  });

  it('may give undefined, which is a value', async () => {
    expect(await replayOf(calls)(async () => ({ kind: 'returned', value: undefined }))).toEqual([
      undefined,
      undefined,
    ]);
    expect(await replayOf([])(async () => ({ kind: 'threw' }))).toEqual([]);
  });
});
