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

/** Of a copy, for whoever made it. */
export function movedTimeWords({ title, field, becomes }: MovedTime): string {
  const verb = field === 'opens' ? 'opens' : 'is due';
  return `${title} ${verb} ${wallWords(becomes)}: its own time does not exist on that day.`;
}
