/** From a file of grades and the gradebook of now to what would change. Pure. */
import { createHash } from 'node:crypto';
import { roundPoints } from '#grader/judge/round-points.ts';
import { delimiterOf, readRecords, type TextRecord } from '../../platform/read-records.ts';
import { cellScale } from '../cell-scale.ts';
import type { GradebookColumnView, GradebookRowView, GradebookView } from '../gradebook-view.ts';
import type { GradesImportPlan, ImportChangeView, ImportProblemView } from './import-view.ts';

/** One transaction settles them all. */
const CHANGES_MAX = 2_000;
/** Columns of our own export that say nothing of a grade. */
const IGNORED = new Set(['name', 'total']);
const EMAIL = 'email';

type Book = Pick<GradebookView, 'columns' | 'rows'>;

/** What a column of the file is: an exercise, or left out. */
type FileColumn = { readonly at: number; readonly place: number; readonly column: GradebookColumnView };

interface Head {
  readonly email: number;
  readonly exercises: readonly FileColumn[];
  readonly names: readonly string[];
}

/** @param text with `,`, `;` or tabs, with or without a byte order mark; its head as in our own export */
export function planImport(text: string, book: Book): GradesImportPlan {
  const delimiter = delimiterOf(text);
  const [first, ...records] = readRecords(text, delimiter);
  const problems: ImportProblemView[] = [];
  const head = first ? readHead(first, { book, problems }) : null;
  if (!head) {
    if (problems.length === 0)
      problems.push({ kind: 'no-email-column', line: 1, column: null, text: first?.raw ?? '' });
    return planOf({ changes: [], unchanged: 0, empty: 0, problems });
  }
  const plan = { changes: [] as ImportChangeView[], unchanged: 0, empty: 0, problems };
  const seen = new Set<string>();
  const students = new Map(book.rows.map((row) => [row.email.toLowerCase(), row]));
  for (const record of records) {
    const email = plainText(record.cells[head.email]?.text ?? '').toLowerCase();
    const student = students.get(email);
    const about = { line: record.line, column: null, text: email };
    if (!student) problems.push({ ...about, kind: 'student-unknown' });
    else if (seen.has(email)) problems.push({ ...about, kind: 'student-twice' });
    else readCells(record, { head, student, plan, decimalComma: delimiter !== ',' });
    seen.add(email);
  }
  if (plan.changes.length > CHANGES_MAX) {
    const text = String(plan.changes.length);
    problems.push({ kind: 'too-many-changes', line: 1, column: null, text });
  }
  return planOf(plan);
}

function readHead(
  { cells, line, raw }: TextRecord,
  { book, problems }: { book: Book; problems: ImportProblemView[] },
): Head | null {
  const names = cells.map(({ text }) => plainText(text));
  const exercises: FileColumn[] = [];
  const taken = new Set<string>();
  for (const [at, name] of names.entries()) {
    const key = name.toLowerCase();
    const place = book.columns.findIndex((column) => namesOf(column).includes(name));
    const column = book.columns[place];
    const id = column?.slug ?? key;
    const about = { line, column: name, text: name };
    if (taken.has(id)) problems.push({ ...about, kind: 'column-twice' });
    else if (column) exercises.push({ at, place, column });
    else if (key !== EMAIL && !IGNORED.has(key)) problems.push({ ...about, kind: 'column-unknown' });
    taken.add(id);
  }
  const email = names.findIndex((name) => name.toLowerCase() === EMAIL);
  if (email !== -1) return { email, exercises, names };
  problems.push({ kind: 'no-email-column', line, column: null, text: raw });
  return null;
}

/** As our export writes it, or by number or address alone. */
export function namesOf({ number, title, pointsMax, slug }: GradebookColumnView): readonly string[] {
  return [`${number} ${title} [${pointsMax}]`, `${number} ${title}`, number, slug].map((name) => name.trim());
}

function readCells(
  { cells, line, raw }: TextRecord,
  of: {
    head: Head;
    student: GradebookRowView;
    plan: { changes: ImportChangeView[]; unchanged: number; empty: number; problems: ImportProblemView[] };
    decimalComma: boolean;
  },
): void {
  const { head, student, plan, decimalComma } = of;
  // A line of another length is shifted somewhere: no cell of it can be trusted.
  if (cells.length !== head.names.length) {
    plan.problems.push({ kind: 'cell-missing', line, column: null, text: raw });
    return;
  }
  for (const { at, place, column } of head.exercises) {
    const { slug: exercise, number, title } = column;
    const text = cells[at]?.text ?? '';
    const about = { line, column: head.names[at] ?? null, text };
    const from = student.letters[place] === 'v' ? (student.points[place] ?? null) : null;
    const to = numberOf(text, decimalComma);
    if (text === '') plan.empty += 1;
    else if (to === null) plan.problems.push({ ...about, kind: 'cell-unreadable' });
    else if (from !== null && roundPoints(to) === roundPoints(from)) plan.unchanged += 1;
    else if (to < 0 || to > cellScale(student, { at: place, column }).pointsMax)
      plan.problems.push({ ...about, kind: 'cell-out-of-range' });
    else {
      const who = { userId: student.id, student: student.name };
      plan.changes.push({ ...who, exercise, title: `${number} ${title}`, from, to: roundPoints(to) });
    }
  }
}

/** What `String` makes of a number, and what people type; "9,5" only where a comma parts no cells. */
function numberOf(text: string, decimalComma: boolean): number | null {
  const plain = decimalComma ? text.replace(',', '.') : text;
  return /^-?\d+(?:\.\d+)?(?:e[+-]?\d+)?$/.test(plain) ? Number(plain) : null;
}

/** Without the apostrophe that keeps a spreadsheet from taking it for a formula. */
function plainText(text: string): string {
  return /^'[\s\u00A0]*[=+\-@]/.test(text) ? text.slice(1) : text;
}

function planOf(plan: Omit<GradesImportPlan, 'hash'>): GradesImportPlan {
  const facts = plan.changes.map(({ userId, exercise, from, to }) => [userId, exercise, from, to]);
  const text = JSON.stringify([facts, plan.problems]);
  return { ...plan, hash: createHash('sha256').update(text).digest('hex') };
}
