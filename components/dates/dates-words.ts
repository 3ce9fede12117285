import { counted } from '#grader/protocol/count-words.ts';
import type { DateFinding, DateRowView } from '#server/planning/dates/dates-view.ts';
import type { MovedTime } from '#server/planning/lifecycle/copied-course-view.ts';
import type { KeptState } from '../assign/kept-terms.ts';
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

/** Of what was changed on an earlier visit and not saved. */
export function keptWords(kept: KeptState): string {
  const over = kept === 'over-others' ? ' Other dates were saved meanwhile; yours stand over them.' : '';
  return `Changes that you had not saved are here again.${over}`;
}

export const UNCHECKED_WORDS =
  'Whether the changed dates collide could not be checked. Saving checks it again.';

const WAY_BACK = 'It can be put back at any time, under “The course”.';

/** What goes with an exercise, or a module of them, that is taken out, and what stays. */
export function takenOutWords(rows: readonly DateRowView[]): string {
  if (rows.length === 0) return `The module has no exercises. ${WAY_BACK}`;
  const gone =
    rows.length === 1
      ? 'Students do not see the exercise any more, and no total counts it.'
      : `Students do not see its ${rows.length} exercises any more, and no total counts them.`;
  const grades = rows.reduce((sum, { graded }) => sum + graded, 0);
  const kept =
    grades === 0
      ? 'Nobody has a grade there.'
      : `${counted(grades, 'grade')} ${grades === 1 ? 'is' : 'are'} kept, with all programs.`;
  return `${gone} ${kept} ${WAY_BACK}`;
}

/** Of a copy, for whoever made it. */
export function movedTimeWords({ title, field, becomes }: MovedTime): string {
  const verb = field === 'opens' ? 'opens' : 'is due';
  return `${title} ${verb} ${wallWords(becomes)}: its own time does not exist on that day.`;
}
