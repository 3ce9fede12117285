import type { ExerciseRowView } from '#server/courses/course-home-view.ts';
import { SOON_DAYS } from './due-words.ts';

export type Show = 'all' | 'todo' | 'week';

export const SHOWS: readonly { readonly show: Show; readonly label: string }[] = [
  { show: 'all', label: 'All' },
  { show: 'todo', label: 'To do' },
  { show: 'week', label: 'Due this week' },
];

export interface ExerciseFilter {
  readonly show: Show;
  readonly search: string;
}

/** The filter that the address holds: `?show=todo&q=conv`. Anything unknown is ignored. */
export function readFilter(params: { get(name: string): string | null }): ExerciseFilter {
  const wanted = params.get('show');
  return { show: SHOWS.find(({ show }) => show === wanted)?.show ?? 'all', search: params.get('q') ?? '' };
}

/** The address of a filter, relative to the page; empty parts are left out. */
export function filterHref({ show, search }: ExerciseFilter): string {
  const params = new URLSearchParams();
  if (show !== 'all') params.set('show', show);
  if (search.trim() !== '') params.set('q', search);
  const text = params.toString();
  return text === '' ? '?' : `?${text}`;
}

/** Whether a row passes; `now` is an ISO instant. */
export function passesFilter(row: ExerciseRowView, filter: ExerciseFilter, now: string): boolean {
  return isShown(row, filter.show, now) && matchesSearch(row, filter.search);
}

/** What there is to do: published, and not verified with full marks yet. */
export function isShown(row: ExerciseRowView, show: Show, now: string): boolean {
  if (show === 'all') return true;
  const isToDo = !row.finished && row.state !== 'coming';
  if (show === 'todo' || !isToDo) return isToDo;
  if (row.dueAt === null) return false;
  const distanceMs = Date.parse(row.dueAt) - Date.parse(now);
  return distanceMs > 0 && distanceMs <= SOON_DAYS * 24 * 60 * 60_000;
}

/** Why no row passes. */
export function nothingWords(rows: readonly ExerciseRowView[], { show, search }: ExerciseFilter): string {
  if (search.trim() !== '') return `No exercise here matches “${search.trim()}”`;
  if (show === 'week') return 'Nothing is due this week';
  return rows.some(({ finished }) => finished) ? 'Every exercise has full marks' : 'No exercise is open yet';
}

function matchesSearch(row: ExerciseRowView, search: string): boolean {
  const text = `${row.number} ${row.title} ${row.summary} ${row.slug}`.toLowerCase();
  return search
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}
