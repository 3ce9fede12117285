/** Which verified result counts, and how much after the late policy. */
import type { LatePolicy } from '#db/schema/courses.ts';
import { pointsAfterLate } from '../courses/deadlines.ts';

export interface VerifiedResult {
  readonly verificationId: string;
  readonly points: number;
  readonly pointsMax: number;
  readonly submittedAt: Date;
  readonly dueAt: Date | null;
}

export interface CountingResult {
  readonly verificationId: string;
  readonly points: number;
  readonly pointsBeforeLate: number;
  readonly pointsMax: number;
}

/** `best`: the most points after the late policy, the earlier of equals. `latest`: the last that was submitted. */
export function countingResult(
  results: readonly VerifiedResult[],
  rule: { gradeRule: 'best' | 'latest'; latePolicy: LatePolicy },
): CountingResult | null {
  const ordered = [...results].sort((a, b) => a.submittedAt.getTime() - b.submittedAt.getTime());
  const counted = ordered.map((result) => ({
    verificationId: result.verificationId,
    points: pointsAfterLate({ ...result, policy: rule.latePolicy }),
    pointsBeforeLate: result.points,
    pointsMax: result.pointsMax,
  }));
  if (rule.gradeRule === 'latest') return counted.at(-1) ?? null;
  return counted.reduce<CountingResult | null>(
    (best, result) => (best === null || result.points > best.points ? result : best),
    null,
  );
}
