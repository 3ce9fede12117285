import { type RefObject, useEffect } from 'react';
import { scrolledTo } from '../../ui/window/visible-range.ts';
import type { CellPosition } from './move.ts';
import { SIZES } from './sizes.ts';

/** Scrolls the box no further than it takes to see the selected cell. */
export function useSelectedInView(box: RefObject<HTMLElement | null>, selected: CellPosition | null): void {
  useEffect(() => {
    if (selected && box.current) bringIntoView(box.current, selected);
  }, [box, selected]);
}

function bringIntoView(box: HTMLElement, { row, column }: CellPosition): void {
  box.scrollTop = scrolledTo(row, {
    start: box.scrollTop,
    length: box.clientHeight - SIZES.head - SIZES.foot,
    size: SIZES.row,
  });
  box.scrollLeft = scrolledTo(column, {
    start: box.scrollLeft,
    length: box.clientWidth - SIZES.name,
    size: SIZES.column,
  });
}
