/** Which verified result counts, and how much after the late policy. */
import type { LatePolicy } from '#db/schema/courses.ts';
import { roundPoints } from '#grader/judge/round-points.ts';
import { type Deadlines, lateStepsAt, pointsAfterLate } from '../courses/deadlines.ts';
import { isLargerShare } from '../courses/points-share.ts';

export interface VerifiedResult {
  readonly verificationId: string;
  /** Of the cases. */
  readonly points: number;
  readonly pointsMax: number;
  /** What points of cases by hand change of it, below 0 too. */
  readonly casePoints: number;
  /** What people gave beside the cases, below 0 too. */
  readonly rubricPoints: number;
  readonly submittedAt: Date;
}

export interface CountingResult {
  readonly verificationId: string;
  readonly points: number;
  readonly pointsBeforeLate: number;
  readonly pointsMax: number;
}

export interface GradeRule {
  readonly gradeRule: 'best' | 'latest';
  readonly latePolicy: LatePolicy;
  /** As they are when the grade is settled. */
  readonly deadlines: Deadlines;
}

/** Cases, what people changed of them, and rubric together: never below 0, never more than the exercise gives. */
export function pointsByHand(
  of: Pick<VerifiedResult, 'points' | 'pointsMax' | 'casePoints' | 'rubricPoints'>,
): number {
  return Math.min(Math.max(roundPoints(of.points + of.casePoints + of.rubricPoints), 0), of.pointsMax);
}

/**
 * `best`: the largest share of the points of the version that judged it, after the late policy, the earlier of equals.
 * `latest`: the last that was submitted.
 */
export function countingResult(results: readonly VerifiedResult[], rule: GradeRule): CountingResult | null {
  const ordered = [...results].sort((a, b) => a.submittedAt.getTime() - b.submittedAt.getTime());
  const counted = ordered.map((result) => ({
    verificationId: result.verificationId,
    points: pointsAfterLate({
      points: pointsByHand(result),
      pointsMax: result.pointsMax,
      lateSteps: lateStepsAt(result.submittedAt, rule.deadlines),
      percentPerDay: rule.latePolicy.percentPerDay,
    }),
    pointsBeforeLate: pointsByHand(result),
    pointsMax: result.pointsMax,
  }));
  if (rule.gradeRule === 'latest') return counted.at(-1) ?? null;
  return counted.reduce<CountingResult | null>(
    (best, result) => (best === null || isLargerShare(result, best) ? result : best),
    null,
  );
}
