/** How far off the submissions that count were, case by case: what moving a tolerance would decide on. */
import { and, asc, eq } from 'drizzle-orm';
import type { Queryable } from '../../database.ts';
import { assignments } from '../../schema/courses.ts';
import { outcomes } from '../../schema/reports.ts';
import { standings, submissions } from '../../schema/work.ts';
import { type DraftPlace, isPlaceOf } from './draft-places.ts';

export interface DistanceRow {
  readonly submissionId: string;
  readonly caseId: string;
  readonly status: string;
  readonly inTolerances: number | null;
}

/** On what a draft writes, or would take the place of, by submission, oldest first. */
export async function selectDistances(
  db: Queryable,
  draft: DraftPlace,
): Promise<ReadonlyMap<string, readonly DistanceRow[]>> {
  const rows = await db
    .select({
      submissionId: submissions.id,
      caseId: outcomes.caseId,
      status: outcomes.status,
      inTolerances: outcomes.inTolerances,
    })
    .from(standings)
    .innerJoin(assignments, eq(assignments.id, standings.assignmentId))
    .innerJoin(submissions, eq(submissions.id, standings.submissionId))
    .innerJoin(outcomes, eq(outcomes.verificationId, standings.reportedId))
    .where(and(isPlaceOf(draft), eq(standings.counts, true)))
    .orderBy(asc(submissions.submittedAt), asc(submissions.id), asc(outcomes.position));
  return Map.groupBy(rows, ({ submissionId }) => submissionId);
}
