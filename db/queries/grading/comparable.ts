/** What a submission may be held against: every other one to the same exercise. */
import { and, eq, ne } from 'drizzle-orm';
import type { Queryable } from '../../database.ts';
import { users } from '../../schema/people.ts';
import { reports, standings, submissions } from '../../schema/work.ts';

export interface ComparableRow {
  readonly submissionId: string;
  readonly userId: string;
  readonly name: string;
  readonly email: string;
  readonly number: number;
  /** Both null: not verified. */
  readonly points: number | null;
  readonly pointsMax: number | null;
}

/** In no order: whose they are may not be known to who reads them. */
export async function selectComparable(
  db: Queryable,
  { assignmentId, exceptId }: { assignmentId: string; exceptId: string },
): Promise<readonly ComparableRow[]> {
  return db
    .select({
      submissionId: submissions.id,
      userId: submissions.userId,
      name: users.name,
      email: users.email,
      number: submissions.number,
      points: reports.points,
      pointsMax: reports.pointsMax,
    })
    .from(submissions)
    .innerJoin(users, eq(users.id, submissions.userId))
    .innerJoin(standings, eq(standings.submissionId, submissions.id))
    .leftJoin(reports, eq(reports.verificationId, standings.reportedId))
    .where(and(eq(submissions.assignmentId, assignmentId), ne(submissions.id, exceptId)));
}
