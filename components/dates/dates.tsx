'use client';

import { useSearchParams } from 'next/navigation';
import { type RefObject, useRef, useState } from 'react';
import { counted } from '#grader/protocol/count-words.ts';
import type { DateFinding, DateRowView, DatesView } from '#server/planning/dates/dates-view.ts';
import { Button } from '../ui/button.tsx';
import { Kbd } from '../ui/keys/kbd.tsx';
import { type Leaving, TakeOutDialog } from './course/take-out-dialog.tsx';
import { type DateFilter, dateFilterHref, readDateFilter, rowsShown } from './date-filter.ts';
import styles from './dates.module.css';
import type { DatesActions } from './dates-actions.ts';
import { DatesSide } from './dates-side.tsx';
import { DatesToolbar } from './dates-toolbar.tsx';
import { keptWords } from './dates-words.ts';
import { SaveDates } from './save-dates.tsx';
import { type Chosen, chosenAt, rangeOf } from './table/chosen-cells.ts';
import { type Range, redo, setCells, undo } from './table/date-grid.ts';
import { DateTable } from './table/date-table.tsx';
import { nextConflict } from './table/next-conflict.ts';
import { type DateEdits, useDateEdits } from './use-date-edits.ts';
import { useDatesKeys } from './use-dates-keys.ts';

interface DatesProps {
  readonly view: DatesView;
  readonly actions: DatesActions;
  readonly readerId: string;
  /** "2026-12-07T18:00", of the request. */
  readonly today: string;
}

const START: Range = { row: 0, toRow: 0, column: 1, toColumn: 1 };
const SHOW_ALL: DateFilter = { find: '', module: null, only: null, section: null };

/** All dates of a course in one grid; nothing is sent before it is saved. */
export function Dates({ view, actions, readerId, today }: DatesProps) {
  const edits = useDateEdits({ view, actions, readerId });
  const { grid, setGrid, findings } = edits;
  const { filter, changeFilter, range, setRange, rows } = useShown({ view, edits });
  const [moveSections, setMoveSections] = useState(true);
  const [problem, setProblem] = useState<string | null>(null);
  const [leaving, setLeaving] = useState<Leaving | null>(null);
  const table = useRef<HTMLElement>(null);

  const takeOffer = useOffers(view, edits);
  useGridKeys({ edits, rows, range, setRange, takeOffer, table });

  return (
    <div className={styles.page}>
      <section className={styles.main} aria-label="Dates">
        <DatesToolbar view={view} edits={edits} filter={filter} onFilter={changeFilter} />
        <KeptNote
          edits={edits}
          onDiscard={() => {
            edits.discard();
            // The button goes.
            focusIn(table.current, '[data-cell][tabindex="0"]');
          }}
        />
        {rows.length === 0 && view.rows.length > 0 ? (
          <NoneShown count={view.rows.length} onShowAll={() => changeFilter(SHOW_ALL)} />
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
        readerId={readerId}
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

function focusIn(box: HTMLElement | null, selector: string): void {
  box?.querySelector<HTMLElement>(selector)?.focus();
}

function NoneShown({ count, onShowAll }: { count: number; onShowAll: () => void }) {
  return (
    <p className={styles.nothing}>
      {noneWords(count)}{' '}
      <Button size="small" onClick={onShowAll}>
        Show all
      </Button>
    </p>
  );
}

function noneWords(count: number): string {
  return `${count === 1 ? 'The one exercise is not' : `None of the ${counted(count, 'exercise')} is`} shown by this choice.`;
}

/** Says that changes of an earlier visit are in the grid. */
function KeptNote({ edits: { kept }, onDiscard }: { edits: DateEdits; onDiscard: () => void }) {
  return (
    <div role="status" className={styles.kept}>
      {kept === null ? null : (
        <>
          {keptWords(kept)}{' '}
          <Button size="small" onClick={onDiscard}>
            Discard them
          </Button>
        </>
      )}
    </div>
  );
}

/** Undo and redo, the way to the next conflict, and what a finding offers. */
function useGridKeys(page: {
  edits: DateEdits;
  rows: readonly DateRowView[];
  range: Range | null;
  setRange: (range: Range) => void;
  takeOffer: (finding: DateFinding, value: string) => void;
  table: RefObject<HTMLElement | null>;
}): void {
  const { edits, rows, range, setRange, takeOffer, table } = page;
  const { setGrid, findings } = edits;
  useDatesKeys({
    onUndo: () => setGrid(undo),
    onRedo: () => setGrid(redo),
    onNextConflict: () => {
      const place = nextConflict({ rows, findings, from: range });
      if (!place) return;
      setRange({ row: place.row, toRow: place.row, column: place.column, toColumn: place.column });
      focusIn(table.current, `[data-cell="${place.cell}"]`);
    },
    onOffer: (place) => {
      const finding = findings.find((one) => one.kind === 'skipped');
      const offer = finding?.kind === 'skipped' ? finding.offers[place] : undefined;
      if (finding && offer !== undefined) takeOffer(finding, offer);
    },
  });
}

/** Writes a date that a finding offers into its cell. */
function useOffers(view: DatesView, { setGrid }: DateEdits) {
  return (finding: DateFinding, value: string) => {
    const row = view.rows.find(({ assignmentId }) => assignmentId === finding.assignmentId);
    if (!row) return;
    const values = [{ row, field: finding.field, value }];
    setGrid((before) => setCells(before, { words: `${row.number}: took an offer`, values }));
  };
}

/** What the address asks for; what is chosen in the rows that are left begins anew with every other choice. */
function useShown({ view, edits }: { view: DatesView; edits: DateEdits }) {
  // Who comes back gets the page as it was sent first: the address has gone on since.
  const address = useSearchParams();
  const [asked] = useState(() => readDateFilter(Object.fromEntries(address)));
  const changed = new Set(edits.changes.map(({ assignmentId }) => assignmentId));
  const rowsIn = (filter: DateFilter, chosen: readonly string[]) =>
    rowsShown(view.rows, filter, { changed, findings: edits.findings, chosen });
  const [filter, setFilter] = useState(asked);
  const [chosen, setChosen] = useState<Chosen | null>(() => chosenAt(rowsIn(asked, []), START));
  const rows = rowsIn(filter, chosen?.ids ?? []);
  return {
    filter,
    rows,
    range: rangeOf(chosen, rows),
    setRange: (range: Range) => setChosen(chosenAt(rows, range)),
    changeFilter(next: DateFilter) {
      setFilter(next);
      setChosen(chosenAt(rowsIn(next, []), START));
      // Not a page of its own: nothing is loaded, and what is not saved stays.
      history.replaceState(null, '', dateFilterHref(next));
    },
  };
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
