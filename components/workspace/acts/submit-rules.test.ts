import { describe, expect, it } from 'vitest';
import { submitRules } from './submit-rules.ts';

const DUE = '2026-12-01T12:00:00.000Z';
const dayEnd = (day: number) => new Date(Date.parse(DUE) + day * 86_400_000).toISOString();
const WEEK = [1, 2, 3, 4, 5, 6, 7].map(dayEnd);
const LATE = { percentPerDay: 10, onTimeUntil: DUE, dayEnds: WEEK, closesAt: dayEnd(7) };
const timeOf = (iso: string) => iso.slice(0, 10);
const of = (more: object = {}) => ({
  rules: { counts: 'best' as const, late: LATE },
  dueAt: DUE,
  points: 20,
  publicCases: 11,
  hiddenCases: 4,
  submissions: 0,
  ...more,
});
const atDue = (ms: number) => new Date(Date.parse(DUE) + ms);

describe('before submitting', () => {
  it('says what is verified', () => {
    expect(submitRules(of(), atDue(0), timeOf).verified).toBe(
      "15 cases, 4 of them hidden, on the server's CPU: 20 points in all.",
    );
  });

  it('says it of a single case', () => {
    const one = of({ publicCases: 1, hiddenCases: 0, points: 1 });
    expect(submitRules(one, atDue(0), timeOf).verified).toBe(
      "1 case, none of them hidden, on the server's CPU: 1 point in all.",
    );
  });

  it('says until when it is on time and what being late will cost', () => {
    expect(submitRules(of(), atDue(0), timeOf)).toMatchObject({
      due: 'On time until 2026-12-01. Each day after that costs 10 % of the full points, until 2026-12-08.',
      late: false,
    });
    expect(submitRules(of({ dueAt: null }), atDue(0), timeOf).due).toBe('No due date.');
  });

  it.each([0, 10])('promises no late work where none is taken, at %i %% a day', (percentPerDay) => {
    const late = { percentPerDay, onTimeUntil: DUE, dayEnds: [], closesAt: DUE };
    const strict = of({ rules: { counts: 'best', late } });
    expect(submitRules(strict, atDue(0), timeOf).due).toBe(
      'On time until 2026-12-01. Nothing is taken after that.',
    );
    expect(submitRules(strict, atDue(1), timeOf).due).toBe(
      'It was due 2026-12-01, and work was taken until 2026-12-01.',
    );
  });

  it('says what being late costs now: each started day, never more than everything', () => {
    expect(submitRules(of(), atDue(1), timeOf)).toMatchObject({
      due: 'It was due 2026-12-01: 1 day late, which costs 2 points. Work is taken until 2026-12-08.',
      late: true,
    });
    const endless = of({ rules: { counts: 'best', late: { ...LATE, closesAt: null } } });
    expect(submitRules(endless, atDue(40 * 86_400_000), timeOf).due).toBe(
      'It was due 2026-12-01: more than 7 days late, which costs 16 points. Work is taken without end.',
    );
  });

  it('says what the server says once nothing is taken any more', () => {
    expect(submitRules(of(), atDue(8 * 86_400_000), timeOf)).toMatchObject({
      due: 'It was due 2026-12-01, and work was taken until 2026-12-08.',
      late: true,
    });
  });

  it('says which submission counts', () => {
    expect(submitRules(of({ submissions: 3 }), atDue(0), timeOf).counting).toBe(
      'The best submission counts; one more never makes the grade worse. You have 3 so far.',
    );
    const latest = of({ rules: { counts: 'latest', late: LATE } });
    expect(submitRules(latest, atDue(0), timeOf).counting).toMatch(/^The last submission counts/);
  });
});
