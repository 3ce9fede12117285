import { useMemo } from 'react';
import type { GradebookView } from '#server/grading/gradebook-view.ts';
import type { CellPosition } from '../grid/move.ts';
import { rowsOf } from './cell.ts';
import { type GradebookPlace, TOTAL } from './place.ts';
import { type Shown, shownOf } from './shown.ts';

/** The rows and columns on show, and where the selected cell is among them; made anew only where something of it changes. */
export function useShown(view: GradebookView, place: GradebookPlace) {
  const { search, only, section, columns, sort, cell } = place;
  const book = useMemo(() => ({ rows: rowsOf(view), columns: view.columns }), [view]);
  const shown = useMemo(
    () => shownOf(book, { search, only, section, columns, sort }),
    [book, search, only, section, columns, sort],
  );
  const selected = useMemo(() => positionOf(cell, shown), [cell, shown]);
  return { rows: book.rows, shown, selected };
}

function positionOf(cell: GradebookPlace['cell'], { rows, columns }: Shown): CellPosition | null {
  if (cell === null) return null;
  const row = rows.findIndex(({ id }) => id === cell.studentId);
  const column =
    cell.exercise === TOTAL
      ? columns.length
      : columns.findIndex(({ column: { slug } }) => slug === cell.exercise);
  return row === -1 || column === -1 ? null : { row, column };
}
