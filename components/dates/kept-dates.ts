/** Dates that are changed and not saved yet, as a browser keeps them. */
import type { DateRowView } from '#server/planning/dates/dates-view.ts';
import { isWall } from '../assign/wall-words.ts';
import { FIELDS, type GridState } from './table/date-grid.ts';

export interface KeptDates {
  /** The view's, when a date was last changed. */
  readonly base: string;
  readonly grid: GridState;
}

/** The grid without what was changed of rows that are not there any more; the same grid where all of them are. */
export function gridOfRows(grid: GridState, rows: readonly DateRowView[]): GridState {
  const ids = new Set(rows.map(({ assignmentId }) => assignmentId));
  const isThere = (cell: string) => ids.has(cell.split(' ')[0] ?? '');
  const steps = [grid, ...grid.done, ...grid.undone];
  if (steps.every(({ cells }) => Object.keys(cells).every(isThere))) return grid;
  const without = <Step extends Pick<GridState, 'cells'>>(step: Step): Step => ({
    ...step,
    cells: Object.fromEntries(Object.entries(step.cells).filter(([cell]) => isThere(cell))),
  });
  return { ...without(grid), done: grid.done.map(without), undone: grid.undone.map(without) };
}

export function areKeptDates(value: unknown): value is KeptDates {
  return isObject(value) && typeof value.base === 'string' && isGrid(value.grid);
}

function isGrid(value: unknown): value is GridState {
  return isObject(value) && areCells(value.cells) && areSteps(value.done) && areSteps(value.undone);
}

function areSteps(value: unknown): boolean {
  return (
    Array.isArray(value) &&
    value.every((step: unknown) => isObject(step) && typeof step.words === 'string' && areCells(step.cells))
  );
}

function areCells(value: unknown): boolean {
  return (
    isObject(value) &&
    !Array.isArray(value) &&
    Object.entries(value).every(
      ([cell, date]) => FIELDS.some((field) => cell.endsWith(` ${field}`)) && (date === null || isWall(date)),
    )
  );
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;
