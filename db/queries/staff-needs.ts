/** What in a course waits for a person. */
import { and, asc, count, eq, gt, inArray, isNull, type SQL, sql } from 'drizzle-orm';
import type { Queryable } from '../database.ts';
import { assignments } from '../schema/courses.ts';
import { users } from '../schema/people.ts';
import { reports, standings, submissions, verifications } from '../schema/work.ts';

export interface NeedRow {
  /** The newest of that student and assignment. */
  readonly submissionId: string;
  readonly userId: string;
  readonly name: string;
  readonly assignmentId: string;
  readonly submittedAt: Date;
  readonly submissionCount: number;
  readonly points: number | null;
  readonly pointsMax: number | null;
}

const isNewest: SQL = sql`not exists (select 1 from submissions newer
  where newer.user_id = ${submissions.userId} and newer.assignment_id = ${submissions.assignmentId}
  and newer.number > ${submissions.number})`;

/** Whose newest submission the grader gave up on, oldest first. */
export async function selectUngradable(db: Queryable, courseId: string): Promise<readonly NeedRow[]> {
  return needs(db, {
    courseId,
    where: [eq(verifications.state, 'could-not-grade')],
    order: asc(submissions.submittedAt),
  });
}

/**
 * Who has submitted so often since then and still fails, and has no comment on any of it: fewest points first.
 * Somebody whom points by hand have settled is left alone.
 */
export async function selectFailingUnanswered(
  db: Queryable,
  search: { courseId: string; submissionsMin: number; since: Date },
): Promise<readonly NeedRow[]> {
  const siblings = sql`select 1 from standings sibling join reports passed on passed.verification_id = sibling.reported_id
    where sibling.user_id = ${submissions.userId} and sibling.assignment_id = ${submissions.assignmentId}
    and passed.points >= passed.points_max`;
  const answered = sql`select 1 from comments join submissions of on of.id = comments.submission_id
    where of.user_id = ${submissions.userId} and of.assignment_id = ${submissions.assignmentId} and comments.shown_to_student`;
  const settled = sql`select 1 from grades where grades.user_id = ${submissions.userId}
    and grades.assignment_id = ${submissions.assignmentId} and grades.override_id is not null`;
  return needs(db, {
    courseId: search.courseId,
    where: [
      // The number of the newest is how many there are.
      sql`${submissions.number} >= ${search.submissionsMin}`,
      gt(submissions.submittedAt, search.since),
      eq(verifications.state, 'verified'),
      sql`not exists (${siblings})`,
      sql`not exists (${answered})`,
      sql`not exists (${settled})`,
    ],
    order: asc(sql`${reports.points} / greatest(${reports.pointsMax}, 1)`),
  });
}

function needs(
  db: Queryable,
  search: { courseId: string; where: readonly SQL[]; order: SQL },
): Promise<readonly NeedRow[]> {
  return db
    .select({
      submissionId: submissions.id,
      userId: users.id,
      name: users.name,
      assignmentId: submissions.assignmentId,
      submittedAt: submissions.submittedAt,
      submissionCount: submissions.number,
      points: reports.points,
      pointsMax: reports.pointsMax,
    })
    .from(submissions)
    .innerJoin(assignments, eq(assignments.id, submissions.assignmentId))
    .innerJoin(users, eq(users.id, submissions.userId))
    .innerJoin(standings, eq(standings.submissionId, submissions.id))
    .innerJoin(verifications, eq(verifications.id, standings.latestId))
    .leftJoin(reports, eq(reports.verificationId, standings.reportedId))
    .where(
      and(
        eq(assignments.courseId, search.courseId),
        isNull(assignments.withdrawnAt),
        isNewest,
        ...search.where,
      ),
    )
    .orderBy(search.order, asc(submissions.id));
}

/** How many students have handed in anything, by assignment. */
export async function selectSubmitterCounts(
  db: Queryable,
  courseId: string,
): Promise<ReadonlyMap<string, number>> {
  // Whoever has submitted has a first submission, and only one.
  const rows = await db
    .select({ assignmentId: submissions.assignmentId, n: count() })
    .from(submissions)
    .innerJoin(assignments, eq(assignments.id, submissions.assignmentId))
    .where(and(eq(assignments.courseId, courseId), eq(submissions.number, 1)))
    .groupBy(submissions.assignmentId);
  return new Map(rows.map((row) => [row.assignmentId, row.n]));
}

/** Submissions of a course that wait for the grader, and since when the oldest does. */
export async function selectWaiting(
  db: Queryable,
  courseId: string,
): Promise<{ readonly count: number; readonly since: Date | null }> {
  const [row] = await db
    .select({
      count: sql<number>`count(*)::int`,
      since: sql<Date | null>`min(${verifications.queuedAt})`.mapWith(verifications.queuedAt),
    })
    .from(verifications)
    .innerJoin(standings, eq(standings.latestId, verifications.id))
    .innerJoin(assignments, eq(assignments.id, standings.assignmentId))
    .where(and(eq(assignments.courseId, courseId), inArray(verifications.state, ['queued', 'verifying'])));
  return { count: row?.count ?? 0, since: row?.since ?? null };
}
