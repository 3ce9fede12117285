/** Which rows the table shows, losses first. */
import type { RegradeCounts, RegradeStudentView } from '#server/grading/regrade/regrade-view.ts';

export const FILTERS = ['changed', 'gains', 'loses', 'not-judged', 'same'] as const;
export type ChangeFilter = (typeof FILTERS)[number];

export const FILTER_WORDS: Readonly<Record<ChangeFilter, string>> = {
  changed: 'Changed',
  gains: 'Gain',
  loses: 'Lose',
  'not-judged': 'Not judged',
  same: 'Unchanged',
};

export function countOf(counts: RegradeCounts, filter: ChangeFilter): number {
  switch (filter) {
    case 'changed':
      return counts.gains + counts.loses + counts.hinted;
    case 'not-judged':
      return counts.notJudged;
    default:
      return counts[filter];
  }
}

/** The largest loss first, then the largest gain; equal changes by name. */
export function shownStudents(
  students: readonly RegradeStudentView[],
  filter: ChangeFilter,
): readonly RegradeStudentView[] {
  return students
    .filter((student) => (filter === 'changed' ? isChanged(student) : student.change === filter))
    .toSorted((a, b) => rank(a) - rank(b) || size(b) - size(a) || a.name.localeCompare(b.name, 'en'));
}

/** In points, or by a hint that the student gets. */
function isChanged({ change, newHints }: RegradeStudentView): boolean {
  return change === 'gains' || change === 'loses' || (change === 'same' && newHints.length > 0);
}

function rank({ change }: RegradeStudentView): number {
  return change === 'loses' ? 0 : 1;
}

function size({ from, to }: RegradeStudentView): number {
  return Math.abs((to ?? 0) - (from ?? 0));
}
