import type { RefObject } from 'react';
import { useWindow } from '../../ui/window/use-window.ts';
import { visibleRange } from '../../ui/window/visible-range.ts';
import type { Shown } from '../shown/shown.ts';
import { SIZES } from './sizes.ts';

const ROWS_BEYOND = 6;
const COLUMNS_BEYOND = 2;

/** Which of the rows and columns lie in the scrolled box: those are in the document. */
export function useCellsInView(box: RefObject<HTMLElement | null>, { rows, columns }: Shown) {
  const { window, onScroll } = useWindow(box);
  const inRows = visibleRange({
    start: window.top,
    length: window.height - SIZES.head - SIZES.foot,
    size: SIZES.row,
    count: rows.length,
    beyond: ROWS_BEYOND,
  });
  const inColumns = visibleRange({
    start: window.left,
    length: window.width - SIZES.name,
    size: SIZES.column,
    count: columns.length,
    beyond: COLUMNS_BEYOND,
  });
  return { inRows, inColumns, onScroll };
}
