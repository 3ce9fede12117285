import type { RefObject } from 'react';
import { usePageKeydown } from '../../ui/keys/page-keys.ts';
import type { GradebookRow } from '../shown/cell.ts';
import type { Shown } from '../shown/shown.ts';
import { type CellPosition, moved } from './move.ts';
import { TOTALS } from './sizes.ts';

export interface GridKeys {
  readonly shown: Shown;
  /** Among the shown rows and columns, totals behind the columns; null: none, or it is not shown. */
  readonly selected: CellPosition | null;
  readonly onSelect: (row: GradebookRow, column: number) => void;
  /** Other keys than those that move. True when it was taken. */
  readonly onKey: (key: string) => boolean;
}

type Press = Pick<KeyboardEvent, 'key' | 'altKey' | 'ctrlKey' | 'metaKey'>;

/** Keys of the matrix, also while nothing has the focus. Gives what takes one: true when it was one of the matrix's. */
export function useGridKeys(box: RefObject<HTMLElement | null>, keys: GridKeys): (press: Press) => boolean {
  const { shown, selected, onSelect, onKey } = keys;
  const size = { rows: shown.rows.length, columns: shown.columns.length + TOTALS };

  function take({ key, altKey, ctrlKey, metaKey }: Press): boolean {
    const ctrl = ctrlKey || metaKey;
    const next = moved(selected, { key, ctrl }, size);
    const row = next && shown.rows[next.row];
    if (!row) return !ctrl && !altKey && onKey(key);
    onSelect(row, next.column);
    return true;
  }

  // With the focus nowhere, as after a form has closed or before anything was chosen, they are the grid's all the same.
  usePageKeydown((event) => {
    if (event.target !== document.body || !take(event)) return false;
    // What the key has opened may want the focus itself.
    if (document.activeElement === document.body) box.current?.focus({ preventScroll: true });
    return true;
  });
  return take;
}
