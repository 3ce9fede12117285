/** What the gradebook shows, and its address: a view can be kept, shared and come back to. */
import type { ColumnChoice } from './column-choice.ts';

export const MARK_FILTERS = [
  'flagged',
  'late',
  'overridden',
  'provisional',
  'missing',
  'could-not-grade',
  'commented',
] as const;
export type MarkFilter = (typeof MARK_FILTERS)[number];

/** A column by its exercise, the student's name, or one of the totals. */
export type SortKey = string;

export interface GradebookPlace {
  readonly search: string;
  readonly only: MarkFilter | null;
  /** Id; null: everybody. */
  readonly section: string | null;
  readonly columns: ColumnChoice;
  readonly sort: { readonly by: SortKey; readonly descending: boolean };
  readonly cell: { readonly studentId: string; readonly exercise: string } | null;
}

export const BY_NAME = 'name';
export const BY_VERIFIED = 'verified';
export const BY_PROVISIONAL = 'provisional';

/** Of the place of a total in the address, where an exercise stands otherwise. */
export const TOTAL = 'total';

/** Where the address says of the columns that all are shown. No exercise has such a name. */
const ALL_COLUMNS = '*';

const TEXT_LENGTH_MAX = 100;
/** Of the longest course that we know every exercise, one by one. */
const COLUMNS_LENGTH_MAX = 3_000;

/** `?q=quill&only=late&section=<id>&columns=cnn,gan/step&sort=-cnn/conv2d&cell=<student>:cnn/conv2d`; what makes no sense is left out. */
export function readGradebookPlace(
  params: Readonly<Record<string, string | string[] | undefined>>,
): GradebookPlace {
  const text = (name: string, lengthMax = TEXT_LENGTH_MAX) => {
    const value = params[name];
    return typeof value === 'string' && value.length <= lengthMax ? value.trim() : '';
  };
  const sort = text('sort');
  const columns = text('columns', COLUMNS_LENGTH_MAX)
    .split(',')
    .filter((slug) => slug !== '' && slug !== ALL_COLUMNS);
  const [studentId = '', exercise = ''] = text('cell').split(':');
  return {
    search: text('q'),
    only: MARK_FILTERS.find((mark) => mark === text('only')) ?? null,
    section: text('section') || null,
    columns: columns.length > 0 ? columns : null,
    sort: { by: sort.replace(/^-/, '') || BY_NAME, descending: sort.startsWith('-') },
    cell: studentId && exercise ? { studentId, exercise } : null,
  };
}

/**
 * @param remembered the columns that an address which says nothing of them stands for: where all are shown instead, it
 *   says so
 */
export function gradebookHref(place: GradebookPlace, remembered: ColumnChoice = null): string {
  const params = new URLSearchParams();
  const { search, only, section, columns, sort, cell } = place;
  if (search.trim() !== '') params.set('q', search.trim());
  if (only) params.set('only', only);
  if (section) params.set('section', section);
  if (columns) params.set('columns', columns.join(','));
  else if (remembered) params.set('columns', ALL_COLUMNS);
  if (sort.by !== BY_NAME || sort.descending) params.set('sort', `${sort.descending ? '-' : ''}${sort.by}`);
  if (cell) params.set('cell', `${cell.studentId}:${cell.exercise}`);
  const text = params.toString().replaceAll('%2F', '/').replaceAll('%2C', ',').replaceAll('%3A', ':');
  return text === '' ? '?' : `?${text}`;
}

/** The place that an address stands for, on a page that was sent with `remembered` for columns not named. */
export function placeAt(
  params: Readonly<Record<string, string | string[] | undefined>>,
  remembered: ColumnChoice,
): GradebookPlace {
  const place = readGradebookPlace(params);
  return params.columns === undefined ? { ...place, columns: remembered } : place;
}

/** Which columns a person showed last, per browser. */
export const COLUMNS_COOKIE = 'descent-gradebook-columns';

export function columnsCookie(columns: ColumnChoice, path: string): string {
  const YEAR_SECONDS = 365 * 24 * 60 * 60;
  const age = columns === null ? 0 : YEAR_SECONDS;
  return `${COLUMNS_COOKIE}=${encodeURIComponent(columns?.join(',') ?? '')}; path=${path}; max-age=${age}; samesite=lax`;
}
