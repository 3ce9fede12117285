/** What the gradebook shows, and its address: a view can be kept, shared and come back to. */

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
  /** Slugs; null: all. */
  readonly modules: readonly string[] | null;
  readonly sort: { readonly by: SortKey; readonly descending: boolean };
  readonly cell: { readonly studentId: string; readonly exercise: string } | null;
}

export const BY_NAME = 'name';
export const BY_VERIFIED = 'verified';
export const BY_PROVISIONAL = 'provisional';

/** Of the place of a total in the address, where an exercise stands otherwise. */
export const TOTAL = 'total';

const TEXT_LENGTH_MAX = 100;

/** `?q=quill&only=late&section=<id>&modules=cnn,gan&sort=-cnn/conv2d&cell=<student>:cnn/conv2d`; what makes no sense is left out. */
export function readGradebookPlace(
  params: Readonly<Record<string, string | string[] | undefined>>,
): GradebookPlace {
  const text = (name: string) => {
    const value = params[name];
    return typeof value === 'string' && value.length <= TEXT_LENGTH_MAX ? value.trim() : '';
  };
  const sort = text('sort');
  const modules = text('modules').split(',').filter(Boolean);
  const [studentId = '', exercise = ''] = text('cell').split(':');
  return {
    search: text('q'),
    only: MARK_FILTERS.find((mark) => mark === text('only')) ?? null,
    section: text('section') || null,
    modules: modules.length > 0 ? modules : null,
    sort: { by: sort.replace(/^-/, '') || BY_NAME, descending: sort.startsWith('-') },
    cell: studentId && exercise ? { studentId, exercise } : null,
  };
}

export function gradebookHref(place: GradebookPlace): string {
  const params = new URLSearchParams();
  const { search, only, section, modules, sort, cell } = place;
  if (search.trim() !== '') params.set('q', search.trim());
  if (only) params.set('only', only);
  if (section) params.set('section', section);
  if (modules) params.set('modules', modules.join(','));
  if (sort.by !== BY_NAME || sort.descending) params.set('sort', `${sort.descending ? '-' : ''}${sort.by}`);
  if (cell) params.set('cell', `${cell.studentId}:${cell.exercise}`);
  const text = params.toString().replaceAll('%2F', '/').replaceAll('%2C', ',').replaceAll('%3A', ':');
  return text === '' ? '?' : `?${text}`;
}

/** Which modules a person showed last, per browser. */
export const MODULES_COOKIE = 'descent-gradebook-modules';

export function modulesCookie(modules: readonly string[] | null, path: string): string {
  const YEAR_SECONDS = 365 * 24 * 60 * 60;
  const age = modules === null ? 0 : YEAR_SECONDS;
  return `${MODULES_COOKIE}=${encodeURIComponent(modules?.join(',') ?? '')}; path=${path}; max-age=${age}; samesite=lax`;
}
