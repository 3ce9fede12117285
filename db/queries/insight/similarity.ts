/** Programs to compare, and what came of comparing them. */
import { and, desc, eq, inArray, isNotNull, ne, type SQL, sql } from 'drizzle-orm';
import type { Queryable } from '../../database.ts';
import { batches } from '../../schema/batches.ts';
import { assignments, courses, enrolments } from '../../schema/courses.ts';
import { users } from '../../schema/people.ts';
import { standings, submissions } from '../../schema/work.ts';
import { isActiveStudent } from './insight.ts';

export interface CountingProgram {
  readonly submissionId: string;
  readonly versionId: string;
  readonly source: string;
}

/** What counts of each student, newest first: of one assignment those who are in its course now, of others all. */
export async function selectCountingPrograms(
  db: Queryable,
  of: { readonly assignmentIds: readonly string[]; readonly whose: 'enrolled' | 'anybody'; limit: number },
): Promise<readonly CountingProgram[]> {
  const { id: submissionId, versionId, source, submittedAt } = submissions;
  const isEnrolled = sql`exists (select 1 from ${enrolments} where ${enrolments.userId} = ${submissions.userId}
    and ${enrolments.courseId} = ${assignments.courseId} and ${enrolments.role} = 'student'
    and ${enrolments.endedAt} is null)`;
  return db
    .select({ submissionId, versionId, source })
    .from(submissions)
    .innerJoin(standings, eq(standings.submissionId, submissions.id))
    .innerJoin(assignments, eq(assignments.id, submissions.assignmentId))
    .where(
      and(
        inArray(submissions.assignmentId, [...of.assignmentIds]),
        eq(standings.counts, true),
        of.whose === 'enrolled' ? isEnrolled : undefined,
      ),
    )
    .orderBy(desc(submittedAt))
    .limit(of.limit);
}

/** Where else an exercise is given: other terms, other courses. */
export async function selectOtherPlaces(
  db: Queryable,
  of: { readonly exerciseId: string; readonly courseId: string },
): Promise<readonly { readonly assignmentId: string; readonly course: string }[]> {
  return db
    .select({ assignmentId: assignments.id, course: courses.slug })
    .from(assignments)
    .innerJoin(courses, eq(courses.id, assignments.courseId))
    .where(and(eq(assignments.exerciseId, of.exerciseId), ne(assignments.courseId, of.courseId)));
}

const RUN = {
  batchId: batches.id,
  state: batches.state,
  done: batches.done,
  total: batches.total,
  askedAt: batches.askedAt,
  givenUpAt: batches.givenUpAt,
};

/** The newest comparison of an assignment, however far it is. */
export async function selectOptionalLastComparison(db: Queryable, assignmentId: string) {
  const [row] = await db
    .select(RUN)
    .from(batches)
    .where(ofAssignment(assignmentId))
    .orderBy(desc(batches.askedAt))
    .limit(1);
  return row ?? null;
}

/** What the newest one found that came to its end. */
export async function selectOptionalFindings(db: Queryable, assignmentId: string) {
  const [row] = await db
    .select({ findings: batches.findings, askedAt: batches.askedAt })
    .from(batches)
    .where(and(ofAssignment(assignmentId), isNotNull(batches.findings)))
    .orderBy(desc(batches.askedAt))
    .limit(1);
  return row ?? null;
}

/** The newest of each assignment of a course that found something out, in two numbers. */
export async function selectComparisons(
  db: Queryable,
  { courseId, similarFrom }: { courseId: string; similarFrom: number },
) {
  const pairs = sql`${batches.findings}->'pairs'`;
  const found = db
    .selectDistinctOn([batches.assignmentId], {
      assignmentId: batches.assignmentId,
      askedAt: batches.askedAt,
      highest: sql<number | null>`(${pairs}->0->>'similarity')::float8`.as('highest'),
      similar: sql<number>`(select count(*)::int from jsonb_array_elements(${pairs}) pair
        where (pair->>'similarity')::float8 >= ${similarFrom})`.as('similar'),
    })
    .from(batches)
    .where(and(eq(batches.courseId, courseId), eq(batches.kind, 'similarity'), isNotNull(batches.findings)))
    .orderBy(batches.assignmentId, desc(batches.askedAt));
  const rows = await found;
  return new Map(rows.map((row) => [row.assignmentId, row]));
}

/** How many students of each assignment, of those in the course now, have a submission that counts. */
export async function selectCountingNumbers(
  db: Queryable,
  courseId: string,
): Promise<ReadonlyMap<string, number>> {
  const rows = await db
    .select({ assignmentId: standings.assignmentId, programs: sql<number>`count(*)::int` })
    .from(standings)
    .innerJoin(assignments, eq(assignments.id, standings.assignmentId))
    .where(
      and(
        eq(assignments.courseId, courseId),
        eq(standings.counts, true),
        isActiveStudent(sql`${standings.userId}`, sql`${assignments.courseId}`),
      ),
    )
    .groupBy(standings.assignmentId);
  return new Map(rows.map(({ assignmentId, programs }) => [assignmentId, programs]));
}

function ofAssignment(assignmentId: string): SQL | undefined {
  return and(eq(batches.assignmentId, assignmentId), eq(batches.kind, 'similarity'));
}

export interface ProgramAuthor {
  readonly submissionId: string;
  readonly userId: string;
  readonly name: string;
  readonly email: string;
  readonly assignmentId: string;
  readonly courseId: string;
  readonly number: number;
  readonly submittedAt: Date;
  readonly course: string;
  /** "Deep Learning, Autumn" */
  readonly courseTitle: string;
}

/** Whose the submissions are. */
export async function selectAuthors(
  db: Queryable,
  submissionIds: readonly string[],
): Promise<ReadonlyMap<string, ProgramAuthor>> {
  if (submissionIds.length === 0) return new Map();
  const rows = await db
    .select({
      submissionId: submissions.id,
      userId: users.id,
      name: users.name,
      email: users.email,
      assignmentId: submissions.assignmentId,
      courseId: courses.id,
      number: submissions.number,
      submittedAt: submissions.submittedAt,
      course: courses.slug,
      courseTitle: sql<string>`concat_ws(', ', ${courses.title}, ${courses.term})`,
    })
    .from(submissions)
    .innerJoin(users, eq(users.id, submissions.userId))
    .innerJoin(assignments, eq(assignments.id, submissions.assignmentId))
    .innerJoin(courses, eq(courses.id, assignments.courseId))
    .where(inArray(submissions.id, [...submissionIds]));
  return new Map(rows.map((row) => [row.submissionId, row]));
}

export async function selectSources(
  db: Queryable,
  submissionIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const rows = await db
    .select({ id: submissions.id, source: submissions.source })
    .from(submissions)
    .where(inArray(submissions.id, [...submissionIds]));
  return new Map(rows.map(({ id, source }) => [id, source]));
}
