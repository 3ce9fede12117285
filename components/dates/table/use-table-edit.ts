import type { RefObject } from 'react';
import { actOfKey, type CellAct, type CellStep } from './cell-keys.ts';
import { FIELDS, fillDown, pasteCells, type Range, shiftCells } from './date-grid.ts';
import { type OpenCellSetup, useOpenCell } from './use-open-cell.ts';

interface TableEdit extends Omit<OpenCellSetup, 'focusCell'> {
  readonly box: RefObject<HTMLElement | null>;
  /** Keys 1 and 2 take an offer. */
  readonly hasOffers: boolean;
  readonly range: Range;
  readonly onRange: (range: Range) => void;
}

/** Typing, keys and pasting in the table of dates; which cell is open. */
export function useTableEdit(edit: TableEdit) {
  const { box, manages, hasOffers, rows, grid, range, today, onRange, onGrid, onProblem } = edit;
  const focusCell = (row: number, column: number) =>
    box.current?.querySelector<HTMLElement>(`[data-cell="${row} ${column}"]`)?.focus();
  const { open, ...cell } = useOpenCell({ manages, rows, grid, today, focusCell, onGrid, onProblem });

  function move([down, across]: CellStep, extend: boolean) {
    const toRow = clamp(range.toRow + down, rows.length - 1);
    const toColumn = clamp(range.toColumn + across, FIELDS.length - 1);
    onRange(extend ? { ...range, toRow, toColumn } : { row: toRow, toRow, column: toColumn, toColumn });
    focusCell(toRow, toColumn);
  }

  function perform(act: CellAct) {
    switch (act.kind) {
      case 'shift':
        return onGrid((before) => shiftCells(before, { rows, range, days: act.days }));
      case 'move':
        return move(act.by, act.extend);
      case 'fill':
        return onGrid((before) => fillDown(before, { rows, range }));
      case 'open':
        return open({ cell: `${range.toRow} ${range.toColumn}`, typed: act.typed });
      case 'clear':
        return cell.commit({ at: range.toRow, field: FIELDS[range.toColumn] ?? 'due', text: '' });
    }
  }

  return {
    ...cell,
    onKeyDown(event: React.KeyboardEvent) {
      const isCell = event.target instanceof HTMLElement && event.target.matches('[data-cell]');
      const act = cell.editing === null && manages && isCell ? actOfKey(event, { hasOffers }) : null;
      if (!act) return;
      event.preventDefault();
      perform(act);
    },
    onPaste(event: React.ClipboardEvent) {
      if (cell.editing !== null || !manages) return;
      event.preventDefault();
      const text = event.clipboardData.getData('text/plain');
      const pasted = pasteCells(grid, { rows, range, text, today });
      onProblem(pasted === null ? 'Some of the pasted cells are no dates. Nothing was changed.' : null);
      if (pasted) onGrid(() => pasted);
    },
  };
}

const clamp = (value: number, max: number) => Math.min(Math.max(value, 0), Math.max(max, 0));
