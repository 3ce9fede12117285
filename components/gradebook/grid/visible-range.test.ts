import { describe, expect, it } from 'vitest';
import { moved } from './move.ts';
import { columnsOfRow, scrolledTo, visibleRange } from './visible-range.ts';

describe('a windowed list', () => {
  it('draws what is in view and a few beyond, and never past the ends', () => {
    const window = { length: 100, size: 10, count: 50, beyond: 2 };
    expect(visibleRange({ ...window, start: 0 })).toEqual({ from: 0, to: 12 });
    expect(visibleRange({ ...window, start: 205 })).toEqual({ from: 18, to: 33 });
    expect(visibleRange({ ...window, start: 480 })).toEqual({ from: 46, to: 50 });
    expect(visibleRange({ ...window, start: 9_999 })).toEqual({ from: 50, to: 50 });
    expect(visibleRange({ ...window, start: 0, count: 0 })).toEqual({ from: 0, to: 0 });
  });

  it('draws in each row all columns in view, and changes one row in four where one more comes', () => {
    const rows = [0, 1, 2, 3, 4, 5, 6, 7];
    for (let from = 0; from < 40; from++) {
      const inView = { from, to: from + 20 };
      const drawn = rows.map((row) => columnsOfRow(row, inView, 60));
      for (const range of drawn) {
        expect(range.from).toBeLessThanOrEqual(inView.from);
        expect(range.from).toBeGreaterThanOrEqual(Math.max(0, inView.from - 3));
        expect(range.to).toBeGreaterThanOrEqual(inView.to);
        expect(range.to).toBeLessThanOrEqual(Math.min(60, inView.to + 3));
      }
      const next = rows.map((row) => columnsOfRow(row, { from: from + 1, to: from + 21 }, 60));
      expect(next.filter(({ to }, row) => to !== drawn[row]?.to).length).toBeLessThanOrEqual(2);
    }
  });

  it('scrolls no further than it must', () => {
    const window = { start: 100, length: 100, size: 10 };
    expect(scrolledTo(12, window)).toBe(100);
    expect(scrolledTo(3, window)).toBe(30);
    expect(scrolledTo(25, window)).toBe(160);
  });
});

describe('arrow keys in the matrix', () => {
  const size = { rows: 3, columns: 4 };
  const at = (key: string, ctrl = false) => moved({ row: 1, column: 1 }, { key, ctrl }, size);

  it('go one cell, to the ends, and stop at the edges', () => {
    expect(at('ArrowUp')).toEqual({ row: 0, column: 1 });
    expect(at('ArrowRight')).toEqual({ row: 1, column: 2 });
    expect(at('ArrowDown', true)).toEqual({ row: 2, column: 1 });
    expect(at('Home')).toEqual({ row: 1, column: 0 });
    expect(at('End', true)).toEqual({ row: 2, column: 3 });
    expect(at('PageDown')).toEqual({ row: 2, column: 1 });
    expect(moved({ row: 0, column: 0 }, { key: 'ArrowLeft', ctrl: false }, size)).toEqual({
      row: 0,
      column: 0,
    });
  });

  it('begin at the first cell, and leave other keys and an empty matrix alone', () => {
    expect(moved(null, { key: 'ArrowDown', ctrl: false }, size)).toEqual({ row: 0, column: 0 });
    expect(at('x')).toBeNull();
    expect(moved(null, { key: 'ArrowDown', ctrl: false }, { rows: 0, columns: 4 })).toBeNull();
  });
});
