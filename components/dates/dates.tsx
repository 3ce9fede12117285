'use client';

import { useRef, useState } from 'react';
import type { DateFinding, DateRowView, DatesView } from '#server/planning/dates/dates-view.ts';
import { Button } from '../ui/button.tsx';
import { Kbd } from '../ui/keys/kbd.tsx';
import { type Leaving, TakeOutDialog } from './course/take-out-dialog.tsx';
import { type DateFilter, dateFilterHref, rowsShown } from './date-filter.ts';
import styles from './dates.module.css';
import type { DatesActions } from './dates-actions.ts';
import { DatesSide } from './dates-side.tsx';
import { DatesToolbar } from './dates-toolbar.tsx';
import { SaveDates } from './save-dates.tsx';
import { FIELDS, type Range, redo, setCells, undo } from './table/date-grid.ts';
import { DateTable } from './table/date-table.tsx';
import { useDateEdits } from './use-date-edits.ts';
import { useDatesKeys } from './use-dates-keys.ts';

interface DatesProps {
  readonly view: DatesView;
  readonly actions: DatesActions;
  /** "2026-12-07T18:00", of the request. */
  readonly today: string;
  /** As the address has it. */
  readonly filter: DateFilter;
}

const START: Range = { row: 0, toRow: 0, column: 1, toColumn: 1 };
const SHOW_ALL: DateFilter = { find: '', module: null, only: null, section: null };

/** All dates of a course in one grid; nothing is sent before it is saved. */
export function Dates({ view, actions, today, filter: asked }: DatesProps) {
  const edits = useDateEdits({ view, actions });
  const { grid, setGrid, findings } = edits;
  const { filter, changeFilter, range, setRange, rows } = useShown({ view, edits, asked });
  const [moveSections, setMoveSections] = useState(true);
  const [problem, setProblem] = useState<string | null>(null);
  const [leaving, setLeaving] = useState<Leaving | null>(null);
  const table = useRef<HTMLElement>(null);

  const takeOffer = useOffers(view, edits);
  useDatesKeys({
    onUndo: () => setGrid(undo),
    onRedo: () => setGrid(redo),
    onNextConflict: () => {
      const place = nextConflict({ rows, findings, from: range });
      if (!place) return;
      setRange({ row: place.row, toRow: place.row, column: place.column, toColumn: place.column });
      table.current?.querySelector<HTMLElement>(`[data-cell="${place.row} ${place.column}"]`)?.focus();
    },
    onOffer: (place) => {
      const finding = findings.find((one) => one.kind === 'skipped');
      const offer = finding?.kind === 'skipped' ? finding.offers[place] : undefined;
      if (finding && offer !== undefined) takeOffer(finding, offer);
    },
  });

  return (
    <div className={styles.page}>
      <section className={styles.main} aria-label="Dates">
        <DatesToolbar view={view} edits={edits} filter={filter} onFilter={changeFilter} />
        {rows.length === 0 && view.rows.length > 0 ? (
          <p className={styles.nothing}>
            None of the {view.rows.length} exercises is shown by this choice.{' '}
            <Button size="small" onClick={() => changeFilter(SHOW_ALL)}>
              Show all
            </Button>
          </p>
        ) : null}
        <DateTable
          box={table}
          view={view}
          rows={rows}
          grid={grid}
          range={range}
          findings={findings}
          section={view.sections.find(({ id }) => id === filter.section) ?? null}
          today={today}
          onRange={setRange}
          onGrid={setGrid}
          onProblem={setProblem}
          onTakeOut={(row) => setLeaving({ kind: 'exercise', row })}
        />
        <Legend view={view} />
      </section>
      <DatesSide
        view={view}
        actions={actions}
        edits={edits}
        range={range}
        rows={rows}
        moveSections={moveSections}
        onMoveSections={setMoveSections}
        onOffer={takeOffer}
        onLeaving={setLeaving}
      >
        <SaveDates
          view={view}
          actions={actions}
          edits={edits}
          moveSections={moveSections}
          problem={problem}
          onProblem={setProblem}
        />
      </DatesSide>
      <TakeOutDialog view={view} actions={actions} leaving={leaving} onClose={() => setLeaving(null)} />
    </div>
  );
}

/** Writes a date that a finding offers into its cell. */
function useOffers(view: DatesView, { setGrid }: ReturnType<typeof useDateEdits>) {
  return (finding: DateFinding, value: string) => {
    const row = view.rows.find(({ assignmentId }) => assignmentId === finding.assignmentId);
    if (!row) return;
    const values = [{ row, field: finding.field, value }];
    setGrid((before) => setCells(before, { words: `${row.number}: took an offer`, values }));
  };
}

/** What the address asks for; what is chosen in the rows that are left begins anew with every other choice. */
function useShown({
  view,
  edits,
  asked,
}: {
  view: DatesView;
  edits: ReturnType<typeof useDateEdits>;
  asked: DateFilter;
}) {
  const [filter, setFilter] = useState(asked);
  const [range, setRange] = useState(START);
  const changed = new Set(edits.changes.map(({ assignmentId }) => assignmentId));
  return {
    filter,
    range,
    setRange,
    rows: rowsShown(view.rows, filter, { changed, findings: edits.findings }),
    changeFilter(next: DateFilter) {
      setFilter(next);
      setRange(START);
      // Not a page of its own: nothing is loaded, and what is not saved stays.
      history.replaceState(null, '', dateFilterHref(next));
    },
  };
}

/** The conflict behind the chosen cell, in the order of the table; from the last it goes on with the first. */
function nextConflict(search: {
  rows: readonly DateRowView[];
  findings: readonly DateFinding[];
  from: Range;
}): { row: number; column: number } | null {
  const places = search.rows.flatMap((one, row) =>
    FIELDS.flatMap((field, column) =>
      search.findings.some(
        (finding) =>
          finding.level === 'conflict' &&
          finding.assignmentId === one.assignmentId &&
          finding.field === field,
      )
        ? [{ row, column }]
        : [],
    ),
  );
  const { toRow, toColumn } = search.from;
  const behind = places.find(({ row, column }) => row > toRow || (row === toRow && column > toColumn));
  return behind ?? places[0] ?? null;
}

function Legend({ view }: { view: DatesView }) {
  return (
    <footer className={styles.keys}>
      <span>{view.course.timeZone}. Type “tue 18”, “+1w” or “7 dec 18:00”; paste from a spreadsheet.</span>
      {view.manages ? (
        <span>
          Edit <Kbd keys="Enter" /> Shift a week <Kbd keys="Alt ←" /> <Kbd keys="Alt →" /> Fill down{' '}
          <Kbd keys="Ctrl D" /> Next conflict <Kbd keys="N" />
        </span>
      ) : null}
    </footer>
  );
}
