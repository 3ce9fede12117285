import { expect, it } from 'vitest';
import { outcomeOf, planOf } from '../evidence/testing.ts';
import { STARTED_SCRATCH, scratchAfter, scratchCase } from './scratch-run.ts';
import { scratchSource } from './scratch-source.ts';

const source = scratchSource('first\nsecond', 'one\ntwo');
const threw = (line: number) =>
  scratchAfter(
    STARTED_SCRATCH,
    {
      type: 'outcome',
      outcome: outcomeOf('a', {
        status: 'errored',
        error: { kind: 'load', name: 'TypeError', message: 'x is not a tensor', line },
      }),
    },
    source,
  ).error;

it('puts an error on its line of the snippet, and names the line of the solution in words', () => {
  expect(threw(5)).toMatchObject({ line: 2, message: 'x is not a tensor' });
  expect(threw(2)).toMatchObject({ message: 'solution.ts, line 2: x is not a tensor' });
  expect(threw(2)).not.toHaveProperty('line');
});

it('takes what loading prints, and nothing of the case behind it', () => {
  const line = { level: 'log' as const, text: 'shape 3', line: 4 };
  const after = [null, 'a'].reduce(
    (run, caseId) => scratchAfter(run, { type: 'log', caseId, line }, source),
    STARTED_SCRATCH,
  );
  expect(after.logs).toEqual([{ level: 'log', text: 'shape 3', line: 1 }]);
});

it('says that the snippet never ended, and nothing of a case that does not', () => {
  const after = (durationMs: number) =>
    scratchAfter(
      STARTED_SCRATCH,
      {
        type: 'outcome',
        outcome: outcomeOf('a', {
          status: 'timed-out',
          durationMs,
          error: { kind: 'runtime', name: 'TimeLimit', message: 'late' },
        }),
      },
      source,
    ).error;
  expect(after(2)?.message).toMatch(/^The snippet was still running/);
  expect(after(10_000)).toBeNull();
});

it('runs before the cheapest case there is', () => {
  const training = { ...planOf('long'), kind: 'training' as const };
  expect(scratchCase([training, planOf('short')])).toBe('short');
  expect(scratchCase([training])).toBe('long');
  expect(scratchCase([])).toBeNull();
});
