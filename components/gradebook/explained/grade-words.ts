/** Why a grade is what it is, in sentences: made here, from facts. */
import type {
  ExplainedSubmissionView,
  GradeExplanationView,
} from '#server/grading/grade-explanation-view.ts';
import { formatPoints, pointsInWords } from '../../ui/format-points.ts';

/** "1 day late, −10%", or null on time. */
export function lateWords(lateSteps: number, percentPerDay: number): string | null {
  if (lateSteps === 0) return null;
  const days = lateSteps === 1 ? '1 day late' : `${lateSteps} days late`;
  return `${days}, −${formatPoints(Math.min(lateSteps * percentPerDay, 100))}%`;
}

/** One sentence per step from the submissions to the points. */
export function gradeReasons(explanation: GradeExplanationView): readonly string[] {
  const { submissions, rule, due, override, pointsMax, claimedPoints } = explanation;
  const counting = submissions.find(({ counts }) => counts);
  const reasons = counting ? countingReasons(counting, { rule, percentPerDay: due.percentPerDay }) : [];
  if (override) {
    return [
      ...reasons,
      `${override.by ?? 'A grader'} set ${formatPoints(override.points)} of ${formatPoints(pointsMax)} by hand, and that holds.`,
    ];
  }
  if (reasons.length > 0) return reasons;
  if (submissions.some(({ state }) => state === 'could-not-grade'))
    return ['The grader failed on what was handed in. It costs the student nothing; a regrade tries again.'];
  if (submissions.length > 0) return ['What was handed in is not verified yet.'];
  if (claimedPoints !== null)
    return [
      `A browser claims ${pointsInWords(claimedPoints)}. Nothing was handed in, so it counts for nothing.`,
    ];
  return ['Nothing was handed in.'];
}

/** "add 2 points" */
function changeWords(points: number): string {
  return `${points > 0 ? 'add' : 'take'} ${pointsInWords(Math.abs(points))}`;
}

function countingReasons(
  {
    number,
    points,
    casePoints,
    rubricPoints,
    pointsAfterLate,
    pointsMax,
    lateSteps,
  }: ExplainedSubmissionView,
  { rule, percentPerDay }: { rule: GradeExplanationView['rule']; percentPerDay: number },
): readonly string[] {
  const which = rule === 'best' ? 'the best one after lateness' : 'the last one that is verified';
  const late = lateWords(lateSteps, percentPerDay);
  return [
    `Submission ${number} counts: ${which}.`,
    `The server verified ${formatPoints(points ?? 0)} of ${formatPoints(pointsMax)}.`,
    ...(casePoints === 0 ? [] : [`Points of cases set by hand ${changeWords(casePoints)}.`]),
    ...(rubricPoints === 0
      ? []
      : [`The rubric ${rubricPoints > 0 ? 'adds' : 'takes'} ${pointsInWords(Math.abs(rubricPoints))}.`]),
    ...(late === null
      ? []
      : [`It came ${late} of the full points: ${formatPoints(pointsAfterLate ?? 0)} left.`]),
  ];
}
