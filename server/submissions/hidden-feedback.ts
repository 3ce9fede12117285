/** How much students are told of hidden cases: the assignment says it, and whether the exercise is sealed in it. */
import type { Assignment } from '#db/queries/courses/courses.ts';
import { roundPoints } from '#grader/judge/round-points.ts';
import type { Report } from '#grader/protocol.ts';
import { asAssigned } from '../exercises/as-assigned.ts';
import type { ExerciseOutline } from '../exercises/exercise-outline.ts';
import type { HiddenTotalView } from './submission-view.ts';

/** Each by its title; each by a number, where a title tells too much; or no single one, but what they give together. */
export type HiddenNaming = 'titles' | 'numbers' | 'together';

export function hiddenNaming(
  outline: ExerciseOutline,
  assignment: Pick<Assignment, 'hiddenFeedback' | 'disclosure'>,
): HiddenNaming {
  if (assignment.hiddenFeedback === 'none') return 'together';
  return asAssigned(outline, assignment).manifest.disclosure === 'sealed' ? 'numbers' : 'titles';
}

/**
 * A report without its hidden cases, and their points in one sum; null where it has none. Without the seed too: browsers
 * have all cases of an open exercise, and would show on the same inputs how each came out.
 */
export function withHiddenTogether(report: Report): {
  readonly report: Report;
  readonly hiddenTotal: HiddenTotalView | null;
} {
  const { hidden = [], public: shown = [] } = Object.groupBy(report.cases, ({ visibility }) => visibility);
  if (hidden.length === 0) return { report, hiddenTotal: null };
  const sum = (of: 'points' | 'pointsMax') => roundPoints(hidden.reduce((total, one) => total + one[of], 0));
  return {
    report: { ...report, seed: 0, cases: shown },
    hiddenTotal: { cases: hidden.length, points: sum('points'), pointsMax: sum('pointsMax') },
  };
}
