import { describe, expect, it } from 'vitest';
import { binsOf, chartBoxOf, pathOf, smoothed } from './chart-scale.ts';

const size = { width: 100, height: 50 };

describe('lines', () => {
  it('puts the largest value at the top and the first step at the left', () => {
    const points = [
      [0, 0],
      [10, 4],
    ] as const;
    expect(pathOf(chartBoxOf([{ name: 'loss', points }], size), points)).toBe('M0.0 50.0h0L100.0 0.0');
  });

  it('leaves a gap at NaN, keeps it out of the scale, and a dot where a point stands alone', () => {
    const points = [
      [0, 0],
      [1, Number.NaN],
      [2, 1],
    ] as const;
    expect(pathOf(chartBoxOf([{ name: 'loss', points }], size), points)).toBe('M0.0 50.0h0M100.0 0.0h0');
  });

  it('draws a constant in the middle', () => {
    const points = [
      [0, 3],
      [1, 3],
    ] as const;
    expect(pathOf(chartBoxOf([{ name: 'loss', points }], size), points)).toBe('M0.0 25.0h0L100.0 25.0');
  });

  it('smooths without losing the first value or the number of points', () => {
    const raw = [
      [0, 1],
      [1, 0],
      [2, 0],
    ] as const;
    const smooth = smoothed(raw, 0.5);
    expect(smooth).toEqual([
      [0, 1],
      [1, 0.5],
      [2, 0.25],
    ]);
  });
});

describe('bins', () => {
  it('count every finite value once', () => {
    const bins = binsOf([0, 0.1, 0.5, 1, Number.NaN, Number.POSITIVE_INFINITY], 2);
    expect(bins.map((bin) => bin.count)).toEqual([2, 2]);
  });
  it('are none for nothing finite', () => {
    expect(binsOf([Number.NaN])).toEqual([]);
  });
});
