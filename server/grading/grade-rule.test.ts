import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LatePolicy } from '#db/schema/courses.ts';
import { deadlinesOf, isClosed, lateStepsAt } from '../courses/deadlines.ts';
import { type CountingResult, countingResult, type VerifiedResult } from './grade-rule.ts';

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

const resultArbitrary: fc.Arbitrary<VerifiedResult> = fc.constantFrom(8, 20).chain((pointsMax) =>
  fc.record({
    verificationId: fc.uuid(),
    points: fc.integer({ min: 0, max: pointsMax }),
    pointsMax: fc.constant(pointsMax),
    casePoints: fc.integer({ min: -20, max: 20 }),
    rubricPoints: fc.integer({ min: -30, max: 30 }),
    submittedAt: fc.date({
      min: new Date('2026-04-01'),
      max: new Date('2026-05-20'),
      noInvalidDate: true,
    }),
  }),
);
/** Of what a version gives; of none, nothing. */
const shareOf = (counted: CountingResult | null) => (counted ? counted.points / counted.pointsMax : 0);

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
        expect(counted?.pointsBeforeLate).toBe(Math.max(0, Math.min(sum, result.pointsMax)));
      }),
    );
  });

  it('gives points of two decimals, whatever adding and taking away leave behind them', () => {
    const result = { ...one(0, DUE), casePoints: 0.1, rubricPoints: 0.2 };
    expect(countingResult([result], rule('best'))).toMatchObject({ points: 0.3, pointsBeforeLate: 0.3 });
    const third = { ...one(6, new Date(DUE.getTime() + 2 * DAY_MS + 1)), pointsMax: 16 };
    expect(countingResult([third], rule('best'))).toMatchObject({ points: 1.2, pointsBeforeLate: 6 });
  });

  it('counts no larger share than that of the best, whatever the order', () => {
    fc.assert(
      fc.property(fc.array(resultArbitrary, { minLength: 1 }), (results) => {
        const best = countingResult(results, rule('best'));
        for (const result of results) {
          expect(shareOf(best)).toBeGreaterThanOrEqual(shareOf(countingResult([result], rule('best'))));
        }
        expect(shareOf(countingResult(results.toReversed(), rule('best')))).toBe(shareOf(best));
      }),
    );
  });

  it('never makes a grade worse to submit once more under the best rule', () => {
    fc.assert(
      fc.property(fc.array(resultArbitrary), resultArbitrary, (results, next) => {
        const before = shareOf(countingResult(results, rule('best')));
        expect(shareOf(countingResult([...results, next], rule('best')))).toBeGreaterThanOrEqual(before);
      }),
    );
  });

  it('is the better share of what its version gives, not the one of more points', () => {
    const [all, most] = [
      { ...one(8, new Date('2026-04-01')), pointsMax: 8 },
      { ...one(9, new Date('2026-04-02')), pointsMax: 10 },
    ];
    const best = (...results: readonly VerifiedResult[]) => countingResult(results, rule('best'));
    expect(best(all, most)).toMatchObject({ points: 8, pointsMax: 8 });
    const late = { ...all, submittedAt: new Date(DUE.getTime() + DAY_MS + 1) };
    // Two days late, 6.4 of 8.
    expect(best(late, most)).toMatchObject({ points: 9, pointsMax: 10 });
    const full = { ...most, points: 10, verificationId: 'full' };
    expect(best(all, full)).toMatchObject({ points: 8, pointsMax: 8 });
    const nothing = { ...one(0, new Date('2026-03-01')), pointsMax: 0 };
    expect(best(nothing, most)).toMatchObject({ points: 9, pointsMax: 10 });
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
