/** The grid of dates as it is edited: every operation gives a new one, and can be taken back until it is saved. */
import { counted } from '#grader/protocol/count-words.ts';
import type { DateChange, DateRowView } from '#server/planning/dates/dates-view.ts';
import { wallPlusDays } from '../../assign/wall-words.ts';
import { type CellValue, parseDate } from './parse-date.ts';

export const FIELDS = ['opens', 'due'] as const;
export type Field = (typeof FIELDS)[number];

export interface GridState {
  /** Changed cells by "assignment field". */
  readonly cells: Readonly<Record<string, CellValue>>;
  readonly done: readonly { readonly words: string; readonly cells: GridState['cells'] }[];
  readonly undone: GridState['done'];
}

/** A rectangle of cells, by row and field, both ends in it. */
export interface Range {
  readonly row: number;
  readonly toRow: number;
  readonly column: number;
  readonly toColumn: number;
}

const DAY_MS = 24 * 60 * 60_000;

export const EMPTY_GRID: GridState = { cells: {}, done: [], undone: [] };

export const cellKey = (assignmentId: string, field: Field) => `${assignmentId} ${field}`;

export function valueAt(grid: GridState, row: DateRowView, field: Field): CellValue {
  const changed = grid.cells[cellKey(row.assignmentId, field)];
  return changed === undefined ? row[field] : changed;
}

export function cellsIn(
  rows: readonly DateRowView[],
  range: Range | null,
): readonly { row: DateRowView; field: Field }[] {
  if (range === null) return [];
  const [first, last] = [Math.min(range.row, range.toRow), Math.max(range.row, range.toRow)];
  const [left, right] = [Math.min(range.column, range.toColumn), Math.max(range.column, range.toColumn)];
  return rows
    .slice(first, last + 1)
    .flatMap((row) => FIELDS.slice(left, right + 1).map((field) => ({ row, field })));
}

/** Sets cells as one operation; one that is back at what is saved is no change any more. */
export function setCells(
  grid: GridState,
  change: { words: string; values: readonly { row: DateRowView; field: Field; value: CellValue }[] },
): GridState {
  const cells = { ...grid.cells };
  for (const { row, field, value } of change.values) {
    if (row[field] === value) delete cells[cellKey(row.assignmentId, field)];
    else cells[cellKey(row.assignmentId, field)] = value;
  }
  return { cells, done: [...grid.done, { words: change.words, cells: grid.cells }], undone: [] };
}

/** Moves every date in the range by days: weekday and time of day stay where it is whole weeks. */
export function shiftCells(
  grid: GridState,
  { rows, range, days }: { rows: readonly DateRowView[]; range: Range | null; days: number },
): GridState {
  const values = cellsIn(rows, range).flatMap(({ row, field }) => {
    const value = valueAt(grid, row, field);
    return value === null ? [] : [{ row, field, value: wallPlusDays(value, days) }];
  });
  if (values.length === 0) return grid;
  const weeks = days / 7;
  const amount = Number.isInteger(weeks) ? signed(weeks, 'week') : signed(days, 'day');
  return setCells(grid, { words: `Shifted ${counted(values.length, 'date')} by ${amount}`, values });
}

/** "1 week", "-2 days" */
function signed(count: number, noun: string): string {
  return `${count < 0 ? '-' : ''}${counted(Math.abs(count), noun)}`;
}

/** Moves every date in the range so that the first of them falls on `day`, "2027-04-06"; each keeps its time of day. */
export function shiftToDay(
  grid: GridState,
  { rows, range, day }: { rows: readonly DateRowView[]; range: Range | null; day: string },
): GridState {
  const dates = cellsIn(rows, range).flatMap(({ row, field }) => valueAt(grid, row, field) ?? []);
  const [first] = dates.toSorted();
  if (first === undefined) return grid;
  const days = Math.round((Date.parse(day) - Date.parse(first.slice(0, 10))) / DAY_MS);
  return days === 0 ? grid : shiftCells(grid, { rows, range, days });
}

/** The topmost date of each column goes into all rows of the range below it. */
export function fillDown(
  grid: GridState,
  { rows, range }: { rows: readonly DateRowView[]; range: Range },
): GridState {
  const cells = cellsIn(rows, range);
  const [first] = cells;
  if (!first) return grid;
  const values = cells.map(({ row, field }) => ({ row, field, value: valueAt(grid, first.row, field) }));
  return setCells(grid, { words: `Filled ${counted(values.length, 'date')} down`, values });
}

/** Lines and tabs from a spreadsheet, from the top left of the range on; null: some cell is no date. */
export function pasteCells(
  grid: GridState,
  { rows, range, text, today }: { rows: readonly DateRowView[]; range: Range; text: string; today: string },
): GridState | null {
  const [top, left] = [Math.min(range.row, range.toRow), Math.min(range.column, range.toColumn)];
  const lines = text.replace(/\r?\n$/, '').split(/\r?\n/);
  const values = lines.flatMap((line, down) =>
    line.split('\t').flatMap((cell, across) => {
      const [row, field] = [rows[top + down], FIELDS[left + across]];
      if (!row || !field) return [];
      return [{ row, field, value: parseDate(cell, valueAt(grid, row, field) ?? today) }];
    }),
  );
  const readable = values.flatMap(({ value, ...place }) =>
    value === undefined ? [] : [{ ...place, value }],
  );
  if (readable.length === 0 || readable.length < values.length) return null;
  return setCells(grid, { words: `Pasted ${counted(readable.length, 'date')}`, values: readable });
}

export function undo(grid: GridState): GridState {
  const last = grid.done.at(-1);
  if (!last) return grid;
  return {
    cells: last.cells,
    done: grid.done.slice(0, -1),
    undone: [...grid.undone, { words: last.words, cells: grid.cells }],
  };
}

export function redo(grid: GridState): GridState {
  const last = grid.undone.at(-1);
  if (!last) return grid;
  return {
    cells: last.cells,
    done: [...grid.done, { words: last.words, cells: grid.cells }],
    undone: grid.undone.slice(0, -1),
  };
}

/** What would bring every changed cell back to what was saved before. */
export function inverseOf(
  grid: GridState,
  rows: readonly DateRowView[],
): readonly { readonly row: DateRowView; readonly field: Field; readonly value: CellValue }[] {
  return rows.flatMap((row) =>
    FIELDS.flatMap((field) => {
      const value = row[field];
      return valueAt(grid, row, field) === value ? [] : [{ row, field, value }];
    }),
  );
}

/** Rows that differ from what is saved, as a whole. */
export function changesOf(grid: GridState, rows: readonly DateRowView[]): readonly DateChange[] {
  return rows.flatMap((row) => {
    const [opens, due] = [valueAt(grid, row, 'opens'), valueAt(grid, row, 'due')];
    const same = opens === row.opens && due === row.due;
    return same ? [] : [{ assignmentId: row.assignmentId, opens, due }];
  });
}
