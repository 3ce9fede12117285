import { describe, expect, it } from 'vitest';
import { cellText, cellWords, rowsOf, shadeOf } from './cell.ts';
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
    const shade = (points: number) => shadeOf({ state: 'verified', points }, 10);
    expect([0, 5, 10].map(shade)).toEqual([3, 11.1, 46]);
    expect(shadeOf({ state: 'provisional', points: 10 }, 10)).toBeNull();
    expect(shadeOf({ state: 'verified', points: 12 }, 0)).toBe(46);
  });

  it('sums verified and provisional points apart', () => {
    expect(rows.map(({ verified, provisional }) => [verified, provisional])).toEqual([
      [10, 4],
      [5, 9],
      [8, 0],
    ]);
  });
});
