import { useState } from 'react';
import type { DateRowView } from '#server/planning/dates/dates-view.ts';
import { cellKey, type Field, type GridState, setCells, valueAt } from './date-grid.ts';
import { parseDate } from './parse-date.ts';

export interface OpenCellSetup {
  readonly manages: boolean;
  readonly grid: GridState;
  readonly today: string;
  /** By its key. */
  readonly focusCell: (cell: string) => void;
  readonly onGrid: (change: (grid: GridState) => GridState) => void;
  readonly onProblem: (words: string | null) => void;
}

/** A cell, and the text in it. */
export interface Written {
  readonly row: DateRowView;
  readonly field: Field;
  readonly text: string;
}

/** The cell that is open, by its key, and what opened it, where that is text. */
interface Editing {
  readonly cell: string;
  readonly typed: string | null;
}

/** The cell of the table of dates that is written in, and what becomes of the text. */
export function useOpenCell({ manages, grid, today, focusCell, onGrid, onProblem }: OpenCellSetup) {
  const [editing, setEditing] = useState<Editing | null>(null);

  /** What is in the cell counts. @returns whether it was a date */
  function keep({ row, field, text }: Written): boolean {
    setEditing(null);
    const value = parseDate(text, valueAt(grid, row, field) ?? today);
    onProblem(value === undefined ? `“${text}” is no date. Write “7 dec 18:00”, “tue 18” or “+1w”.` : null);
    if (value === undefined) return false;
    const words = `${row.number}: ${field === 'opens' ? 'opening' : 'due date'}`;
    onGrid((before) => setCells(before, { words, values: [{ row, field, value }] }));
    return true;
  }

  return {
    editing,
    open: setEditing,
    commit(written: Written) {
      // The field is gone with its focus: the cell takes it back, so that arrow keys go on.
      if (keep(written)) setTimeout(() => focusCell(cellKey(written.row.assignmentId, written.field)));
    },
    /** The focus went elsewhere and stays there. @param place.text null: as it was */
    leave({ text, ...place }: Omit<Written, 'text'> & { readonly text: string | null }) {
      if (text === null) setEditing(null);
      else keep({ ...place, text });
    },
    edit: (cell: string) => manages && setEditing({ cell, typed: null }),
    cancel(cell: string) {
      setEditing(null);
      setTimeout(() => focusCell(cell));
    },
  };
}
