/** The grades of a course as a table of text and numbers, and its two forms: CSV for spreadsheets, JSON for machines. */
import { roundPoints } from '#grader/judge/round-points.ts';
import { cellScale } from './cell-scale.ts';
import type { GradebookColumnView, GradebookRowView, GradebookView } from './gradebook-view.ts';

type Value = string | number | null;

export interface GradesTable {
  readonly head: readonly string[];
  readonly rows: readonly (readonly Value[])[];
}

/**
 * One row a student: name, address, a column for each exercise, the total. Only verified grades; nothing is no 0. Who could
 * not be read comes last, with nothing: nobody is missing in a file without a word.
 */
export function gradesTable({
  columns,
  rows,
  unreadable = [],
}: Pick<GradebookView, 'columns' | 'rows'> & Partial<Pick<GradebookView, 'unreadable'>>): GradesTable {
  return {
    head: [
      'Name',
      'Email',
      ...columns.map(({ number, title, pointsMax }) => `${number} ${title} [${pointsMax}]`),
      'Total',
    ],
    rows: [
      ...rows.map((row) => [row.name, row.email, ...gradedIn(row, columns)]),
      ...unreadable.map(({ name, email }) => [name, email, ...columns.map(() => null), null]),
    ],
  };
}

/** What counts in each column, and all together. */
function gradedIn(
  { points, letters, ...row }: GradebookRowView,
  columns: readonly GradebookColumnView[],
): readonly Value[] {
  const graded = columns.map((_column, at) => {
    const given = letters[at] === 'v' ? (points[at] ?? null) : null;
    return given === null ? null : roundPoints(given);
  });
  const total = columns.reduce(
    (sum, column, at) => sum + (graded[at] ?? 0) * cellScale(row, { at, column }).perPoint,
    0,
  );
  return [...graded, roundPoints(total)];
}

/**
 * RFC 4180 with a byte order mark, so that spreadsheets read it as UTF-8. Text that a spreadsheet would take for a formula
 * gets an apostrophe; numbers are left alone, also negative ones.
 */
export function csvOf({ head, rows }: GradesTable): string {
  const lines = [head, ...rows].map((row) => row.map(csvCell).join(','));
  return `\uFEFF${lines.join('\r\n')}\r\n`;
}

/** Also behind spaces, tabs and signs that look like them: spreadsheets skip those. */
const FORMULA = /^[\s\u00A0]*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]|^[\t\r\n]/;

function csvCell(value: Value): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  const safe = FORMULA.test(value) ? `'${value}` : value;
  return /[",\r\n;\t]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
