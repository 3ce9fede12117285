/** The staff table's filter and its address; written for people to read and to send to each other. */
import { z } from 'zod';
import type { SubmissionTableFilter } from '#server/grading/submission-table-view.ts';

const SEARCH_LENGTH_MAX = 100;

const text = z.string().trim().min(1).max(SEARCH_LENGTH_MAX).optional().catch(undefined);

const paramsSchema = z.object({
  q: text,
  exercise: text,
  state: z.enum(['queued', 'verifying', 'verified', 'could-not-grade']).optional().catch(undefined),
  counting: z.literal('yes').optional().catch(undefined),
  page: z.coerce.number().int().min(1).optional().catch(undefined),
});

/** `?q=quill&exercise=gan/step&state=verified&counting=yes&page=2`; parts that make no sense are left out. */
export function readTableFilter(
  params: Readonly<Record<string, string | string[] | undefined>>,
): SubmissionTableFilter {
  const { q, exercise, state, counting, page } = paramsSchema.parse(params);
  return {
    ...(q === undefined ? {} : { search: q }),
    ...(exercise === undefined ? {} : { exercise }),
    ...(state === undefined ? {} : { state }),
    ...(counting === undefined ? {} : { onlyCounting: true }),
    ...(page === undefined ? {} : { page }),
  };
}

/** The address of a filter, relative to the page. */
export function tableHref(filter: SubmissionTableFilter): string {
  const params = new URLSearchParams();
  if (filter.search !== undefined && filter.search.trim() !== '') params.set('q', filter.search.trim());
  if (filter.exercise !== undefined) params.set('exercise', filter.exercise);
  if (filter.state !== undefined) params.set('state', filter.state);
  if (filter.onlyCounting === true) params.set('counting', 'yes');
  if (filter.page !== undefined && filter.page > 1) params.set('page', String(filter.page));
  return `?${params}`;
}

/** The filter with some parts set or, by `undefined`, taken away; what is shown changes, so it starts at page 1. */
export function changeFilter(
  { page: _, ...filter }: SubmissionTableFilter,
  change: { [Part in keyof SubmissionTableFilter]: SubmissionTableFilter[Part] | undefined },
): SubmissionTableFilter {
  const parts = Object.entries({ ...filter, ...change }).filter(([, value]) => value !== undefined);
  return Object.fromEntries(parts);
}

/** Whether anything is left out of the table. */
export function isFiltered(filter: SubmissionTableFilter): boolean {
  return tableHref({ ...filter, page: 1 }) !== '?';
}
