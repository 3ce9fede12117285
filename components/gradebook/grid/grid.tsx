'use client';

import { useEffect, useMemo, useRef } from 'react';
import { usePageKeydown } from '../../ui/keys/page-keys.ts';
import { scrolledTo } from '../../ui/window/visible-range.ts';
import type { GradebookRow } from '../shown/cell.ts';
import type { GradebookPlace, SortKey } from '../shown/place.ts';
import { type Shown, summaryOf } from '../shown/shown.ts';
import { columnsOfRow } from './columns-of-row.ts';
import styles from './grid.module.css';
import { GridFoot } from './grid-foot.tsx';
import { GridHead } from './grid-head.tsx';
import { cellId, GridRow } from './grid-row.tsx';
import { type CellPosition, moved } from './move.ts';
import { SIZES, TOTALS } from './sizes.ts';
import { useCellsInView } from './use-cells-in-view.ts';

interface GridProps {
  readonly shown: Shown;
  readonly moduleTitles: ReadonlyMap<string, string>;
  readonly sort: GradebookPlace['sort'];
  /** Among the shown rows and columns, totals behind the columns; null: none, or it is not shown. */
  readonly selected: CellPosition | null;
  readonly onSelect: (row: GradebookRow, column: number) => void;
  readonly onSort: (by: SortKey) => void;
  /** Opens the selected cell. */
  readonly onOpen: () => void;
  /** Other keys than those that move. True when it was taken. */
  readonly onKey: (key: string) => boolean;
}

type Press = Pick<KeyboardEvent, 'key' | 'altKey' | 'ctrlKey' | 'metaKey'>;

/** The matrix: heads and names stay in view, of 36,000 cells those in the window are in the document. */
export function Grid(props: GridProps) {
  const { shown, moduleTitles, sort, selected, onSelect, onSort, onOpen, onKey } = props;
  const { rows, columns } = shown;
  const box = useRef<HTMLDivElement>(null);
  const { inRows, inColumns, onScroll } = useCellsInView(box, shown);
  const summaries = useMemo(() => columns.map((column) => summaryOf(rows, column)), [rows, columns]);
  useEffect(() => {
    if (selected && box.current) bringIntoView(box.current, selected);
  }, [selected]);

  /** True when the key was one of the grid's. */
  function take({ key, altKey, ctrlKey, metaKey }: Press): boolean {
    const ctrl = ctrlKey || metaKey;
    const next = moved(selected, { key, ctrl }, { rows: rows.length, columns: columns.length + TOTALS });
    const row = next && rows[next.row];
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

  return (
    // biome-ignore lint/a11y/useSemanticElements: only the cells in view are in the document
    <div
      ref={box}
      role="grid"
      tabIndex={0}
      className={styles.box}
      aria-label="Grades"
      aria-rowcount={rows.length + 4}
      aria-colcount={columns.length + 1 + TOTALS}
      aria-activedescendant={selected ? cellId(selected.row, selected.column) : undefined}
      onScroll={onScroll}
      onKeyDown={(event) => {
        if (take(event)) event.preventDefault();
      }}
      style={STYLE_SIZES}
    >
      <div
        role="presentation"
        className={styles.canvas}
        style={{ width: SIZES.name + columns.length * SIZES.column + TOTALS * SIZES.total + 12 }}
      >
        <GridHead
          {...inColumns}
          columns={columns}
          moduleTitles={moduleTitles}
          rowCount={rows.length}
          sort={sort}
          selected={selected?.column ?? null}
          onSort={onSort}
        />
        {/* biome-ignore lint/a11y/useSemanticElements: as above */}
        <div role="rowgroup" className={styles.body} style={{ height: rows.length * SIZES.row }}>
          {rows.slice(inRows.from, inRows.to).map((row, index) => {
            const at = inRows.from + index;
            return (
              <GridRow
                key={row.id}
                row={row}
                at={at}
                columns={columns}
                {...columnsOfRow(at, inColumns, columns.length)}
                selected={selected?.row === at ? selected.column : null}
                onSelect={onSelect}
                onOpen={onOpen}
              />
            );
          })}
        </div>
        <GridFoot {...inColumns} rows={rows} columns={columns} summaries={summaries} />
      </div>
    </div>
  );
}

/** For the style sheet. */
const STYLE_SIZES = {
  '--row': `${SIZES.row}px`,
  '--column': `${SIZES.column}px`,
  '--name': `${SIZES.name}px`,
  '--total': `${SIZES.total}px`,
} as React.CSSProperties;

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
