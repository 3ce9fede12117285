/** The chosen cells, by their exercises: rows come and go with a filter, and no other row takes the place of one. */
import type { DateRowView } from '#server/planning/dates/dates-view.ts';
import type { Range } from './date-grid.ts';

export interface Chosen {
  /** Assignments, downwards. */
  readonly ids: readonly string[];
  /** Its rows count from the first of them. */
  readonly range: Range;
}

/** Null: no row is there. */
export function chosenAt(rows: readonly DateRowView[], range: Range): Chosen | null {
  const first = Math.min(range.row, range.toRow);
  const ids = rows.slice(first, Math.max(range.row, range.toRow) + 1).map(({ assignmentId }) => assignmentId);
  return ids.length === 0 ? null : { ids, range: movedBy(range, -first) };
}

/** Where the chosen cells are among the rows that are shown; null: not there, or not next to each other. */
export function rangeOf(chosen: Chosen | null, rows: readonly DateRowView[]): Range | null {
  if (chosen === null) return null;
  const first = rows.findIndex(({ assignmentId }) => assignmentId === chosen.ids[0]);
  const isThere = first >= 0 && chosen.ids.every((id, down) => rows[first + down]?.assignmentId === id);
  return isThere ? movedBy(chosen.range, first) : null;
}

const movedBy = (range: Range, down: number): Range => ({
  ...range,
  row: range.row + down,
  toRow: range.toRow + down,
});
