import { expect, it } from 'vitest';
import { outcomeOf, planOf, reportOf } from '../evidence/testing.ts';
import { joinedReport } from './joined-report.ts';

it('has every case once, in the order of the exercise, and the sums of both', () => {
  const plan = ['a', 'b', 'c'].map((id) => planOf(id));
  const first = reportOf([outcomeOf('a'), outcomeOf('c', { status: 'timed-out' })]);
  const rest = reportOf([outcomeOf('b')], { durationMs: 30 });
  const joined = joinedReport(plan, first, rest);
  expect(joined.cases.map(({ id }) => id)).toEqual(['a', 'b', 'c']);
  expect(joined).toMatchObject({ points: 4, pointsMax: 6, durationMs: first.durationMs + 30 });
});
