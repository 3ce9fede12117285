import type { RefObject } from 'react';
import type { DateRowView } from '#server/planning/dates/dates-view.ts';
import { actOfKey, type CellAct } from './cell-keys.ts';
import { cellKey, FIELDS, fillDown, pasteCells, type Range, shiftCells } from './date-grid.ts';
import { type OpenCellSetup, useOpenCell } from './use-open-cell.ts';

interface TableEdit extends Omit<OpenCellSetup, 'focusCell'> {
  readonly box: RefObject<HTMLElement | null>;
  /** Keys 1 and 2 take an offer. */
  readonly hasOffers: boolean;
  readonly rows: readonly DateRowView[];
  /** null: nothing is chosen. */
  readonly range: Range | null;
  readonly onRange: (range: Range) => void;
}

/** Typing, keys and pasting in the table of dates; which cell is open. */
export function useTableEdit(edit: TableEdit) {
  const { box, manages, hasOffers, rows, grid, range, today, onRange, onGrid, onProblem } = edit;
  const focusCell = (cell: string) =>
    box.current?.querySelector<HTMLElement>(`[data-cell="${cell}"]`)?.focus();
  const { open, ...cell } = useOpenCell({ manages, grid, today, focusCell, onGrid, onProblem });

  function move(range: Range, { by: [down, across], extend }: Extract<CellAct, { kind: 'move' }>) {
    const toRow = clamp(range.toRow + down, rows.length - 1);
    const toColumn = clamp(range.toColumn + across, FIELDS.length - 1);
    onRange(extend ? { ...range, toRow, toColumn } : { row: toRow, toRow, column: toColumn, toColumn });
    const to = cellAt(rows, { toRow, toColumn });
    if (to) focusCell(cellKey(to.row.assignmentId, to.field));
  }

  function perform(act: CellAct) {
    const to = range && cellAt(rows, range);
    if (!range || !to) return;
    switch (act.kind) {
      case 'shift':
        return onGrid((before) => shiftCells(before, { rows, range, days: act.days }));
      case 'move':
        return move(range, act);
      case 'fill':
        return onGrid((before) => fillDown(before, { rows, range }));
      case 'open':
        return open({ cell: cellKey(to.row.assignmentId, to.field), typed: act.typed });
      case 'clear':
        return cell.commit({ ...to, text: '' });
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
      if (cell.editing !== null || !manages || range === null) return;
      event.preventDefault();
      const text = event.clipboardData.getData('text/plain');
      const pasted = pasteCells(grid, { rows, range, text, today });
      onProblem(pasted === null ? 'Some of the pasted cells are no dates. Nothing was changed.' : null);
      if (pasted) onGrid(() => pasted);
    },
  };
}

/** The cell that keys act on; null: it is not shown. */
function cellAt(rows: readonly DateRowView[], { toRow, toColumn }: Pick<Range, 'toRow' | 'toColumn'>) {
  const [row, field] = [rows[toRow], FIELDS[toColumn]];
  return row && field ? { row, field } : null;
}

const clamp = (value: number, max: number) => Math.min(Math.max(value, 0), Math.max(max, 0));
