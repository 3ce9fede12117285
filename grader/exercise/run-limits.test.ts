import { describe, expect, it } from 'vitest';
import { BROWSER_LIMITS, SERVER_LIMITS } from '#grader/protocol/messages.ts';
import { runLimits, stretched } from './run-limits.ts';

describe('limits of an exercise', () => {
  it('are told in seconds and mebibytes, and kept in milliseconds and bytes', () => {
    const limits = { caseSeconds: 0.5, runSeconds: 90, memoryMebibytes: 128 };
    expect(runLimits({ limits }, SERVER_LIMITS)).toEqual({
      ...SERVER_LIMITS,
      caseMs: 500,
      runMs: 90_000,
      memoryBytes: 134_217_728,
    });
  });

  it('reach nothing else: not the judge, not the console, not the size of results', () => {
    const own = runLimits(
      { limits: { caseSeconds: 120, runSeconds: 600, memoryMebibytes: 4096 } },
      BROWSER_LIMITS,
    );
    for (const key of ['judgeMs', 'outputBytes', 'logLines', 'evidenceElements'] as const)
      expect(own[key]).toBe(BROWSER_LIMITS[key]);
  });

  it('leave the defaults as they were', () => {
    const before = { ...SERVER_LIMITS };
    runLimits({ limits: { caseSeconds: 1 } }, SERVER_LIMITS);
    stretched(SERVER_LIMITS, 7);
    expect(SERVER_LIMITS).toEqual(before);
  });
});

describe('a slow clock', () => {
  it.each([1, 1.5, 20])(
    'stretches what the student waits for %d times, and nothing that a machine is asked for',
    (factor) => {
      expect(stretched(SERVER_LIMITS, factor)).toEqual({
        ...SERVER_LIMITS,
        caseMs: SERVER_LIMITS.caseMs * factor,
        runMs: SERVER_LIMITS.runMs * factor,
      });
    },
  );
});
