'use client';

import { Fragment, type RefObject } from 'react';
import { counted } from '#grader/protocol/count-words.ts';
import type { DateFinding, DateRowView, DatesView } from '#server/planning/dates/dates-view.ts';
import { formatPoints } from '../../ui/format-points.ts';
import { ScrollBox } from '../../ui/scroll-box.tsx';
import { VisuallyHidden } from '../../ui/visually-hidden.tsx';
import type { GridState, Range } from './date-grid.ts';
import { DateRow, ModuleRow, type RowSetting } from './date-rows.tsx';
import styles from './date-table.module.css';
import { termOf } from './term-axis.ts';
import { TermHead } from './term-bars.tsx';
import { useTableEdit } from './use-table-edit.ts';

interface DateTableProps {
  readonly box: RefObject<HTMLElement | null>;
  readonly view: DatesView;
  /** Those that the filter leaves. */
  readonly rows: readonly DateRowView[];
  readonly grid: GridState;
  /** null: nothing is chosen. */
  readonly range: Range | null;
  readonly findings: readonly DateFinding[];
  /** Whose own dates are shown; null: only how many there are. */
  readonly section: DatesView['sections'][number] | null;
  readonly today: string;
  readonly onRange: (range: Range) => void;
  readonly onGrid: (change: (grid: GridState) => GridState) => void;
  readonly onProblem: (words: string | null) => void;
  readonly onTakeOut: (row: DateRowView) => void;
}

const weightOf = (row: DateRowView) => row.weight ?? row.points;
const sumOf = (rows: readonly DateRowView[]) => rows.reduce((sum, row) => sum + weightOf(row), 0);

/** Rows of exercises under their modules; one rectangle of cells is chosen, and keys act on it. */
export function DateTable(props: DateTableProps) {
  const { box, view, rows, grid, range, findings, section, today, onRange, onTakeOut } = props;
  const hasOffers = findings.some(({ kind }) => kind === 'skipped');
  const edit = useTableEdit({ ...props, manages: view.manages, hasOffers });
  // Of the whole course: the axis stays as it is when rows are filtered away.
  const term = termOf(view.rows, grid);
  const setting: RowSetting = {
    view,
    grid,
    range,
    findings,
    section,
    today,
    term,
    editing: edit.editing,
    onRange,
    onEdit: edit.edit,
    onCommit: edit.commit,
    onLeave: edit.leave,
    onCancel: edit.cancel,
    onTakeOut,
  };
  return (
    <ScrollBox
      ref={box}
      label="Dates of every exercise"
      className={styles.box}
      onKeyDown={edit.onKeyDown}
      onPaste={edit.onPaste}
    >
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{counted(rows.length, 'exercise')}</th>
            <th scope="col">Opens</th>
            <th scope="col">Due</th>
            <th scope="col">Taken until</th>
            <th scope="col" className={styles.last}>
              Weight
            </th>
            <th scope="col">
              <VisuallyHidden>What can be done</VisuallyHidden>
            </th>
            {term === null ? null : <TermHead term={term} today={today} clockChanges={view.clockChanges} />}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, at) => (
            <Fragment key={row.assignmentId}>
              {rows[at - 1]?.module.slug === row.module.slug ? null : (
                <ModuleRow
                  module={row.module}
                  sum={sumOf(view.rows.filter(({ module }) => module.slug === row.module.slug))}
                />
              )}
              <DateRow row={row} at={at} setting={setting} />
            </Fragment>
          ))}
        </tbody>
        <tfoot>
          <tr className={styles.module}>
            <th scope="row" colSpan={4}>
              Sum of weights
            </th>
            <td className={styles.sum}>{formatPoints(sumOf(view.rows))}</td>
            <td colSpan={2} />
          </tr>
        </tfoot>
      </table>
    </ScrollBox>
  );
}
