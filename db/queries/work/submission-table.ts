import { and, count, desc, eq, ilike, or, type SQL, sql } from 'drizzle-orm';
import type { Queryable } from '../../database.ts';
import { assignments, modules } from '../../schema/courses.ts';
import { users } from '../../schema/people.ts';
import { reports, standings, submissions, type VerificationState, verifications } from '../../schema/work.ts';

export interface SubmissionTableSearch {
  readonly courseId: string;
  /** Part of a name or an address, any case. */
  readonly search?: string | undefined;
  readonly exercise?: { readonly moduleSlug: string; readonly slug: string } | undefined;
  readonly state?: VerificationState | undefined;
  readonly onlyCounting?: boolean | undefined;
}

/** One page of a course's submissions, newest first. */
export async function selectSubmissionTable(
  db: Queryable,
  search: SubmissionTableSearch & { offset: number; limit: number },
) {
  return db
    .select({
      submissionId: submissions.id,
      student: { id: users.id, name: users.name, email: users.email },
      assignmentId: submissions.assignmentId,
      number: submissions.number,
      submittedAt: submissions.submittedAt,
      state: verifications.state,
      claimedPoints: submissions.claimedPoints,
      points: reports.points,
      pointsMax: reports.pointsMax,
      lateSteps: standings.lateSteps,
      counts: standings.counts,
    })
    .from(submissions)
    .innerJoin(users, eq(users.id, submissions.userId))
    .innerJoin(assignments, eq(assignments.id, submissions.assignmentId))
    .innerJoin(modules, eq(modules.id, assignments.moduleId))
    .innerJoin(standings, eq(standings.submissionId, submissions.id))
    .innerJoin(verifications, eq(verifications.id, standings.latestId))
    .leftJoin(reports, eq(reports.verificationId, standings.reportedId))
    .where(conditions(search))
    .orderBy(desc(submissions.submittedAt), desc(submissions.id))
    .offset(search.offset)
    .limit(search.limit);
}

/** Rows per state with every filter but the state applied. */
export async function selectSubmissionStateCounts(
  db: Queryable,
  search: SubmissionTableSearch,
): Promise<ReadonlyMap<VerificationState, number>> {
  const rows = await db
    .select({ state: verifications.state, n: count() })
    .from(submissions)
    .innerJoin(users, eq(users.id, submissions.userId))
    .innerJoin(assignments, eq(assignments.id, submissions.assignmentId))
    .innerJoin(modules, eq(modules.id, assignments.moduleId))
    .innerJoin(standings, eq(standings.submissionId, submissions.id))
    .innerJoin(verifications, eq(verifications.id, standings.latestId))
    .where(conditions({ ...search, state: undefined }))
    .groupBy(verifications.state);
  return new Map(rows.map((row) => [row.state, row.n]));
}

function conditions(search: SubmissionTableSearch): SQL | undefined {
  const pattern = search.search ? `%${search.search.replace(/[\\%_]/g, '\\$&')}%` : null;
  return and(
    eq(assignments.courseId, search.courseId),
    pattern ? or(ilike(users.name, pattern), ilike(users.email, pattern)) : undefined,
    // Looking for a name would find whose those are that are graded without.
    pattern
      ? sql`not exists (select 1 from anonymous_grading where anonymous_grading.assignment_id = ${assignments.id})`
      : undefined,
    search.exercise
      ? and(eq(modules.slug, search.exercise.moduleSlug), eq(assignments.slug, search.exercise.slug))
      : undefined,
    search.state ? eq(verifications.state, search.state) : undefined,
    search.onlyCounting ? eq(standings.counts, true) : undefined,
  );
}
