'use client';

import Link from 'next/link';
import { Fragment, useRef, useState } from 'react';
import type { DateFinding, DateRowView, DatesView } from '#server/courses/dates/dates-view.ts';
import { wallPlusDays, wallWords } from '../assign/wall-words.ts';
import { formatPoints } from '../ui/format-points.ts';
import { ScrollBox } from '../ui/scroll-box.tsx';
import {
  FIELDS,
  type Field,
  fillDown,
  type GridState,
  pasteCells,
  type Range,
  setCells,
  shiftCells,
  valueAt,
} from './date-grid.ts';
import styles from './date-table.module.css';
import { parseDate } from './parse-date.ts';

interface DateTableProps {
  readonly view: DatesView;
  readonly rows: readonly DateRowView[];
  readonly grid: GridState;
  readonly range: Range;
  readonly findings: readonly DateFinding[];
  readonly today: string;
  readonly onRange: (range: Range) => void;
  readonly onGrid: (change: (grid: GridState) => GridState) => void;
  readonly onProblem: (words: string | null) => void;
}

const MOVES: Readonly<Record<string, readonly [down: number, across: number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

/** Rows of exercises under their modules; one rectangle of cells is chosen, and keys act on it. */
export function DateTable(props: DateTableProps) {
  const { view, rows, grid, range, findings, today, onRange, onGrid, onProblem } = props;
  const [editing, setEditing] = useState<string | null>(null);
  const box = useRef<HTMLElement>(null);
  const focusCell = (row: number, column: number) =>
    box.current?.querySelector<HTMLElement>(`[data-cell="${row} ${column}"]`)?.focus();

  function onKeyDown(event: React.KeyboardEvent) {
    if (editing !== null || !view.manages) return;
    const move = MOVES[event.key];
    const command = event.ctrlKey || event.metaKey;
    if (event.altKey && (event.key === 'ArrowLeft' || event.key === 'ArrowRight')) {
      event.preventDefault();
      const days = event.key === 'ArrowRight' ? 7 : -7;
      onGrid((before) => shiftCells(before, { rows, range, days }));
    } else if (move) {
      event.preventDefault();
      const toRow = clamp(range.toRow + move[0], rows.length - 1);
      const toColumn = clamp(range.toColumn + move[1], FIELDS.length - 1);
      onRange(
        event.shiftKey ? { ...range, toRow, toColumn } : { row: toRow, toRow, column: toColumn, toColumn },
      );
      focusCell(toRow, toColumn);
    } else if (command && event.key.toLowerCase() === 'd') {
      event.preventDefault();
      onGrid((before) => fillDown(before, { rows, range }));
    } else if (event.key === 'Enter' || event.key === 'F2') {
      event.preventDefault();
      setEditing(`${range.toRow} ${range.toColumn}`);
    } else if (event.key === 'Delete') {
      event.preventDefault();
      commit(range.toRow, FIELDS[range.toColumn] ?? 'due', '');
    }
  }

  function commit(at: number, field: Field, text: string) {
    const row = rows[at];
    setEditing(null);
    if (!row) return;
    const value = parseDate(text, valueAt(grid, row, field) ?? today);
    onProblem(value === undefined ? `“${text}” is no date. Write “7 dec 18:00”, “tue 18” or “+1w”.` : null);
    if (value === undefined) return;
    const words = `${row.number}: ${field === 'opens' ? 'opening' : 'due date'}`;
    onGrid((before) => setCells(before, { words, values: [{ row, field, value }] }));
    // The field is gone with its focus: the cell takes it back, so that arrow keys go on.
    setTimeout(() => focusCell(at, FIELDS.indexOf(field)));
  }

  return (
    <ScrollBox
      ref={box}
      label="Dates of every exercise"
      className={styles.box}
      onKeyDown={onKeyDown}
      onPaste={(event) => {
        if (editing !== null || !view.manages) return;
        event.preventDefault();
        const text = event.clipboardData.getData('text/plain');
        const pasted = pasteCells(grid, { rows, range, text, today });
        onProblem(pasted === null ? 'Some of the pasted cells are no dates. Nothing was changed.' : null);
        if (pasted) onGrid(() => pasted);
      }}
    >
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{rows.length} exercises</th>
            <th scope="col">Opens</th>
            <th scope="col">Due</th>
            <th scope="col">Taken until</th>
            <th scope="col">Weight</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row, at) => (
            <Fragment key={row.assignmentId}>
              {rows[at - 1]?.module.slug === row.module.slug ? null : (
                <tr className={styles.module}>
                  <th scope="rowgroup" colSpan={5}>
                    {row.module.number} {row.module.title}
                  </th>
                </tr>
              )}
              <tr>
                <th scope="row" className={styles.name}>
                  <Link href={`/courses/${view.course.slug}/assign/${row.slug}`}>
                    {row.number} {row.title}
                  </Link>
                  {row.overrides === 0 ? null : (
                    <span className={styles.overrides}>
                      {row.overrides === 1 ? '1 override' : `${row.overrides} overrides`}
                    </span>
                  )}
                </th>
                {FIELDS.map((field, column) => (
                  <DateCell
                    key={field}
                    cell={`${at} ${column}`}
                    label={`${row.number} ${field === 'opens' ? 'opens' : 'due'}`}
                    value={valueAt(grid, row, field)}
                    saved={row[field]}
                    chosen={isIn(range, at, column)}
                    reachable={range.toRow === at && range.toColumn === column}
                    editing={editing === `${at} ${column}`}
                    finding={findings.find(
                      (one) => one.assignmentId === row.assignmentId && one.field === field,
                    )}
                    onChoose={(extend) =>
                      onRange(
                        extend
                          ? { ...range, toRow: at, toColumn: column }
                          : { row: at, toRow: at, column, toColumn: column },
                      )
                    }
                    onEdit={() => view.manages && setEditing(`${at} ${column}`)}
                    onCommit={(text) => commit(at, field, text)}
                    onCancel={() => {
                      setEditing(null);
                      setTimeout(() => focusCell(at, column));
                    }}
                  />
                ))}
                <td className={styles.quiet}>{untilWords(row, valueAt(grid, row, 'due'))}</td>
                <td className={styles.points}>{formatPoints(row.weight ?? row.points)}</td>
              </tr>
            </Fragment>
          ))}
        </tbody>
      </table>
    </ScrollBox>
  );
}

