import { expect, test } from 'vitest';
import type { DateRowView } from '#server/planning/dates/dates-view.ts';
import { chosenAt, rangeOf } from './chosen-cells.ts';
import type { Range } from './date-grid.ts';

const rowsOf = (ids: string) => [...ids].map((assignmentId) => ({ assignmentId })) as DateRowView[];
/** From the lower right to the upper left. */
const RANGE: Range = { row: 2, toRow: 1, column: 1, toColumn: 0 };

test('what is chosen stays with its exercises when rows above it come and go', () => {
  const chosen = chosenAt(rowsOf('abcd'), RANGE);
  expect(chosen?.ids).toEqual(['b', 'c']);
  expect(rangeOf(chosen, rowsOf('abcd'))).toEqual(RANGE);
  expect(rangeOf(chosen, rowsOf('bcd'))).toEqual({ ...RANGE, row: 1, toRow: 0 });
  expect(rangeOf(chosen, rowsOf('xxabc'))).toEqual({ ...RANGE, row: 4, toRow: 3 });
});

test('nothing is chosen where one of its exercises has gone, or another has come between', () => {
  const chosen = chosenAt(rowsOf('abcd'), RANGE);
  for (const shown of ['acd', 'abd', 'abxc', 'acb', ''])
    expect(rangeOf(chosen, rowsOf(shown)), shown).toBeNull();
  expect(rangeOf(null, rowsOf('abcd'))).toBeNull();
  expect(chosenAt([], { ...RANGE, row: 0, toRow: 0 })).toBeNull();
});
