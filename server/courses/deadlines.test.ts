import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deadlinesOf, dueFor, isClosed, isLate, lateStepsAt, pointsAfterLate } from './deadlines.ts';

const DUE = new Date('2026-10-24T21:59:00Z');
const ZONE = 'Europe/Berlin';
const laterBy = (ms: number, from = DUE) => new Date(from.getTime() + ms);
const deadlines = (more: { ownDueAt?: Date; percentPerDay?: number; daysMax?: number | null } = {}) =>
  deadlinesOf({
    assignmentDueAt: DUE,
    ownDueAt: more.ownDueAt,
    policy: { percentPerDay: more.percentPerDay ?? 20, daysMax: more.daysMax ?? null },
    timeZone: ZONE,
  });

describe('lateness', () => {
  it('begins after the due instant, not at it, and each started day counts', () => {
    const rule = deadlines();
    expect(lateStepsAt(DUE, rule)).toBe(0);
    expect(lateStepsAt(laterBy(1), rule)).toBe(1);
    const [first = DUE] = rule.lateDayEnds;
    expect(lateStepsAt(first, rule)).toBe(1);
    expect(lateStepsAt(laterBy(1, first), rule)).toBe(2);
  });

  it('counts days of the calendar: the day on which clocks go back has twenty-five hours', () => {
    const [first = DUE, second = DUE] = deadlines().lateDayEnds;
    expect(first.toISOString()).toBe('2026-10-25T22:59:00.000Z');
    expect(second.getTime() - first.getTime()).toBe(24 * 3_600_000);
  });

  it('never comes for work without a due date', () => {
    const policy = { percentPerDay: 20, daysMax: 1 };
    const never = deadlinesOf({ assignmentDueAt: null, ownDueAt: undefined, policy, timeZone: ZONE });
    expect(never).toEqual({ dueAt: null, onTimeUntil: null, lateDayEnds: [], closesAt: null });
    expect(isLate(laterBy(1e12), never)).toBe(false);
  });

  it('goes by the date of one’s own, also where that is earlier or there is none for everyone', () => {
    expect(deadlines({ ownDueAt: laterBy(1_000) }).dueAt).toEqual(laterBy(1_000));
    expect(deadlines({ ownDueAt: laterBy(-1_000) }).dueAt).toEqual(laterBy(-1_000));
    expect(dueFor(null, DUE)).toEqual(DUE);
    expect(dueFor(DUE, undefined)).toEqual(DUE);
  });

  it('begins, and each day of it ends, the grace later', () => {
    const policy = { percentPerDay: 20, daysMax: 1, graceMinutes: 15 };
    const rule = deadlinesOf({ assignmentDueAt: DUE, ownDueAt: undefined, policy, timeZone: ZONE });
    expect(rule.dueAt).toEqual(DUE);
    const within = laterBy(15 * 60_000);
    expect([lateStepsAt(within, rule), lateStepsAt(laterBy(1, within), rule)]).toEqual([0, 1]);
    expect(rule.closesAt?.toISOString()).toBe('2026-10-25T23:14:00.000Z');
    expect(rule.lateDayEnds[0]).toEqual(rule.closesAt);
  });

  it('has as many days as cost anything, and none where lateness is free', () => {
    expect(deadlines({ percentPerDay: 20 }).lateDayEnds).toHaveLength(5);
    expect(deadlines({ percentPerDay: 30 }).lateDayEnds).toHaveLength(4);
    expect(deadlines({ percentPerDay: 0 }).lateDayEnds).toEqual([]);
  });

  it('has a hundred days at most, however little a stored policy takes', () => {
    for (const percentPerDay of [1, 0.01, 1e-10, Number.MIN_VALUE])
      expect(deadlines({ percentPerDay }).lateDayEnds).toHaveLength(100);
  });
});

describe('closing', () => {
  it('is after the last late day, at the due date where there is none, and never where no day is the last', () => {
    const two = deadlines({ daysMax: 2 });
    expect(two.closesAt).toEqual(two.lateDayEnds[1]);
    expect(isClosed(two.closesAt ?? DUE, two)).toBe(false);
    expect(isClosed(laterBy(1, two.closesAt ?? DUE), two)).toBe(true);
    const none = deadlines({ daysMax: 0 });
    expect([isClosed(DUE, none), isClosed(laterBy(1), none)]).toEqual([false, true]);
    expect(isClosed(laterBy(1e13), deadlines())).toBe(false);
  });
});

describe('points of late work', () => {
  it('lose the same share of the full points for each day', () => {
    const late = (points: number, lateSteps: number) =>
      pointsAfterLate({ points, pointsMax: 10, lateSteps, percentPerDay: 20 });
    expect([late(10, 0), late(10, 1), late(7, 2), late(3, 2)]).toEqual([10, 8, 3, 0]);
    expect(pointsAfterLate({ points: 6, pointsMax: 16, lateSteps: 3, percentPerDay: 10 })).toBe(1.2);
  });

  it('are never below zero, never more than before, and never more for later work', () => {
    const result = fc.record({
      points: fc.nat(10_000).map((hundredths) => hundredths / 100),
      pointsMax: fc.constant(100),
      lateSteps: fc.nat(20),
      percentPerDay: fc.integer({ min: 0, max: 100 }),
    });
    fc.assert(
      fc.property(result, (one) => {
        const left = pointsAfterLate(one);
        expect(left).toBeGreaterThanOrEqual(0);
        expect(left).toBeLessThanOrEqual(one.points);
        expect(pointsAfterLate({ ...one, lateSteps: one.lateSteps + 1 })).toBeLessThanOrEqual(left);
      }),
    );
  });
});
