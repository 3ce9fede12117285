'use client';

import { useMemo, useRef } from 'react';
import type { GradebookPlace, SortKey } from '../shown/place.ts';
import { summaryOf } from '../shown/shown.ts';
import { columnsOfRow } from './columns-of-row.ts';
import styles from './grid.module.css';
import { GridFoot } from './grid-foot.tsx';
import { GridHead } from './grid-head.tsx';
import { cellId, GridRow } from './grid-row.tsx';
import { SIZES, TOTALS } from './sizes.ts';
import { useCellsInView } from './use-cells-in-view.ts';
import { type GridKeys, useGridKeys } from './use-grid-keys.ts';
import { useSelectedInView } from './use-selected-in-view.ts';

interface GridProps extends GridKeys {
  readonly moduleTitles: ReadonlyMap<string, string>;
  readonly sort: GradebookPlace['sort'];
  readonly onSort: (by: SortKey) => void;
  /** Opens the selected cell. */
  readonly onOpen: () => void;
}

/** The matrix: heads and names stay in view, of 36,000 cells those in the window are in the document. */
export function Grid(props: GridProps) {
  const { shown, moduleTitles, sort, selected, onSelect, onSort, onOpen } = props;
  const { rows, columns } = shown;
  const box = useRef<HTMLDivElement>(null);
  const { inRows, inColumns, onScroll } = useCellsInView(box, shown);
  const summaries = useMemo(() => columns.map((column) => summaryOf(rows, column)), [rows, columns]);
  const take = useGridKeys(box, props);
  useSelectedInView(box, selected);

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
