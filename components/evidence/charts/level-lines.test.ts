import { describe, expect, it } from 'vitest';
import { levelSegments, levelsOf } from './level-lines.ts';

function gridOf(rows: number, columns: number, valueAt: (column: number, row: number) => number) {
  const values = Array.from({ length: rows * columns }, (_, i) =>
    valueAt(i % columns, Math.floor(i / columns)),
  );
  return { rows, columns, values };
}

describe('level lines', () => {
  it('run where the function has the level', () => {
    const circle = (x: number, y: number) => (x - 10) ** 2 + (y - 10) ** 2;
    const segments = levelSegments(gridOf(21, 21, circle), 36);
    expect(segments.length).toBeGreaterThan(20);
    for (const [x, y] of segments.flat()) expect(Math.hypot(x - 10, y - 10)).toBeCloseTo(6, 1);
  });

  it('are closed where the box does not cut them: every end is the start of another', () => {
    const ellipse = (x: number, y: number) => (x - 10) ** 2 + 3 * (y - 9.5) ** 2;
    const ends = new Map<string, number>();
    for (const point of levelSegments(gridOf(20, 21, ellipse), 50).flat()) {
      const name = point.map((at) => at.toFixed(6)).join();
      ends.set(name, (ends.get(name) ?? 0) + 1);
    }
    expect(new Set(ends.values())).toEqual(new Set([2]));
  });

  it('do not cross in a saddle: they go round the low corners below the middle, round the high ones above', () => {
    const saddle = { rows: 2, columns: 2, values: [0, 1, 1, 0] };
    const middles = (level: number) =>
      levelSegments(saddle, level).map(([[x, y], [u, v]]) => [(x + u) / 2, (y + v) / 2] as const);
    expect(middles(0.4)).toHaveLength(2);
    for (const [x, y] of middles(0.4)) expect(x).toBeCloseTo(y);
    expect(middles(0.6)).toHaveLength(2);
    for (const [x, y] of middles(0.6)) expect(x + y).toBeCloseTo(1);
  });

  it('leave out cells with a corner that is not finite', () => {
    expect(levelSegments({ rows: 2, columns: 2, values: [0, 1, Number.NaN, 1] }, 0.5)).toEqual([]);
  });
});

describe('levels', () => {
  it('have equal distances round the minimum of a bowl', () => {
    const bowl = gridOf(101, 101, (x, y) => (x - 50) ** 2 + (y - 50) ** 2);
    const radii = levelsOf(bowl).slice(0, 6).map(Math.sqrt);
    const gaps = radii.slice(1).map((radius, i) => radius - (radii[i] ?? 0));
    for (const gap of gaps) expect(gap).toBeCloseTo(gaps[0] ?? 0, 0);
  });

  it('are none for a plain', () => {
    expect(levelsOf({ values: [2, 2, 2, 2] })).toEqual([]);
  });
});
