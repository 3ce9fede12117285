import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type JudgeEvent, SERVER_LIMITS } from '#grader/protocol.ts';
import { watchTime } from './watch-time.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const limits = { ...SERVER_LIMITS, caseMs: 1_000, judgeMs: 500, runMs: 60_000 };
const begins: JudgeEvent = { type: 'case-started', id: 'one' };
const alive = new Promise<string>(() => undefined);

function watched({
  slowness = 1,
  gone = alive,
  allow = undefined as ((ms: number) => void) | undefined,
} = {}) {
  const said: string[] = [];
  const watch = watchTime(
    { gone, ...(allow ? { allow } : {}) },
    { limits, slowness },
  )({ lose: (why) => said.push(`lost: ${why}`), fault: (message) => said.push(`fault: ${message}`) });
  return { said, watch };
}

describe('without a measure of CPU time', () => {
  it('a judge has the time of the case and its own for each, and is then lost', () => {
    const { said, watch } = watched();
    watch.hear(begins);
    vi.advanceTimersByTime(1_400);
    watch.hear(begins);
    vi.advanceTimersByTime(1_400);
    expect(said).toEqual([]);
    vi.advanceTimersByTime(200);
    expect(said).toEqual(['lost: The judge took too long over a case.']);
  });

  it('on a machine that is four times as slow its code has four times as long', () => {
    const { said, watch } = watched({ slowness: 4 });
    watch.hear(begins);
    vi.advanceTimersByTime(4_400);
    expect(said).toEqual([]);
    vi.advanceTimersByTime(200);
    expect(said).toHaveLength(1);
  });
});

describe('with one', () => {
  it('is allowed its share for each case, twice as much for what it concludes, and anything once the run is over', () => {
    const allowed: number[] = [];
    const { said, watch } = watched({ allow: (ms) => allowed.push(ms) });
    watch.hear(begins);
    watch.hear({ type: 'outcome' } as JudgeEvent);
    vi.advanceTimersByTime(20_000);
    watch.end();
    expect(allowed).toEqual([500, 1_000, Number.POSITIVE_INFINITY]);
    expect(said).toEqual([]);
  });
});

it('a judge that ended is lost, with what is known of its end', async () => {
  const { said } = watched({ gone: Promise.resolve('Killed.') });
  await vi.waitFor(() => expect(said).toEqual(['lost: The judge ended: Killed.']));
});

it('a run that does not end is a fault of the grader, and one that ended is none', () => {
  const { said } = watched({ allow: () => undefined });
  vi.advanceTimersByTime(81_000);
  expect(said).toEqual(['fault: The judge did not finish the run.']);
  const over = watched({ allow: () => undefined });
  over.watch.end();
  vi.advanceTimersByTime(81_000);
  expect(over.said).toEqual([]);
});
