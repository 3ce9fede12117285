/** What of a course's dates is shown, and the address that says so. */
import type { DateFinding, DateRowView } from '#server/planning/dates/dates-view.ts';

const SHOWN = ['changed', 'conflicts', 'notes'] as const;
export type Shown = (typeof SHOWN)[number];

export interface DateFilter {
  readonly find: string;
  /** Slug of a module; null: all. */
  readonly module: string | null;
  readonly only: Shown | null;
  /** Id of a section: what is due for it at another time than for everyone; null: everything. */
  readonly section: string | null;
}

const FIND_LENGTH_MAX = 100;

/** `?q=conv&module=cnn&only=changed&section=…`; parts that make no sense are left out. */
export function readDateFilter(params: Readonly<Record<string, string | string[] | undefined>>): DateFilter {
  const textOf = (name: string) => {
    const value = params[name];
    return typeof value === 'string' ? value.slice(0, FIND_LENGTH_MAX) : '';
  };
  return {
    find: textOf('q'),
    module: textOf('module') || null,
    only: SHOWN.find((one) => one === textOf('only')) ?? null,
    section: textOf('section') || null,
  };
}

/** Relative to the page. */
export function dateFilterHref({ find, module, only, section }: DateFilter): string {
  const params = new URLSearchParams();
  if (find.trim() !== '') params.set('q', find.trim());
  if (module !== null) params.set('module', module);
  if (only !== null) params.set('only', only);
  if (section !== null) params.set('section', section);
  return `?${params}`;
}

interface Standing {
  /** Ids of rows that differ from what is saved. */
  readonly changed: ReadonlySet<string>;
  readonly findings: readonly DateFinding[];
  /** Ids of rows with chosen cells: what is being worked on stays until something else is. */
  readonly chosen: readonly string[];
}

export function rowsShown(
  rows: readonly DateRowView[],
  filter: DateFilter,
  standing: Standing,
): readonly DateRowView[] {
  const words = filter.find.trim().toLowerCase();
  const marked = markedRows(filter.only, standing);
  return rows.filter(
    ({ assignmentId, number, title, module, sectionDues }) =>
      (filter.module === null || module.slug === filter.module) &&
      (filter.section === null || sectionDues.some(({ sectionId }) => sectionId === filter.section)) &&
      `${number} ${title}`.toLowerCase().includes(words) &&
      (marked === null || marked.has(assignmentId) || standing.chosen.includes(assignmentId)),
  );
}

function markedRows(only: Shown | null, { changed, findings }: Standing): ReadonlySet<string> | null {
  if (only === null) return null;
  if (only === 'changed') return changed;
  const level = only === 'conflicts' ? 'conflict' : 'note';
  return new Set(findings.filter((one) => one.level === level).map(({ assignmentId }) => assignmentId));
}
