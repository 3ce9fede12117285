/** Where times on the wall lie on the axis of a term, in per cent of its width. */
import type { DateRowView } from '#server/planning/dates/dates-view.ts';
import { wallPlusDays } from '../../assign/wall-words.ts';
import { type GridState, valueAt } from './date-grid.ts';

const DAY_MS = 24 * 60 * 60_000;
const MARGIN_DAYS = 4;
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;

/** Milliseconds of walls. */
export interface Term {
  readonly from: number;
  readonly to: number;
}

export interface Span {
  readonly left: number;
  readonly width: number;
}

export interface TermBars {
  /** From opening to due; one without an opening begins before the term, one without an end goes on. */
  readonly open: Span | null;
  readonly late: Span | null;
  /** Where it was, of a row that is changed. */
  readonly before: Span | null;
}

const msOf = (wall: string) => Date.parse(`${wall}Z`);

/** From the first to the last date, saved or changed; null: there is none. */
export function termOf(rows: readonly DateRowView[], grid: GridState): Term | null {
  const walls = rows.flatMap((row) => {
    const due = valueAt(grid, row, 'due');
    const last = due === null ? null : lateEnd(row, due);
    return [row.opens, row.due, valueAt(grid, row, 'opens'), due, last];
  });
  const times = walls.flatMap((wall) => (wall === null ? [] : [msOf(wall)]));
  if (times.length === 0) return null;
  return {
    from: Math.min(...times) - MARGIN_DAYS * DAY_MS,
    to: Math.max(...times) + MARGIN_DAYS * DAY_MS,
  };
}

export function placeOf({ from, to }: Term, wall: string): number {
  return Math.min(Math.max(((msOf(wall) - from) / (to - from)) * 100, 0), 100);
}

/** Not before its first day, and not behind its last. */
export function isIn({ from, to }: Term, wall: string): boolean {
  return msOf(wall) >= from && msOf(wall) <= to;
}

/** The months that begin in the term, at their beginning. */
export function monthsOf(term: Term): readonly { readonly words: string; readonly place: number }[] {
  const months = [];
  const first = new Date(term.from);
  for (let next = 1; ; next += 1) {
    const at = Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + next, 1);
    if (at > term.to) return months;
    const wall = new Date(at).toISOString().slice(0, 16);
    months.push({ words: MONTHS[new Date(at).getUTCMonth()] ?? '', place: placeOf(term, wall) });
  }
}

export function barsOf(row: DateRowView, { grid, term }: { grid: GridState; term: Term }): TermBars {
  const [opens, due] = [valueAt(grid, row, 'opens'), valueAt(grid, row, 'due')];
  const isChanged = opens !== row.opens || due !== row.due;
  return {
    open: openSpan({ opens, due }, term),
    late: due === null ? null : spanOf(term, due, lateEnd(row, due)),
    before: isChanged ? openSpan(row, term) : null,
  };
}

function openSpan(dates: { opens: string | null; due: string | null }, term: Term): Span | null {
  return dates.opens === null && dates.due === null ? null : spanOf(term, dates.opens, dates.due);
}

/** Null at either end: beyond the term. */
function spanOf(term: Term, start: string | null, end: string | null): Span | null {
  const left = start === null ? 0 : placeOf(term, start);
  const right = end === null ? 100 : placeOf(term, end);
  return right > left ? { left, width: right - left } : null;
}

/** Null: late work is taken for ever. */
function lateEnd({ lateDaysMax }: DateRowView, due: string): string | null {
  return lateDaysMax === null ? null : wallPlusDays(due, lateDaysMax);
}
