import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isLargerShare } from './points-share.ts';

const of = (points: number, pointsMax: number) => ({ points, pointsMax });
/** Points of two decimals, of at least as many. */
const arbitrary = fc
  .tuple(fc.integer({ min: 0, max: 5_000 }), fc.integer({ min: 0, max: 5_000 }))
  .map(([points, missing]) => of(points / 100, (points + missing) / 100));

describe('a share of points', () => {
  it.each([
    [of(8, 8), of(9, 10), true],
    [of(9, 10), of(8, 8), false],
    [of(4, 8), of(5, 10), false],
    [of(1.1, 3), of(3.3, 9), false],
    [of(3.3, 9), of(1.1, 3), false],
    [of(0.01, 10), of(0, 0), true],
    [of(0, 0), of(0, 10), false],
    [of(0, 10), of(0, 0), false],
  ])('%o is larger than %o: %s', (one, other, isLarger) => {
    expect(isLargerShare(one, other)).toBe(isLarger);
  });

  it('is never larger than one that is larger than it, nor than itself a few times over', () => {
    fc.assert(
      fc.property(arbitrary, arbitrary, fc.integer({ min: 1, max: 9 }), (one, other, times) => {
        expect(isLargerShare(one, other) && isLargerShare(other, one)).toBe(false);
        const again = of(one.points * times, one.pointsMax * times);
        expect([isLargerShare(one, again), isLargerShare(again, one)]).toEqual([false, false]);
      }),
    );
  });

  it('of as many points is larger where the points are more', () => {
    fc.assert(
      fc.property(arbitrary, fc.integer({ min: 0, max: 5_000 }), ({ points, pointsMax }, other) => {
        const less = Math.min(other / 100, pointsMax);
        expect(isLargerShare(of(points, pointsMax), of(less, pointsMax))).toBe(points > less);
      }),
    );
  });
});
