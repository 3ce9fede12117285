/** The submissions on which a checked draft is tried. */
import { and, asc, eq } from 'drizzle-orm';
import type { Queryable } from '../../database.ts';
import { assignments } from '../../schema/courses.ts';
import { users } from '../../schema/people.ts';
import { reports, standings, submissions, verifications } from '../../schema/work.ts';
import { type DraftPlace, isPlaceOf } from './draft-places.ts';

/** A submission that counts, as it was judged. */
export interface CountingProgram {
  readonly submissionId: string;
  readonly assignmentId: string;
  readonly userId: string;
  readonly name: string;
  readonly source: string;
  /** Of the inputs that it was judged on. */
  readonly seed: number;
  readonly points: number;
  readonly pointsMax: number;
}

/** On what a draft writes, or would take the place of, by name of the student. */
export async function selectCountingPrograms(
  db: Queryable,
  draft: DraftPlace,
): Promise<readonly CountingProgram[]> {
  return db
    .select({
      submissionId: submissions.id,
      assignmentId: standings.assignmentId,
      userId: standings.userId,
      name: users.name,
      source: submissions.source,
      seed: verifications.seed,
      points: reports.points,
      pointsMax: reports.pointsMax,
    })
    .from(standings)
    .innerJoin(assignments, eq(assignments.id, standings.assignmentId))
    .innerJoin(submissions, eq(submissions.id, standings.submissionId))
    .innerJoin(verifications, eq(verifications.id, standings.reportedId))
    .innerJoin(reports, eq(reports.verificationId, standings.reportedId))
    .innerJoin(users, eq(users.id, standings.userId))
    .where(and(isPlaceOf(draft), eq(standings.counts, true)))
    .orderBy(asc(users.name), asc(submissions.id));
}
