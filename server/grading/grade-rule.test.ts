import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LatePolicy } from '#db/schema/courses.ts';
import { deadlinesOf, isClosed, lateStepsAt } from '../courses/deadlines.ts';
import { countingResult, type VerifiedResult } from './grade-rule.ts';

const DAY_MS = 86_400_000;
const DUE = new Date('2026-05-01T23:59:00Z');
const POLICY = { percentPerDay: 10, daysMax: 7 };

const until = (assignmentDueAt: Date | null, timeZone = 'UTC', policy: LatePolicy = POLICY) =>
  deadlinesOf({ assignmentDueAt, ownDueAt: undefined, policy, timeZone });
const rule = (gradeRule: 'best' | 'latest', deadlines = until(DUE)) => ({
  gradeRule,
  latePolicy: POLICY,
  deadlines,
});

const resultArbitrary: fc.Arbitrary<VerifiedResult> = fc.record({
  verificationId: fc.uuid(),
  points: fc.integer({ min: 0, max: 20 }),
  pointsMax: fc.constant(20),
  casePoints: fc.integer({ min: -20, max: 20 }),
  rubricPoints: fc.integer({ min: -30, max: 30 }),
  submittedAt: fc.date({
    min: new Date('2026-04-01'),
    max: new Date('2026-05-20'),
    noInvalidDate: true,
  }),
});

const one = (points: number, submittedAt: Date): VerifiedResult => ({
  verificationId: `${points}`,
  points,
  pointsMax: 20,
  casePoints: 0,
  rubricPoints: 0,
  submittedAt,
});

describe('which result counts', () => {
  it('is none of none', () => {
    expect(countingResult([], rule('best'))).toBeNull();
  });

  it('adds points of cases by hand and the rubric before lateness, never below 0 and never above the points of the exercise', () => {
    fc.assert(
      fc.property(resultArbitrary, (result) => {
        const counted = countingResult([result], rule('best'));
        const sum = result.points + result.casePoints + result.rubricPoints;
        expect(counted?.pointsBeforeLate).toBe(Math.max(0, Math.min(sum, 20)));
      }),
    );
  });

  it('gives points of two decimals, whatever adding and taking away leave behind them', () => {
    const result = { ...one(0, DUE), casePoints: 0.1, rubricPoints: 0.2 };
    expect(countingResult([result], rule('best'))).toMatchObject({ points: 0.3, pointsBeforeLate: 0.3 });
    const third = { ...one(6, new Date(DUE.getTime() + 2 * DAY_MS + 1)), pointsMax: 16 };
    expect(countingResult([third], rule('best'))).toMatchObject({ points: 1.2, pointsBeforeLate: 6 });
  });

  it('counts no other result above the best, whatever the order', () => {
    fc.assert(
      fc.property(fc.array(resultArbitrary, { minLength: 1 }), (results) => {
        const best = countingResult(results, rule('best'));
        for (const result of results) {
          expect(best?.points).toBeGreaterThanOrEqual(countingResult([result], rule('best'))?.points ?? 0);
        }
        expect(countingResult(results.toReversed(), rule('best'))?.points).toBe(best?.points);
      }),
    );
  });

  it('never costs a student points to submit once more under the best rule', () => {
    fc.assert(
      fc.property(fc.array(resultArbitrary), resultArbitrary, (results, next) => {
        const before = countingResult(results, rule('best'))?.points ?? 0;
        expect(countingResult([...results, next], rule('best'))?.points).toBeGreaterThanOrEqual(before);
      }),
    );
  });

  it('stays with the earlier of two equals, and takes the last one under the latest rule', () => {
    const early = one(10, new Date('2026-04-01'));
    const late = { ...one(10, new Date('2026-04-02')), verificationId: 'later' };
    expect(countingResult([late, early], rule('best'))?.verificationId).toBe('10');
    expect(countingResult([late, early], rule('latest'))?.verificationId).toBe('later');
  });
});

describe('what being late costs', () => {
  it.each([
    [0, 20],
    [1, 18],
    [DAY_MS, 18],
    [DAY_MS + 1, 16],
    [30 * DAY_MS, 0],
  ])('%i ms after the due instant a full score is %i of 20', (afterMs, points) => {
    const result = one(20, new Date(DUE.getTime() + afterMs));
    const counted = countingResult([result], rule('best'));
    expect(counted).toMatchObject({ points, pointsBeforeLate: 20 });
  });

  it('is nothing without a due date', () => {
    const result = one(20, new Date('2030-01-01'));
    expect(countingResult([result], rule('best', until(null)))?.points).toBe(20);
  });

  it('begins after the due instant, and work is taken until the last allowed one', () => {
    const deadlines = until(DUE);
    expect(lateStepsAt(DUE, deadlines)).toBe(0);
    expect(lateStepsAt(new Date(DUE.getTime() + 1), deadlines)).toBe(1);
    expect(isClosed(new Date(DUE.getTime() + 7 * DAY_MS), deadlines)).toBe(false);
    expect(isClosed(new Date(DUE.getTime() + 7 * DAY_MS + 1), deadlines)).toBe(true);
    expect(isClosed(new Date('2099-01-01'), until(DUE, 'UTC', { ...POLICY, daysMax: null }))).toBe(false);
  });

  it('is counted in days of the wall clock, also where the clock changes', () => {
    // Zurich leaves summer time on 25 October 2026: that day has 25 hours.
    const autumn = until(new Date('2026-10-24T21:59:00Z'), 'Europe/Zurich');
    expect(lateStepsAt(new Date('2026-10-25T22:59:00Z'), autumn)).toBe(1);
    expect(lateStepsAt(new Date('2026-10-25T22:59:00.001Z'), autumn)).toBe(2);
    // And enters it on 29 March: 23 hours.
    const spring = until(new Date('2026-03-28T22:59:00Z'), 'Europe/Zurich');
    expect(lateStepsAt(new Date('2026-03-29T21:59:00Z'), spring)).toBe(1);
    expect(lateStepsAt(new Date('2026-03-29T21:59:00.001Z'), spring)).toBe(2);
    expect(spring.closesAt).toEqual(new Date('2026-04-04T21:59:00Z'));
  });
});
