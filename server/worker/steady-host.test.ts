import { describe, expect, it } from 'vitest';
import { testGrader } from '../testing-grader.ts';
import { momentAfter, steadyHost } from './steady-host.ts';

describe('the moments at which verdicts come', () => {
  it('are few, and never before the verdict', () => {
    const moments = new Set<number>();
    for (let elapsed = 0; elapsed <= 80_000; elapsed += 50) {
      const moment = momentAfter(elapsed);
      expect(moment).toBeGreaterThanOrEqual(elapsed);
      moments.add(moment);
    }
    expect([...moments]).toEqual([
      250, 500, 1_000, 2_000, 4_000, 8_000, 16_000, 32_000, 48_000, 64_000, 80_000,
    ]);
  });
});

describe('a steady host', () => {
  const exercise = { slug: 'sums/add', hash: 'hash', files: {} };
  const run = { solution: '', seed: 1, visibility: 'all' } as const;

  it('hands out a report that took no time at the first moment', async () => {
    const started = performance.now();
    const report = await steadyHost(testGrader()).run(exercise, run);
    // Timers may be early by less than a millisecond.
    expect(performance.now() - started).toBeGreaterThanOrEqual(momentAfter(0) - 1);
    expect(report.standing).toBe('verified');
  });

  it('holds nothing back from who stops it', async () => {
    const signal = AbortSignal.timeout(20);
    await expect(steadyHost(testGrader()).run(exercise, { ...run, signal })).rejects.toThrow();
  });
});
