import { useEffect, useState } from 'react';
import type { DateFinding, DatesView } from '#server/planning/dates/dates-view.ts';
import type { DatesActions } from './dates-actions.ts';
import { changesOf, EMPTY_GRID, type GridState, inverseOf, setCells } from './table/date-grid.ts';

/** What was saved from this page, and the operation that takes it back. */
export interface SavedDates {
  readonly words: string;
  readonly back: Parameters<typeof setCells>[1]['values'];
}

/** The grid as it is edited, what it collides with, and what was saved of it. */
export function useDateEdits({ view, actions }: { view: DatesView; actions: DatesActions }) {
  const [grid, setGrid] = useState<GridState>(EMPTY_GRID);
  const [saved, setSaved] = useState<readonly SavedDates[]>([]);
  const changes = changesOf(grid, view.rows);
  const findings = useFindings(actions, changes, view.base);
  return {
    grid,
    setGrid,
    changes,
    findings,
    conflicts: findings.filter(({ level }) => level === 'conflict'),
    saved,
    /** The grid is what is saved now. */
    settle() {
      const words = changes.length === 1 ? 'Saved 1 exercise' : `Saved ${changes.length} exercises`;
      setSaved((before) => [{ words, back: inverseOf(grid, view.rows) }, ...before]);
      setGrid(EMPTY_GRID);
    },
    /** As an operation like any other: seen in the grid, saved when asked for. */
    takeBack({ words, back }: SavedDates) {
      // Rows are those of today: of one that was taken out meanwhile nothing is taken back.
      const values = back.flatMap((one) => {
        const row = view.rows.find(({ assignmentId }) => assignmentId === one.row.assignmentId);
        return row ? [{ ...one, row }] : [];
      });
      setGrid((before) => setCells(before, { words: `Took back: ${words}`, values }));
    },
  };
}

export type DateEdits = ReturnType<typeof useDateEdits>;

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