function untilWords({ lateDaysMax }: DateRowView, due: string | null): string {
  if (due === null) return '–';
  return lateDaysMax === null ? 'no end' : wallWords(wallPlusDays(due, lateDaysMax));
}

const clamp = (value: number, max: number) => Math.min(Math.max(value, 0), Math.max(max, 0));

function isIn({ row, toRow, column, toColumn }: Range, at: number, across: number): boolean {
  const within = (value: number, a: number, b: number) => value >= Math.min(a, b) && value <= Math.max(a, b);
  return within(at, row, toRow) && within(across, column, toColumn);
}

interface DateCellProps {
  readonly cell: string;
  readonly label: string;
  readonly value: string | null;
  readonly saved: string | null;
  readonly chosen: boolean;
  /** By Tab: one cell of the grid at a time. */
  readonly reachable: boolean;
  readonly editing: boolean;
  readonly finding: DateFinding | undefined;
  readonly onChoose: (extend: boolean) => void;
  readonly onEdit: () => void;
  readonly onCommit: (text: string) => void;
  readonly onCancel: () => void;
}

function DateCell(props: DateCellProps) {
  const { cell, label, value, saved, chosen, reachable, editing, finding } = props;
  const words = value === null ? '–' : wallWords(value);
  if (editing)
    return (
      <td className={styles.cell}>
        <input
          // biome-ignore lint/a11y/noAutofocus: the cell was opened to type here
          autoFocus
          className={styles.field}
          aria-label={label}
          defaultValue={value === null ? '' : `${words.slice(4, -6)} ${value.slice(0, 4)} ${value.slice(11)}`}
          onFocus={(event) => event.target.select()}
          onBlur={props.onCancel}
          onKeyDown={(event) => {
            event.stopPropagation();
            if (event.key === 'Enter') props.onCommit(event.currentTarget.value);
            if (event.key === 'Escape') props.onCancel();
          }}
        />
      </td>
    );
  return (
    <td
      className={styles.cell}
      data-chosen={chosen || undefined}
      data-changed={value !== saved || undefined}
      data-finding={finding?.level}
    >
      <button
        type="button"
        className={styles.value}
        data-cell={cell}
        tabIndex={reachable ? 0 : -1}
        aria-label={`${label}: ${words}${value === saved ? '' : ', changed'}`}
        onClick={(event) => props.onChoose(event.shiftKey)}
        onDoubleClick={props.onEdit}
      >
        {words}
      </button>
    </td>
  );
}
