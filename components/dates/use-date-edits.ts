import { useState } from 'react';
import { counted } from '#grader/protocol/count-words.ts';
import type { DatesView } from '#server/planning/dates/dates-view.ts';
import type { KeptState } from '../assign/kept-terms.ts';
import { useUnsent } from '../kept/use-unsent.ts';
import type { DatesActions } from './dates-actions.ts';
import { areKeptDates, gridOfRows, type KeptDates } from './kept-dates.ts';
import { changesOf, EMPTY_GRID, type GridState, inverseOf, setCells } from './table/date-grid.ts';
import { useFindings } from './use-findings.ts';

/** What was saved from this page, and the operation that takes it back. */
export interface SavedDates {
  readonly words: string;
  readonly back: Parameters<typeof setCells>[1]['values'];
}

interface DateEditsSetup {
  readonly view: DatesView;
  readonly actions: DatesActions;
  /** What is changed is kept for its reader: people share browsers. */
  readonly readerId: string;
}

/** The grid as it is edited, what it collides with, and what was saved of it. */
export function useDateEdits({ view, actions, readerId }: DateEditsSetup) {
  const { grid, setGrid, clear, kept } = useKeptGrid(view, readerId);
  const [saved, setSaved] = useState<readonly SavedDates[]>([]);
  const changes = changesOf(grid, view.rows);
  const findings = useFindings(actions.check, { changes, base: view.base });
  return {
    grid,
    setGrid,
    changes,
    findings: findings.list,
    /** What the changes collide with could not be asked. */
    isUnchecked: findings.isUnknown,
    conflicts: findings.list.filter(({ level }) => level === 'conflict'),
    saved,
    /** Changes of an earlier visit that nothing was added to on this one. */
    kept: changes.length === 0 ? null : kept,
    /** The grid is what is saved now. */
    settle() {
      const words = `Saved ${counted(changes.length, 'exercise')}`;
      setSaved((before) => [{ words, back: inverseOf(grid, view.rows) }, ...before]);
      clear();
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
    /** As an operation like any other: it can be undone. */
    discard() {
      const values = inverseOf(grid, view.rows);
      setGrid((before) => setCells(before, { words: 'Discarded the changes of before', values }));
    },
  };
}

export type DateEdits = ReturnType<typeof useDateEdits>;

/** The grid of this tab; `kept` where it is of an earlier visit. */
function useKeptGrid(view: DatesView, readerId: string) {
  const [dates, setDates] = useUnsent<KeptDates | null>({
    key: `descent.dates.${readerId}.${view.course.slug}`,
    isWanted: areKeptDates,
    nothing: null,
  });
  const [isTouched, setTouched] = useState(false);
  const gridIn = (held: KeptDates | null) => gridOfRows(held?.grid ?? EMPTY_GRID, view.rows);
  const state: KeptState = dates?.base === view.base ? 'as-left' : 'over-others';
  return {
    grid: gridIn(dates),
    kept: dates === null || isTouched ? null : state,
    setGrid(change: (grid: GridState) => GridState) {
      setTouched(true);
      setDates((before) => {
        const grid = change(gridIn(before));
        return grid === EMPTY_GRID ? null : { base: view.base, grid };
      });
    },
    clear: () => setDates(null),
  };
}
