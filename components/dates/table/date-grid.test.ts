import { describe, expect, it } from 'vitest';
import { dateRow as row } from '../testing.ts';
import {
  changesOf,
  EMPTY_GRID,
  fillDown,
  inverseOf,
  pasteCells,
  redo,
  setCells,
  shiftCells,
  shiftToDay,
  undo,
} from './date-grid.ts';

const ROWS = [
  row('a', '2027-03-16T08:00', '2027-03-23T18:00'),
  row('b', null, '2027-03-30T18:00'),
  row('c', '2027-04-01T08:00', null),
];
const ALL = { row: 0, toRow: 2, column: 0, toColumn: 1 };

describe('a grid of dates', () => {
  it('shifts by weeks with weekday and time, over a clock change too, and leaves empty cells empty', () => {
    const grid = shiftCells(EMPTY_GRID, { rows: ROWS, range: ALL, days: 7 });
    expect(changesOf(grid, ROWS)).toEqual([
      { assignmentId: 'a', opens: '2027-03-23T08:00', due: '2027-03-30T18:00' },
      { assignmentId: 'b', opens: null, due: '2027-04-06T18:00' },
      { assignmentId: 'c', opens: '2027-04-08T08:00', due: null },
    ]);
    expect(grid.done.map(({ words }) => words)).toEqual(['Shifted 4 dates by 1 week']);
    // Back again is no change at all.
    expect(changesOf(shiftCells(grid, { rows: ROWS, range: ALL, days: -7 }), ROWS)).toEqual([]);
  });

  it('moves the first date to a day and the others with it, each at its own time', () => {
    const grid = shiftToDay(EMPTY_GRID, { rows: ROWS, range: ALL, day: '2027-03-30' });
    expect(changesOf(grid, ROWS)).toEqual([
      { assignmentId: 'a', opens: '2027-03-30T08:00', due: '2027-04-06T18:00' },
      { assignmentId: 'b', opens: null, due: '2027-04-13T18:00' },
      { assignmentId: 'c', opens: '2027-04-15T08:00', due: null },
    ]);
    expect(grid.done.map(({ words }) => words)).toEqual(['Shifted 4 dates by 2 weeks']);
    // The first of what is chosen, not of the column that it begins with.
    const due = shiftToDay(EMPTY_GRID, { rows: ROWS, range: { ...ALL, column: 1 }, day: '2027-03-22' });
    expect(changesOf(due, ROWS).map((one) => one.due)).toEqual(['2027-03-22T18:00', '2027-03-29T18:00']);
    expect(shiftToDay(EMPTY_GRID, { rows: ROWS, range: ALL, day: '2027-03-16' })).toBe(EMPTY_GRID);
    expect(shiftToDay(EMPTY_GRID, { rows: [], range: ALL, day: '2027-03-16' })).toBe(EMPTY_GRID);
  });

  it('counts dates, days and weeks in its words, one and several, and does nothing where nothing is chosen', () => {
    const first = { row: 0, toRow: 0, column: 1, toColumn: 1 };
    const wordsOf = (grid: typeof EMPTY_GRID) => grid.done.map(({ words }) => words);
    const shifted = (days: number) => wordsOf(shiftCells(EMPTY_GRID, { rows: ROWS, range: first, days }));
    expect([7, -7, 14, 1, -2].flatMap(shifted)).toEqual([
      'Shifted 1 date by 1 week',
      'Shifted 1 date by -1 week',
      'Shifted 1 date by 2 weeks',
      'Shifted 1 date by 1 day',
      'Shifted 1 date by -2 days',
    ]);
    expect(wordsOf(fillDown(EMPTY_GRID, { rows: ROWS, range: first }))).toEqual(['Filled 1 date down']);
    expect(shiftCells(EMPTY_GRID, { rows: ROWS, range: null, days: 1 })).toBe(EMPTY_GRID);
  });

  it('takes operations back and does them again, one by one', () => {
    const first = shiftCells(EMPTY_GRID, { rows: ROWS, range: ALL, days: 1 });
    const second = fillDown(first, { rows: ROWS, range: { ...ALL, column: 1 } });
    expect(changesOf(second, ROWS).map(({ due }) => due)).toEqual(Array(3).fill('2027-03-24T18:00'));
    expect(undo(second).cells).toEqual(first.cells);
    expect(redo(undo(second)).cells).toEqual(second.cells);
    expect(undo(undo(undo(second))).cells).toEqual({});
    const [a] = ROWS;
    if (!a) throw new Error('no row');
    const other = setCells(undo(second), { words: 'x', values: [{ row: a, field: 'due', value: null }] });
    expect(redo(other)).toBe(other);
  });

  it('pastes a piece of a spreadsheet, all of it or nothing', () => {
    const paste = (text: string) =>
      pasteCells(EMPTY_GRID, {
        rows: ROWS,
        range: { ...ALL, row: 1, toRow: 1 },
        text,
        today: '2027-01-01T12:00',
      });
    const pasted = paste('1 apr 9:00\t8 apr\r\n\t15 apr 18:00\r\n');
    expect(pasted && changesOf(pasted, ROWS)).toEqual([
      { assignmentId: 'b', opens: '2027-04-01T09:00', due: '2027-04-08T18:00' },
      { assignmentId: 'c', opens: null, due: '2027-04-15T18:00' },
    ]);
    expect(paste('1 apr\tsoon')).toBeNull();
  });

  it('keeps what was changed, cell by cell, over rows that somebody else has saved meanwhile', () => {
    const mine = setCells(EMPTY_GRID, {
      words: 'mine',
      values: ROWS.slice(0, 2).map((one) => ({ row: one, field: 'due', value: '2027-05-01T18:00' })),
    });
    const theirs = [row('a', '2027-03-17T08:00', '2027-03-24T18:00'), row('b', null, '2027-05-01T18:00')];
    expect(changesOf(mine, theirs)).toEqual([
      { assignmentId: 'a', opens: '2027-03-17T08:00', due: '2027-05-01T18:00' },
    ]);
  });

  it('knows the way back to what was saved, also where a date was taken away', () => {
    const grid = setCells(shiftCells(EMPTY_GRID, { rows: ROWS, range: { ...ALL, toRow: 0 }, days: 7 }), {
      words: 'no due date',
      values: ROWS.slice(1, 2).map((one) => ({ row: one, field: 'due', value: null })),
    });
    const back = inverseOf(grid, ROWS);
    expect(back.map(({ row: { assignmentId }, field, value }) => [assignmentId, field, value])).toEqual([
      ['a', 'opens', '2027-03-16T08:00'],
      ['a', 'due', '2027-03-23T18:00'],
      ['b', 'due', '2027-03-30T18:00'],
    ]);
    expect(changesOf(setCells(grid, { words: 'back', values: back }), ROWS)).toEqual([]);
  });
});
