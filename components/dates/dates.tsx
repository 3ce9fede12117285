'use client';

import { useEffect, useState } from 'react';
import type { DateFinding, DatesView } from '#server/courses/dates/dates-view.ts';
import type { SettledView } from '#server/grading/settled-view.ts';
import { EffectsDialog } from '../effects/effects-dialog.tsx';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { Kbd } from '../ui/keys/kbd.tsx';
import {
  changesOf,
  EMPTY_GRID,
  type GridState,
  type Range,
  redo,
  setCells,
  shiftCells,
  undo,
} from './date-grid.ts';
import { DateTable } from './date-table.tsx';
import styles from './dates.module.css';
import type { DatesActions } from './dates-actions.ts';
import { DatesSide } from './dates-side.tsx';

interface DatesProps {
  readonly view: DatesView;
  readonly actions: DatesActions;
  /** "2026-12-07T18:00", of the request. */
  readonly today: string;
}

/** All dates of a course in one grid; nothing is sent before it is saved. */
export function Dates({ view, actions, today }: DatesProps) {
  const [grid, setGrid] = useState<GridState>(EMPTY_GRID);
  const [range, setRange] = useState<Range>({ row: 0, toRow: 0, column: 1, toColumn: 1 });
  const [search, setSearch] = useState('');
  const [moveSections, setMoveSections] = useState(true);
  const [foreseen, setForeseen] = useState<SettledView | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const rows = view.rows.filter(({ number, title }) =>
    `${number} ${title}`.toLowerCase().includes(search.trim().toLowerCase()),
  );
  const changes = changesOf(grid, view.rows);
  const findings = useFindings(actions, changes, view.base);
  const conflicts = findings.filter(({ level }) => level === 'conflict');
  const canSave = view.manages && changes.length > 0 && conflicts.length === 0;
  const input = { changes, base: view.base, moveSections };

  async function save() {
    const answer = await actions.save({ ...input, seen: null });
    setProblem(answer.ok ? null : answer.problem);
    if (answer.ok) setForeseen(answer.value);
  }

  useGridKeys({ undo: () => setGrid(undo), redo: () => setGrid(redo) });

  return (
    <div className={styles.page}>
      <section className={styles.main} aria-label="Dates">
        <header className={styles.head}>
          <h1 className={styles.title}>Dates</h1>
          <input
            type="search"
            className={styles.find}
            aria-label="Find an exercise"
            placeholder="Find"
            value={search}
            onChange={(event) => setSearch(event.target.value)}
          />
          <span className={styles.pill}>Changed {changes.length}</span>
          <span className={styles.pill} data-alarm={conflicts.length > 0 || undefined}>
            Conflicts {conflicts.length}
          </span>
          <span className={styles.pill}>Notes {findings.length - conflicts.length}</span>
          {view.manages ? (
            <span className={styles.headActs}>
              <Button
                icon={<Icon name="undo" size={14} />}
                keys="Ctrl Z"
                disabled={grid.done.length === 0}
                onClick={() => setGrid(undo)}
              >
                Undo
              </Button>
            </span>
          ) : null}
        </header>
        <DateTable
          view={view}
          rows={rows}
          grid={grid}
          range={range}
          findings={findings}
          today={today}
          onRange={setRange}
          onGrid={setGrid}
          onProblem={setProblem}
        />
        <footer className={styles.keys}>
          <span>
            {view.course.timeZone}. Type “tue 18”, “+1w” or “7 dec 18:00”; paste from a spreadsheet.
          </span>
          <span>
            Shift a week <Kbd keys="Alt ←" /> <Kbd keys="Alt →" /> Fill down <Kbd keys="Ctrl D" />
          </span>
        </footer>
      </section>
      <DatesSide
        view={view}
        actions={actions}
        grid={grid}
        range={range}
        rows={rows}
        findings={findings}
        moveSections={moveSections}
        onMoveSections={setMoveSections}
        onShift={(days) => setGrid((before) => shiftCells(before, { rows, range, days }))}
        onOffer={(finding, value) => {
          const row = view.rows.find(({ assignmentId }) => assignmentId === finding.assignmentId);
          if (!row) return;
          const values = [{ row, field: finding.field, value }];
          setGrid((before) => setCells(before, { words: `${row.number}: took an offer`, values }));
        }}
      >
        <p role="status" className={styles.problem}>
          {problem}
        </p>
        <Button variant="primary" wide disabled={!canSave} onClick={save}>
          {changes.length === 1 ? 'Save 1 exercise' : `Save ${changes.length} exercises`}
        </Button>
      </DatesSide>
      <EffectsDialog
        foreseen={foreseen}
        title={`Save the dates of ${changes.length === 1 ? '1 exercise' : `${changes.length} exercises`}`}
        verb="Save dates"
        onClose={() => setForeseen(null)}
        onConfirm={async (seen) => {
          const answer = await actions.save({ ...input, seen });
          if (!answer.ok) return answer.problem;
          if (!answer.value.applied) {
            setForeseen(answer.value);
            return 'The grades have changed meanwhile. This is the new list.';
          }
          setForeseen(null);
          setGrid(EMPTY_GRID);
          return null;
        }}
      />
    </div>
  );
}

/** What the changed dates collide with, asked after every operation; an older answer is never shown over a newer one. */
function useFindings(
  actions: DatesActions,
  changes: Parameters<DatesActions['check']>[0],
  base: string,
): readonly DateFinding[] {
  const [findings, setFindings] = useState<readonly DateFinding[]>([]);
  const asked = JSON.stringify(changes);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `asked` is the changes, by value; actions are new with every answer of the server
  useEffect(() => {
    let isLatest = true;
    if (changes.length === 0) setFindings([]);
    else
      void actions.check(changes).then((answer) => {
        if (isLatest && answer.ok) setFindings(answer.value);
      });
    return () => {
      isLatest = false;
    };
  }, [asked, base]);
  return findings;
}

function useGridKeys({ undo: back, redo: again }: { undo: () => void; redo: () => void }) {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const isTyping = event.target instanceof HTMLElement && event.target.matches('input, textarea, select');
      if (isTyping || event.key.toLowerCase() !== 'z' || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      if (event.shiftKey) again();
      else back();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  });
}
