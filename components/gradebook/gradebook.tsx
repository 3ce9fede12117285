'use client';

import { useCallback, useMemo } from 'react';
import styles from './gradebook.module.css';
import { type CellAddress, cellKey, type GradebookActions } from './gradebook-actions.ts';
import { Grid } from './grid/grid.tsx';
import { Legend } from './grid/legend.tsx';
import { Inspector } from './inspector/inspector.tsx';
import { UnsentCells } from './inspector/unsent-cells.tsx';
import { useSelectedCell } from './inspector/use-selected-cell.ts';
import { NothingShown } from './nothing-shown.tsx';
import type { GradebookRow } from './shown/cell.ts';
import { unpackBook } from './shown/packed-book.ts';
import { BY_NAME, type GradebookPlace, type SortKey, TOTAL } from './shown/place.ts';
import type { ShownColumn } from './shown/shown.ts';
import { useGradebookPlace } from './shown/use-gradebook-place.ts';
import { useShown } from './shown/use-shown.ts';
import { ExportMenu } from './tools/export-menu.tsx';
import { Tools } from './tools/tools.tsx';

interface GradebookProps {
  /** Students, exercises and cells; see `packBook`. */
  readonly book: string;
  /** As the address has it. */
  readonly start: GradebookPlace;
  readonly viewerId: string;
  readonly actions: GradebookActions;
}

/** Students × exercises. What is shown, how it is sorted and which cell is open stand in the address. */
export function Gradebook({ book, start, viewerId, actions }: GradebookProps) {
  const view = useMemo(() => unpackBook(book), [book]);
  const { place, change, setPlace, writeAddress } = useGradebookPlace(start);
  const { rows, shown, selected } = useShown(view, place);
  const cell = useSelectedCell({
    ...{ viewerId, course: view.course.slug, cell: place.cell },
    ...{ actions, onLeave: writeAddress },
  });
  const moduleTitles = useMemo(
    () => new Map(view.modules.map(({ slug, title }) => [slug, title])),
    [view.modules],
  );
  const { select, selectCell } = useSelecting({ columns: shown.columns, leave: cell.leave, setPlace });

  function sortBy(by: SortKey) {
    const { sort } = place;
    // Names go up first, scores down.
    const descending = sort.by === by ? !sort.descending : by !== BY_NAME;
    change({ sort: { by, descending } });
  }

  function onKey(key: string): boolean {
    if (key === 'Enter') cell.open();
    else if (key === 'Escape') change({ cell: null });
    else if (key.toLowerCase() === 'o' && cell.address) cell.setOverriding(true);
    else if (key.toLowerCase() === 'r' && cell.address) cell.regrade();
    else if (key.toLowerCase() === 's' && selected)
      sortBy(shown.columns[selected.column]?.column.slug ?? BY_NAME);
    else return false;
    return true;
  }

  return (
    <div className={styles.gradebook}>
      <div className={styles.main}>
        <div className={styles.bar}>
          <h1 className={styles.title}>Gradebook</h1>
          <Tools place={place} view={view} counts={shown.counts} onChange={change}>
            <ExportMenu course={view.course.slug} />
          </Tools>
        </div>
        <Unreadable names={view.unreadable.map(({ name }) => name)} />
        <UnsentCells
          view={view}
          unsent={cell.unsent.filter((key) => !place.cell || key !== cellKey(place.cell))}
          refused={cell.refused}
          onSelect={selectCell}
        />
        {shown.rows.length === 0 || shown.columns.length === 0 ? (
          <NothingShown
            isEmpty={view.rows.length === 0 || view.columns.length === 0}
            onClear={() => change({ search: '', only: null, section: null, columns: null })}
          />
        ) : (
          <Grid
            shown={shown}
            moduleTitles={moduleTitles}
            sort={place.sort}
            selected={selected}
            onSelect={select}
            onSort={sortBy}
            onOpen={cell.open}
            onKey={onKey}
          />
        )}
        <Legend />
      </div>
      <Inspector
        view={view}
        row={rows.find(({ id }) => id === place.cell?.studentId)}
        selected={place.cell}
        cell={cell}
        onClose={() => change({ cell: null })}
      />
    </div>
  );
}

interface Selecting {
  readonly columns: readonly ShownColumn[];
  readonly leave: () => void;
  readonly setPlace: (change: (before: GradebookPlace) => GradebookPlace) => void;
}

/** Another cell, by its place in the matrix or by its address: the same functions for the same columns. */
function useSelecting({ columns, leave, setPlace }: Selecting) {
  const selectCell = useCallback(
    (cell: CellAddress) => {
      leave();
      setPlace((before) => ({ ...before, cell }));
    },
    [leave, setPlace],
  );
  const select = useCallback(
    (row: GradebookRow, column: number) =>
      selectCell({ studentId: row.id, exercise: columns[column]?.column.slug ?? TOTAL }),
    [columns, selectCell],
  );
  return { select, selectCell };
}

/** One bad row takes nobody else's away. */
function Unreadable({ names }: { readonly names: readonly string[] }) {
  if (names.length === 0) return null;
  return (
    <p className={styles.unreadable} role="alert">
      Left out, because their grades cannot be read: {names.join(', ')}. The server’s log says why.
    </p>
  );
}
