import { type RefObject, useState } from 'react';
import type { DateRowView } from '#server/planning/dates/dates-view.ts';
import { beginsDate } from './begins-date.ts';
import {
  FIELDS,
  type Field,
  fillDown,
  type GridState,
  pasteCells,
  type Range,
  setCells,
  shiftCells,
  valueAt,
} from './date-grid.ts';
import { parseDate } from './parse-date.ts';

interface TableEdit {
  readonly box: RefObject<HTMLElement | null>;
  readonly manages: boolean;
  /** Keys 1 and 2 take an offer. */
  readonly hasOffers: boolean;
  readonly rows: readonly DateRowView[];
  readonly grid: GridState;
  readonly range: Range;
  readonly today: string;
  readonly onRange: (range: Range) => void;
  readonly onGrid: (change: (grid: GridState) => GridState) => void;
  readonly onProblem: (words: string | null) => void;
}

/** The cell that is open, "2 1", and the key that opened it, where one did that is text. */
interface Editing {
  readonly cell: string;
  readonly typed: string | null;
}

const MOVES: Readonly<Record<string, readonly [down: number, across: number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

/** Typing, keys and pasting in the table of dates; which cell is open. */
export function useTableEdit(edit: TableEdit) {
  const { box, manages, hasOffers, rows, grid, range, today, onRange, onGrid, onProblem } = edit;
  const [editing, setEditing] = useState<Editing | null>(null);
  const focusCell = (row: number, column: number) =>
    box.current?.querySelector<HTMLElement>(`[data-cell="${row} ${column}"]`)?.focus();

  /** What is in the cell counts. @returns whether it was a date */
  function keep({ at, field, text }: { at: number; field: Field; text: string }): boolean {
    const row = rows[at];
    setEditing(null);
    if (!row) return false;
    const value = parseDate(text, valueAt(grid, row, field) ?? today);
    onProblem(value === undefined ? `“${text}” is no date. Write “7 dec 18:00”, “tue 18” or “+1w”.` : null);
    if (value === undefined) return false;
    const words = `${row.number}: ${field === 'opens' ? 'opening' : 'due date'}`;
    onGrid((before) => setCells(before, { words, values: [{ row, field, value }] }));
    return true;
  }

  function commit(place: { at: number; field: Field; text: string }) {
    // The field is gone with its focus: the cell takes it back, so that arrow keys go on.
    if (keep(place)) setTimeout(() => focusCell(place.at, FIELDS.indexOf(place.field)));
  }

  function move([down, across]: readonly [number, number], extend: boolean) {
    const toRow = clamp(range.toRow + down, rows.length - 1);
    const toColumn = clamp(range.toColumn + across, FIELDS.length - 1);
    onRange(extend ? { ...range, toRow, toColumn } : { row: toRow, toRow, column: toColumn, toColumn });
    focusCell(toRow, toColumn);
  }

  /** What a key does; null: nothing of ours. */
  function actOf(event: React.KeyboardEvent): (() => void) | null {
    const step = MOVES[event.key];
    const isCommand = event.ctrlKey || event.metaKey;
    if (event.altKey && (event.key === 'ArrowLeft' || event.key === 'ArrowRight')) {
      const days = event.key === 'ArrowRight' ? 7 : -7;
      return () => onGrid((before) => shiftCells(before, { rows, range, days }));
    }
    if (step) return () => move(step, event.shiftKey);
    if (isCommand && event.key.toLowerCase() === 'd')
      return () => onGrid((before) => fillDown(before, { rows, range }));
    const cell = `${range.toRow} ${range.toColumn}`;
    if (event.key === 'Enter' || event.key === 'F2') return () => setEditing({ cell, typed: null });
    if (beginsDate(event, { hasOffers })) return () => setEditing({ cell, typed: event.key });
    if (event.key === 'Delete')
      return () => commit({ at: range.toRow, field: FIELDS[range.toColumn] ?? 'due', text: '' });
    return null;
  }

  return {
    editing,
    commit,
    /** The focus went elsewhere and stays there. @param place.text null: as it was */
    leave({ text, ...place }: { at: number; field: Field; text: string | null }) {
      if (text === null) setEditing(null);
      else keep({ ...place, text });
    },
    edit: (cell: string) => manages && setEditing({ cell, typed: null }),
    cancel: (cell: string) => {
      setEditing(null);
      const [row, column] = cell.split(' ').map(Number);
      setTimeout(() => focusCell(row ?? 0, column ?? 0));
    },
    onKeyDown(event: React.KeyboardEvent) {
      const isCell = event.target instanceof HTMLElement && event.target.matches('[data-cell]');
      const act = editing === null && manages && isCell ? actOf(event) : null;
      if (!act) return;
      event.preventDefault();
      act();
    },
    onPaste(event: React.ClipboardEvent) {
      if (editing !== null || !manages) return;
      event.preventDefault();
      const text = event.clipboardData.getData('text/plain');
      const pasted = pasteCells(grid, { rows, range, text, today });
      onProblem(pasted === null ? 'Some of the pasted cells are no dates. Nothing was changed.' : null);
      if (pasted) onGrid(() => pasted);
    },
  };
}

const clamp = (value: number, max: number) => Math.min(Math.max(value, 0), Math.max(max, 0));
