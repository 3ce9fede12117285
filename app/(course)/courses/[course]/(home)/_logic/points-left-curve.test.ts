import { describe, expect, it } from 'vitest';
import { gridPoints, PLOT, pointsLeftCurve } from './points-left-curve.ts';

const now = '2026-11-23T09:00:00Z';
const base = {
  pointsLeft: {
    verified: [
      { at: '2026-10-01T12:00:00Z', points: 10 },
      { at: '2026-11-02T12:00:00Z', points: 30 },
    ],
    due: [
      { at: '2026-10-05T22:00:00Z', points: 20 },
      { at: '2026-12-10T22:00:00Z', points: 40 },
    ],
  },
  totals: { verified: 30, provisional: 5, pointsMax: 40 },
  now,
};
const floor = PLOT.height - PLOT.bottom;

function numbersAfter(letter: string, path: string): number[] {
  return [...path.matchAll(new RegExp(`${letter}(-?[\\d.]+)`, 'g'))].map((match) => Number(match[1]));
}

describe('points-left curve', () => {
  it('only ever falls, and only ever moves on in time', () => {
    const curve = pointsLeftCurve(base);
    for (const path of [curve?.verified ?? '', curve?.due ?? '']) {
      for (const letter of ['V', 'H']) {
        const values = numbersAfter(letter, path);
        expect(values.length).toBeGreaterThan(1);
        expect(values).toEqual([...values].sort((a, b) => a - b));
      }
    }
  });

  it('ends verified points at today, and due points at the last due date on the floor', () => {
    const curve = pointsLeftCurve(base);
    expect(numbersAfter('H', curve?.verified ?? '').at(-1)).toBe(curve?.today.x);
    expect(numbersAfter('V', curve?.due ?? '').at(-1)).toBe(floor);
  });

  it('hangs provisional points below today, and only when there are some', () => {
    const curve = pointsLeftCurve(base);
    expect(numbersAfter('V', curve?.provisional ?? '')[0]).toBeGreaterThan(curve?.today.y ?? Infinity);
    expect(pointsLeftCurve({ ...base, totals: { ...base.totals, provisional: 0 } })?.provisional).toBeNull();
  });

  it('is nothing before the first score and without due dates', () => {
    expect(pointsLeftCurve({ ...base, pointsLeft: { verified: [], due: [] } })).toBeNull();
  });

  it('stays inside its box', () => {
    const curve = pointsLeftCurve(base);
    for (const x of numbersAfter('H', `${curve?.verified}${curve?.due}`)) {
      expect(x).toBeGreaterThanOrEqual(PLOT.left);
      expect(x).toBeLessThanOrEqual(PLOT.width - PLOT.right);
    }
  });

  it('names the months it crosses', () => {
    expect(pointsLeftCurve(base)?.months.map(({ label }) => label)).toEqual(['Oct', 'Nov', 'Dec']);
  });

  it('draws at most three round grid lines', () => {
    expect(gridPoints(260)).toEqual([0, 100, 200]);
    expect(gridPoints(40)).toEqual([0, 20, 40]);
    expect(gridPoints(7)).toEqual([0, 2.5, 5]);
    for (let max = 1; max < 1000; max++) {
      const lines = gridPoints(max);
      expect(lines.length).toBeGreaterThanOrEqual(2);
      expect(lines.length).toBeLessThanOrEqual(3);
    }
  });
});
