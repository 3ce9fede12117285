import { describe, expect, it } from 'vitest';
import { rowsOf } from './cell.ts';
import type { GradebookPlace } from './place.ts';
import { moduleSpans, shownOf, summaryOf } from './shown.ts';
import { SMALL_BOOK } from './testing.ts';

const book = { rows: rowsOf(SMALL_BOOK), columns: SMALL_BOOK.columns };
const ALL = {
  search: '',
  only: null,
  section: null,
  columns: null,
  sort: { by: 'name', descending: false },
} as const;
const shown = (change: Partial<GradebookPlace>) => shownOf(book, { ...ALL, ...change });
const names = (change: Partial<GradebookPlace>) =>
  shown(change)
    .rows.map(({ id }) => id)
    .join('');

describe('what the gradebook shows', () => {
  it('finds students by any part of name or address, without case and accents', () => {
    expect(names({ search: 'NOEL le' })).toBe('b');
    expect(names({ search: 'max@x' })).toBe('c');
    expect(names({ search: 'nobody' })).toBe('');
  });

  it('keeps the students with a cell that passes the filter, in the columns that are shown', () => {
    expect(names({ only: 'provisional' })).toBe('ab');
    expect(names({ only: 'provisional', columns: ['gan'] })).toBe('b');
    expect(names({ only: 'could-not-grade' })).toBe('c');
  });

  it('keeps the students of a section, and counts only their cells', () => {
    expect(names({ section: 's' })).toBe('ac');
    expect(names({ section: 's', only: 'flagged' })).toBe('a');
    expect(names({ section: 'gone' })).toBe('');
    expect(shown({ section: 's' }).counts.missing).toBe(0);
  });

  it('counts the cells of each filter among those that are found and shown', () => {
    expect(shown({}).counts).toEqual({
      flagged: 1,
      late: 1,
      overridden: 1,
      provisional: 2,
      missing: 1,
      'could-not-grade': 1,
      commented: 1,
    });
    expect(shown({ search: 'ada', columns: ['gan'] }).counts.provisional).toBe(0);
  });

  it('sorts by name, column and total; who has no score comes last either way', () => {
    expect(names({ sort: { by: 'name', descending: true } })).toBe('cba');
    expect(names({ sort: { by: 'cnn/conv2d', descending: false } })).toBe('bac');
    expect(names({ sort: { by: 'cnn/conv2d', descending: true } })).toBe('abc');
    expect(names({ sort: { by: 'verified', descending: true } })).toBe('acb');
    expect(names({ sort: { by: 'provisional', descending: false } })).toBe('cab');
  });

  it('means and spreads verified scores only', () => {
    const [first, second] = shown({}).columns;
    if (!first || !second) throw new Error('The book has columns.');
    expect(summaryOf(book.rows, first)).toEqual({ mean: 0.75, spread: [0, 0, 1, 0, 1] });
    expect(summaryOf(book.rows, second)).toEqual({ mean: null, spread: [0, 0, 0, 0, 0] });
  });

  it('spans each module over its columns', () => {
    expect(moduleSpans(shown({}).columns)).toEqual([
      { module: 'cnn', from: 0, count: 2 },
      { module: 'gan', from: 2, count: 1 },
    ]);
  });
});
