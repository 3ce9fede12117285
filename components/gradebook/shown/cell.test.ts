import { describe, expect, it } from 'vitest';
import { cellText, cellWords, fullMarksIn, isDue, rowsOf, shadeOf } from './cell.ts';
import { SMALL_BOOK } from './testing.ts';

const rows = rowsOf(SMALL_BOOK);
const words = (row: number, column: number) => {
  const [cell, head] = [rows[row]?.cells[column], SMALL_BOOK.columns[column]];
  return cell && head ? cellWords(cell, head) : '';
};

describe('a cell of the gradebook', () => {
  it('says its state, its points and every mark in words', () => {
    expect(words(0, 0)).toBe('1.1 cnn/conv2d: 10 of 10, verified, late');
    expect(words(1, 0)).toBe('1.1 cnn/conv2d: 5 of 10, verified, set by hand');
    expect(words(0, 1)).toBe('1.2 cnn/pool: 4 of 10, not verified yet, flagged');
    expect(words(2, 2)).toBe('2.1 gan/step: 8 of 10, verified, has comments');
    expect(words(1, 1)).toBe('1.2 cnn/pool: missing: due, and nothing handed in');
  });

  it('never shows a number where there is no score', () => {
    expect(rows.map(({ cells }) => cells.map(cellText))).toEqual([
      ['10', '4', '–'],
      ['5', 'missing', '9'],
      ['failed', '–', '8'],
    ]);
  });

  it('shades verified scores only, darker with more points', () => {
    const shade = (points: number) => shadeOf({ state: 'verified', points, pointsMax: 10 });
    expect([0, 5, 10].map(shade)).toEqual([3, 11.1, 46]);
    expect(shadeOf({ state: 'provisional', points: 10, pointsMax: 10 })).toBeNull();
    expect(shadeOf({ state: 'verified', points: 12, pointsMax: 0 })).toBe(46);
  });

  it('of a grade by a version of other points goes by that one, in words, shade and total', () => {
    const columns = SMALL_BOOK.columns.map((column) => ({ ...column, pointsMax: 12, perPoint: 20 / 12 }));
    const graded = SMALL_BOOK.rows.map((row) => ({ ...row, others: [[0, 10, 2] as const] }));
    const [ada] = rowsOf({ ...SMALL_BOOK, columns, rows: graded });
    const [cell, waiting] = ada?.cells ?? [];
    const [first, second] = columns;
    if (!cell || !waiting || !first || !second) throw new Error('no cells');
    expect(cellWords(cell, first)).toBe('1.1 cnn/conv2d: 10 of 10, verified, late');
    expect(cellWords(waiting, second)).toBe('1.2 cnn/pool: 4 of 12, not verified yet, flagged');
    expect([shadeOf(cell), ada?.verified]).toEqual([46, 20]);
  });

  it('counts in what a total is of by the version of its grade, and as due by the date of its student', () => {
    const others = [[0, 8, 2.5] as const];
    const [ada, lea] = rowsOf({
      ...SMALL_BOOK,
      rows: SMALL_BOOK.rows.map((row, at) => (at === 0 ? { ...row, others } : row)),
    });
    expect([fullMarksIn(ada?.cells ?? []), fullMarksIn(lea?.cells ?? [])]).toEqual([40, 30]);
    const was = { dueAt: '2026-11-30T12:00:00.000Z' };
    const due = (of: { dueAt: string | null }) =>
      (['verified', 'waiting', 'missing', 'nothing', 'provisional'] as const).filter((state) =>
        isDue({ state }, of, SMALL_BOOK.at),
      );
    expect(due(was)).toEqual(['verified', 'waiting', 'missing']);
    // A section's date, or a date of one's own, may be earlier than everyone's.
    expect(due({ dueAt: '2026-12-02T12:00:00.000Z' })).toEqual(['missing']);
    expect(due({ dueAt: null })).toEqual(['missing']);
  });

  it('sums verified and provisional points apart', () => {
    expect(rows.map(({ verified, provisional }) => [verified, provisional])).toEqual([
      [10, 4],
      [5, 9],
      [8, 0],
    ]);
  });
});
