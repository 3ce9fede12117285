import type { DateFinding, DateRowView } from '#server/courses/dates/dates-view.ts';
import type { MovedTime } from '#server/courses/lifecycle/copied-course-view.ts';
import { wallWords } from '../assign/wall-words.ts';

/** "3.3 opens Sun 28 Mar 02:30" */
export function findingTitle(finding: DateFinding, row: DateRowView, value: string | null): string {
  const verb = finding.field === 'opens' ? 'opens' : 'is due';
  return `${row.number} ${verb} ${value === null ? '' : wallWords(value)}`.trim();
}

export function findingWords(finding: DateFinding): string {
  switch (finding.kind) {
    case 'skipped':
      return 'Falls into the clock change: this time does not exist on that day.';
    case 'due-before-opening':
      return 'It would be due before it opens.';
    case 'unreadable':
      return 'This is no date.';
    case 'twice':
      return 'This time comes twice on that day. The first is used.';
    case 'same-day':
      return finding.others === 1
        ? 'Another exercise is due on the same day. Nothing stops you.'
        : `${finding.others} other exercises are due on the same day. Nothing stops you.`;
  }
}

/** What goes with exercises that are taken out, and what stays. */
export function takenOutWords(rows: readonly DateRowView[]): string {
  const grades = rows.reduce((sum, { graded }) => sum + graded, 0);
  const [what, they] =
    rows.length === 0
      ? ['The module has no exercises', 'It']
      : rows.length === 1
        ? ['Students do not see it any more, and no total counts it', 'It']
        : [`Students do not see its ${rows.length} exercises any more, and no total counts them`, 'It'];
  const kept =
    grades === 0
      ? 'Nobody has a grade there.'
      : `${grades === 1 ? '1 grade is' : `${grades} grades are`} kept, with all programs.`;
  return `${what}. ${rows.length === 0 ? '' : `${kept} `}${they} can be put back at any time, under “The course”.`;
}

/** Of a copy, for whoever made it. */
export function movedTimeWords({ title, field, becomes }: MovedTime): string {
  const verb = field === 'opens' ? 'opens' : 'is due';
  return `${title} ${verb} ${wallWords(becomes)}: its own time does not exist on that day.`;
}
