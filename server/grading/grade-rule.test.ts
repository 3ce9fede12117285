import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dueFor, isClosed, isLate } from '../courses/deadlines.ts';
import { countingResult, type VerifiedResult } from './grade-rule.ts';

const DAY_MS = 86_400_000;
const DUE = new Date('2026-05-01T23:59:00Z');
const POLICY = { percentPerDay: 10, daysMax: 7 };

const resultArbitrary: fc.Arbitrary<VerifiedResult> = fc.record({
  verificationId: fc.uuid(),
  points: fc.integer({ min: 0, max: 20 }),
  pointsMax: fc.constant(20),
  submittedAt: fc.date({
    min: new Date('2026-04-01'),
    max: new Date('2026-05-20'),
    noInvalidDate: true,
  }),
  dueAt: fc.constantFrom(DUE, null),
});

const one = (points: number, submittedAt: Date, dueAt: Date | null = DUE): VerifiedResult => ({
  verificationId: `${points}`,
  points,
  pointsMax: 20,
  submittedAt,
  dueAt,
});

describe('which result counts', () => {
  it('is none of none', () => {
    expect(countingResult([], { gradeRule: 'best', latePolicy: POLICY })).toBeNull();
  });

  it('counts no other result above the best, whatever the order', () => {
    fc.assert(
      fc.property(fc.array(resultArbitrary, { minLength: 1 }), (results) => {
        const rule = { gradeRule: 'best', latePolicy: POLICY } as const;
        const best = countingResult(results, rule);
        for (const result of results) {
          expect(best?.points).toBeGreaterThanOrEqual(countingResult([result], rule)?.points ?? 0);
        }
        expect(countingResult(results.toReversed(), rule)?.points).toBe(best?.points);
      }),
    );
  });

  it('never costs a student points to submit once more under the best rule', () => {
    fc.assert(
      fc.property(fc.array(resultArbitrary), resultArbitrary, (results, next) => {
        const rule = { gradeRule: 'best', latePolicy: POLICY } as const;
        const before = countingResult(results, rule)?.points ?? 0;
        expect(countingResult([...results, next], rule)?.points).toBeGreaterThanOrEqual(before);
      }),
    );
  });

  it('stays with the earlier of two equals, and takes the last one under the latest rule', () => {
    const early = one(10, new Date('2026-04-01'));
    const late = { ...one(10, new Date('2026-04-02')), verificationId: 'later' };
    const rule = { latePolicy: POLICY };
    expect(countingResult([late, early], { ...rule, gradeRule: 'best' })?.verificationId).toBe('10');
    expect(countingResult([late, early], { ...rule, gradeRule: 'latest' })?.verificationId).toBe('later');
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
    const counted = countingResult([result], { gradeRule: 'best', latePolicy: POLICY });
    expect(counted).toMatchObject({ points, pointsBeforeLate: 20 });
  });

  it('is nothing without a due date', () => {
    const result = one(20, new Date('2030-01-01'), null);
    expect(countingResult([result], { gradeRule: 'best', latePolicy: POLICY })?.points).toBe(20);
  });

  it('begins after the due instant, and work is taken until the last allowed one', () => {
    expect(isLate(DUE, DUE)).toBe(false);
    expect(isLate(new Date(DUE.getTime() + 1), DUE)).toBe(true);
    expect(isClosed(new Date(DUE.getTime() + 7 * DAY_MS), DUE, POLICY)).toBe(false);
    expect(isClosed(new Date(DUE.getTime() + 7 * DAY_MS + 1), DUE, POLICY)).toBe(true);
    expect(isClosed(new Date('2099-01-01'), DUE, { ...POLICY, daysMax: null })).toBe(false);
  });

  it('goes by the later of due date and extension', () => {
    const later = new Date(DUE.getTime() + DAY_MS);
    expect(dueFor(DUE, later)).toBe(later);
    expect(dueFor(later, DUE)).toBe(later);
    expect(dueFor(DUE, undefined)).toBe(DUE);
    expect(dueFor(null, later)).toBeNull();
  });
});
