import { memo } from 'react';
import { classNames } from '../../ui/class-names.ts';
import { formatPoints } from '../../ui/format-points.ts';
import { type Cell, cellText, cellWords, type GradebookRow, shadeOf } from '../shown/cell.ts';
import type { ShownColumn } from '../shown/shown.ts';
import styles from './grid.module.css';
import { SIZES } from './sizes.ts';

interface GridRowProps {
  readonly row: GradebookRow;
  /** Its place among the shown ones. */
  readonly at: number;
  /** All shown; drawn are those from `from` to before `to`. */
  readonly columns: readonly ShownColumn[];
  readonly from: number;
  readonly to: number;
  readonly selected: number | null;
  readonly onSelect: (row: GradebookRow, column: number) => void;
  readonly onOpen: () => void;
}

export function cellId(row: number, column: number): string {
  return `cell-${row}-${column}`;
}

/** One student: the name stays in view, of the cells those in the window are drawn. */
export const GridRow = memo(function GridRow(props: GridRowProps) {
  const { row, at, columns, from, to, selected, onSelect, onOpen } = props;
  const columnCount = columns.length;
  return (
    // biome-ignore lint/a11y/useSemanticElements: rows of a windowed grid lie where they would be
    // biome-ignore lint/a11y/useFocusableInteractive: the grid has the focus and names the active cell
    <div role="row" aria-rowindex={at + 3} className={styles.row} style={{ top: at * SIZES.row }}>
      {/* biome-ignore lint/a11y/useSemanticElements: as above */}
      {/* biome-ignore lint/a11y/useFocusableInteractive: as above */}
      <div
        role="rowheader"
        aria-colindex={1}
        className={classNames(styles.name, selected !== null && styles.nameOn)}
        title={row.email}
      >
        <bdi>{row.name}</bdi>
      </div>
      {columns.slice(from, to).map(({ column, at: place }, index) => (
        <GridCell
          key={column.slug}
          row={row}
          at={at}
          place={from + index}
          before={index === 0 ? from : 0}
          column={column}
          cell={row.cells[place]}
          isSelected={selected === from + index}
          onSelect={onSelect}
          onOpen={onOpen}
        />
      ))}
      <Total
        id={cellId(at, columnCount)}
        place={columnCount}
        before={columnCount - to}
        isSelected={selected === columnCount}
        onSelect={() => onSelect(row, columnCount)}
      >
        <b>{formatPoints(row.verified)}</b>
      </Total>
      <Total
        id={cellId(at, columnCount + 1)}
        place={columnCount + 1}
        isSelected={selected === columnCount + 1}
        onSelect={() => onSelect(row, columnCount + 1)}
      >
        {row.provisional > 0 ? `+${formatPoints(row.provisional)}` : ''}
      </Total>
    </div>
  );
});

interface GridCellProps extends Pick<GridRowProps, 'row' | 'at' | 'onSelect' | 'onOpen'> {
  /** Among the shown columns. */
  readonly place: number;
  /** Columns beside it that are not drawn. */
  readonly before: number;
  readonly column: ShownColumn['column'];
  readonly cell: Cell | undefined;
  readonly isSelected: boolean;
}

/** Where columns come into view, those that were there are not drawn anew. */
const GridCell = memo(function GridCell(props: GridCellProps) {
  const { row, at, place, before, column, cell, isSelected, onSelect, onOpen } = props;
  const shade = cell ? shadeOf(cell) : null;
  const words = cell ? cellWords(cell, column) : column.title;
  return (
    // biome-ignore lint/a11y/useSemanticElements: cells of a windowed grid lie where they would be
    // biome-ignore lint/a11y/useKeyWithClickEvents: the grid takes the keys
    // biome-ignore lint/a11y/useFocusableInteractive: the grid has the focus and names the active cell
    <div
      role="gridcell"
      id={cellId(at, place)}
      aria-colindex={place + 2}
      aria-selected={isSelected}
      aria-label={words}
      title={words}
      className={classNames(styles.cell, cell && isMarked(cell) && styles.marked)}
      data-state={cell?.state}
      style={{
        ...notDrawn(before),
        ...(shade === null
          ? {}
          : { backgroundColor: `color-mix(in srgb, var(--heat) ${shade}%, var(--surface))` }),
      }}
      onClick={() => onSelect(row, place)}
      onDoubleClick={onOpen}
    >
      {cell ? cellText(cell) : '–'}
      {cell?.late ? <span className={styles.late} /> : null}
      {cell?.overridden ? <span className={styles.overridden} /> : null}
      {cell?.flagged ? <span className={styles.flagged} /> : null}
      {cell?.commented && !cell.flagged ? <span className={styles.commented} /> : null}
    </div>
  );
});

function isMarked({ late, overridden, flagged, commented }: Cell): boolean {
  return late || overridden || flagged || commented;
}

/** Room for columns that are not drawn. */
function notDrawn(columns: number): React.CSSProperties {
  return columns === 0 ? {} : { marginLeft: columns * SIZES.column };
}

function Total(props: {
  readonly id: string;
  readonly place: number;
  readonly before?: number;
  readonly isSelected: boolean;
  readonly onSelect: () => void;
  readonly children: React.ReactNode;
}) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: cells of a windowed grid lie where they would be
    // biome-ignore lint/a11y/useKeyWithClickEvents: the grid takes the keys
    // biome-ignore lint/a11y/useFocusableInteractive: the grid has the focus and names the active cell
    <div
      role="gridcell"
      id={props.id}
      aria-colindex={props.place + 2}
      aria-selected={props.isSelected}
      className={styles.total}
      style={notDrawn(props.before ?? 0)}
      onClick={props.onSelect}
    >
      {props.children}
    </div>
  );
}
