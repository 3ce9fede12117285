/** What a file of grades would do, and why it cannot, in words. */
import type { GradesImportPlan, ImportProblemView } from '#server/grading/import/import-view.ts';

const inWords = (count: number) => count.toLocaleString('en');

const KINDS: Readonly<Record<ImportProblemView['kind'], (text: string) => string>> = {
  'no-email-column': () => 'There is no column “Email”, by which students are found.',
  'column-unknown': (text) => `No exercise is called “${text}”. Write it as the export does, or its number.`,
  'column-twice': (text) => `“${text}” names an exercise that another column names too.`,
  'student-unknown': (text) =>
    text === ''
      ? 'There is no address on this line.'
      : `No student of this course has the address “${text}”.`,
  'student-twice': (text) => `“${text}” stands on another line too.`,
  'cell-missing': () => 'This line has another number of cells than the first one.',
  'cell-unreadable': (text) => `“${text}” is not a number. Leave the cell empty to keep the grade.`,
  'cell-out-of-range': (text) => `${text} is not from 0 to the points of the exercise.`,
  'too-many-changes': (text) =>
    `${inWords(Number(text))} grades would change. At most 2,000 are changed at once, so that all or none are. Split the file and import its parts one after the other.`,
};

/** "Line 5, 1.1 Conv: “three” is not a number." */
export function problemWords({ kind, line, column, text }: ImportProblemView): string {
  // It is of the whole file.
  if (kind === 'too-many-changes') return KINDS[kind](text);
  const place = column === null ? `Line ${line}` : `Line ${line}, ${column}`;
  return `${place}: ${KINDS[kind](text)}`;
}

/** "3 grades change, 40 stay, 2 cells are empty." */
export function planWords({ changes, unchanged, empty }: GradesImportPlan): string {
  const changing = changes.length === 1 ? '1 grade changes' : `${changes.length} grades change`;
  const blank =
    empty === 1 ? '1 cell is empty and leaves its grade' : `${empty} cells are empty and leave their grades`;
  return `${changing}, ${unchanged} ${unchanged === 1 ? 'stays' : 'stay'}, ${blank}.`;
}
