import { expect, test } from 'vitest';
import { areKeptDates, gridOfRows } from './kept-dates.ts';
import { changesOf, EMPTY_GRID, redo, setCells, undo } from './table/date-grid.ts';
import { dateRow } from './testing.ts';

const [A, B] = [dateRow('a', null, '2027-03-23T18:00'), dateRow('b', null, '2027-03-23T18:00')];
const edited = setCells(EMPTY_GRID, {
  words: 'both',
  values: [A, B].map((one) => ({ row: one, field: 'due', value: '2027-03-24T18:00' })),
});

test('a kept grid comes back as it was written, with what can be undone and done again', () => {
  const grid = undo(setCells(edited, { words: 'none', values: [{ row: A, field: 'due', value: null }] }));
  const kept: unknown = JSON.parse(JSON.stringify({ base: 'x', grid }));
  expect(areKeptDates(kept)).toBe(true);
  expect(kept).toEqual({ base: 'x', grid });
});

test('anything else that is kept is nothing', () => {
  const cells = { 'a due': '2027-03-24T18:00' };
  const grids = [
    null,
    { cells },
    { cells: { 'a due': 'soon' }, done: [], undone: [] },
    { cells: { 'a due': '2027-02-40T18:00' }, done: [], undone: [] },
    { cells: { 'a points': null }, done: [], undone: [] },
    { cells: [], done: [], undone: [] },
    { cells, done: [{ cells }], undone: [] },
    { cells, done: [{ words: 'x', cells: { 'a due': 3 } }], undone: [] },
  ];
  for (const grid of grids) expect(areKeptDates({ base: 'x', grid }), JSON.stringify(grid)).toBe(false);
  expect(areKeptDates({ grid: EMPTY_GRID })).toBe(false);
});

test('what was changed of a row that is gone goes with it, also from what is undone and done again', () => {
  expect(gridOfRows(edited, [A, B])).toBe(edited);
  const left = gridOfRows(edited, [A]);
  expect(Object.keys(left.cells)).toEqual(['a due']);
  expect(changesOf(redo(undo(left)), [A])).toEqual([
    { assignmentId: 'a', opens: null, due: '2027-03-24T18:00' },
  ]);
  const undone = gridOfRows(undo(edited), [A]);
  expect(Object.keys(redo(undone).cells)).toEqual(['a due']);
});
