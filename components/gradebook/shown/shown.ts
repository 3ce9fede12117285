/** Which rows and columns the gradebook shows, in which order, and what stands below them. */
import type { GradebookColumnView } from '#server/grading/gradebook-view.ts';
import type { Cell, GradebookRow } from './cell.ts';
import { isChosen } from './column-choice.ts';
import {
  BY_NAME,
  BY_PROVISIONAL,
  BY_VERIFIED,
  type GradebookPlace,
  MARK_FILTERS,
  type MarkFilter,
} from './place.ts';

export interface ShownColumn {
  readonly column: GradebookColumnView;
  /** Its place among all. */
  readonly at: number;
}

export interface Shown {
  readonly columns: readonly ShownColumn[];
  readonly rows: readonly GradebookRow[];
  /** Cells that each filter would find. */
  readonly counts: Readonly<Record<MarkFilter, number>>;
}

const TESTS: Readonly<Record<MarkFilter, (cell: Cell) => boolean>> = {
  flagged: (cell) => cell.flagged,
  late: (cell) => cell.late,
  overridden: (cell) => cell.overridden,
  provisional: ({ state }) => state === 'provisional' || state === 'waiting',
  missing: ({ state }) => state === 'missing',
  'could-not-grade': ({ state }) => state === 'could-not-grade',
  commented: (cell) => cell.commented,
};

export function shownOf(
  book: { rows: readonly GradebookRow[]; columns: readonly GradebookColumnView[] },
  { search, only, section, columns: choice, sort }: Omit<GradebookPlace, 'cell'>,
): Shown {
  const columns = book.columns
    .map((column, at) => ({ column, at }))
    .filter(({ column }) => isChosen(choice, column));
  const words = plain(search).split(/\s+/).filter(Boolean);
  const found = book.rows.filter(({ name, email, ...row }) => {
    if (section !== null && row.section !== section) return false;
    const text = plain(`${name} ${email}`);
    return words.every((word) => text.includes(word));
  });
  const passes = (row: GradebookRow, test: (cell: Cell) => boolean) =>
    columns.some(({ at }) => row.cells[at] !== undefined && test(row.cells[at]));
  const rows = only === null ? found : found.filter((row) => passes(row, TESTS[only]));
  return { columns, rows: sorted(rows, sort, book.columns), counts: countsIn(found, columns) };
}

/** One walk over 36,000 cells, with nothing made on the way: the server draws the first screen from it too. */
function countsIn(
  rows: readonly GradebookRow[],
  columns: readonly ShownColumn[],
): Record<MarkFilter, number> {
  const counts = Object.fromEntries(MARK_FILTERS.map((mark) => [mark, 0])) as Record<MarkFilter, number>;
  for (const { cells } of rows)
    for (const { at } of columns) {
      const cell = cells[at];
      if (cell === undefined || isPlain(cell)) continue;
      for (const mark of MARK_FILTERS) if (TESTS[mark](cell)) counts[mark] += 1;
    }
  return counts;
}

/** As most are: no filter finds it. */
function isPlain({ state, flagged, late, overridden, commented }: Cell): boolean {
  return state === 'verified' && !flagged && !late && !overridden && !commented;
}

function sorted(
  rows: readonly GradebookRow[],
  { by, descending }: GradebookPlace['sort'],
  columns: readonly GradebookColumnView[],
): readonly GradebookRow[] {
  // They come by name, and sorting keeps that order among equals.
  if (by === BY_NAME) return descending ? rows.toReversed() : rows;
  const column = columns.findIndex(({ slug }) => slug === by);
  const value = (row: GradebookRow): number | null => {
    if (by === BY_VERIFIED) return row.verified;
    if (by === BY_PROVISIONAL) return row.provisional;
    const cell = row.cells[column];
    return cell?.state === 'verified' ? cell.points : null;
  };
  const sign = descending ? -1 : 1;
  // Who has no score comes last, whichever way.
  return rows.toSorted((a, b) => {
    const [left, right] = [value(a), value(b)];
    if (left === null || right === null) return Number(left === null) - Number(right === null);
    return sign * (left - right);
  });
}

export const SPREAD_BINS = 5;

export interface ColumnSummary {
  /** Students in each fifth of the points, full marks in the last. */
  readonly spread: readonly number[];
  /** Mean of the verified scores as a fraction; null without any. */
  readonly mean: number | null;
}

/** Of verified scores only. */
export function summaryOf(rows: readonly GradebookRow[], { at }: Pick<ShownColumn, 'at'>): ColumnSummary {
  const spread = Array.from<number>({ length: SPREAD_BINS }).fill(0);
  let [verified, sum] = [0, 0];
  for (const { cells } of rows) {
    const cell = cells[at];
    if (cell?.state !== 'verified' || cell.points === null || cell.pointsMax <= 0) continue;
    const fraction = cell.points / cell.pointsMax;
    const bin = Math.min(Math.max(Math.floor(fraction * SPREAD_BINS), 0), SPREAD_BINS - 1);
    spread[bin] = (spread[bin] ?? 0) + 1;
    verified += 1;
    sum += fraction;
  }
  return { spread, mean: verified === 0 ? null : sum / verified };
}

/** Neighbouring columns of one module, as the heads above them span. */
export function moduleSpans(
  columns: readonly ShownColumn[],
): readonly { readonly module: string; readonly from: number; readonly count: number }[] {
  const spans: { module: string; from: number; count: number }[] = [];
  columns.forEach(({ column }, from) => {
    const last = spans.at(-1);
    if (last?.module === column.module) last.count += 1;
    else spans.push({ module: column.module, from, count: 1 });
  });
  return spans;
}

function plain(text: string): string {
  return text.toLowerCase().normalize('NFKD').replace(/\p{M}/gu, '');
}
