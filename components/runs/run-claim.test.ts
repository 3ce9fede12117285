import { expect, test } from 'vitest';
import type { CaseOutcome, Report } from '#grader/protocol.ts';
import { claimOf } from './run-claim.ts';

const outcome = (id: string, status: CaseOutcome['status'], hints: CaseOutcome['hints'] = []) =>
  ({ id, status, hints }) as CaseOutcome;
const hint = (misconception: string) => ({ misconception, title: 'T', hint: 'Which?' });

test('a claim names the cases that passed and the first mistake that was recognised, nothing else of the run', () => {
  const report = {
    points: 3,
    pointsMax: 7,
    device: { backend: 'cpu' },
    cases: [
      outcome('a', 'passed'),
      outcome('b', 'failed', [hint('flips'), hint('shifts')]),
      outcome('c', 'errored', [hint('shifts')]),
    ],
  } as Report;
  expect(claimOf(report)).toEqual({
    ...{ points: 3, pointsMax: 7, casesPassed: 1, casesTotal: 3, backend: 'cpu' },
    ...{ passedCases: ['a'], misconception: 'flips' },
  });
  expect(claimOf({ ...report, cases: [outcome('b', 'failed')] }).misconception).toBeNull();
});
