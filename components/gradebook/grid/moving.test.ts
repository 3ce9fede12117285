import { describe, expect, it } from 'vitest';
import { columnsOfRow } from './columns-of-row.ts';
import { moved } from './move.ts';

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
