/** What in a course waits for a person. */
import { and, asc, count, eq, gt, inArray, isNull, type SQL, sql } from 'drizzle-orm';
import type { Queryable } from '../../database.ts';
import { assignments } from '../../schema/courses.ts';
import { users } from '../../schema/people.ts';
import { reports, standings, submissions, type VerificationState, verifications } from '../../schema/work.ts';
import { isActiveStudent, isActiveStudentByKey } from '../insight/insight.ts';

export interface NeedRow {
  readonly submissionId: string;
  readonly userId: string;
  readonly name: string;
  readonly assignmentId: string;
  readonly submittedAt: Date;
  /** Of the newest of a student and assignment: how many there are. */
  readonly submissionCount: number;
  readonly points: number | null;
  readonly pointsMax: number | null;
}

/** How often, and since when, somebody has failed who waits for an answer. */
interface FailingRule {
  readonly submissionsMin: number;
  readonly since: Date;
}

/** Why a submission waits. `counting`: it is what counts, and nobody has been through it. */
export const NEEDS = ['failing', 'ungradable', 'flagged', 'ungraded', 'requested', 'counting'] as const;
export type Need = (typeof NEEDS)[number];

export interface NeedSearch {
  readonly courseId: string;
  readonly failing: FailingRule;
  readonly exercise?: { readonly moduleSlug: string; readonly slug: string } | undefined;
  readonly sectionId?: string | undefined;
}

const isNewest: SQL = sql`not exists (select 1 from submissions newer
  where newer.user_id = ${submissions.userId} and newer.assignment_id = ${submissions.assignmentId}
  and newer.number > ${submissions.number})`;

/** Who has left waits for nobody, and what staff try in their own course is no work to grade. */
const isOfStudent: SQL = isActiveStudent(sql`${submissions.userId}`, sql`${assignments.courseId}`);

const isReviewed: SQL = sql`exists (select 1 from reviews_done where reviews_done.submission_id = ${submissions.id})`;

/** Whose newest submission the grader gave up on, oldest first. */
export async function selectUngradable(db: Queryable, search: NeedSearch): Promise<readonly NeedRow[]> {
  return rowsOf(db, { search, where: CONDITIONS.ungradable(search) }).orderBy(
    asc(submissions.submittedAt),
    asc(submissions.id),
  );
}

/**
 * Who has submitted so often since then and still fails, and has no comment on any of it: fewest points first.
 * Somebody whom points by hand have settled is left alone.
 */
export async function selectFailingUnanswered(
  db: Queryable,
  search: NeedSearch,
): Promise<readonly NeedRow[]> {
  return rowsOf(db, { search, where: CONDITIONS.failing(search) }).orderBy(
    asc(sql`${reports.points} / greatest(${reports.pointsMax}, 1)`),
    asc(submissions.id),
  );
}

/** What waits for one reason, in no order. */
export async function selectNeeds(
  db: Queryable,
  { need, ...search }: NeedSearch & { need: Need },
): Promise<readonly NeedRow[]> {
  return rowsOf(db, { search, where: CONDITIONS[need](search) });
}

/** How many wait for each of some reasons. */
export async function selectNeedCounts<Asked extends Need>(
  db: Queryable,
  search: NeedSearch,
  needs: readonly Asked[],
): Promise<Readonly<Record<Asked, number>>> {
  const counts: [Asked, number][] = [];
  for (const need of needs) {
    const [row] = await countOf(db, { search, where: CONDITIONS[need](search) });
    counts.push([need, row?.n ?? 0]);
  }
  return Object.fromEntries(counts) as Record<Asked, number>;
}

/** What one person has been through, as rows of the same form. */
export async function selectNeedsById(
  db: Queryable,
  { submissionIds, ...search }: NeedSearch & { submissionIds: readonly string[] },
): Promise<readonly NeedRow[]> {
  if (submissionIds.length === 0) return [];
  return rowsOf(db, { search, where: [inArray(submissions.id, [...submissionIds])] });
}

const CONDITIONS: Readonly<Record<Need, (search: NeedSearch) => readonly SQL[]>> = {
  ungradable: () => [isOfStudent, isNewest, isNewestVerdict('could-not-grade'), sql`not ${isReviewed}`],
  // What is one row by its key is asked for as a value: as joins they were walks over everybody's work in the exercise.
  failing: ({ failing }) => [
    isActiveStudentByKey(sql`${submissions.userId}`, sql`${assignments.courseId}`),
    sql`${submissions.number} = (select max(newer.number) from submissions newer
      where newer.user_id = ${submissions.userId} and newer.assignment_id = ${submissions.assignmentId})`,
    // The grade settles most of them: set by hand, or from a submission with all points.
    sql`(select grades.override_id is not null or grades.points_before_late >= grades.points_max from grades
      where grades.user_id = ${submissions.userId} and grades.assignment_id = ${submissions.assignmentId}) is not true`,
    // The number of the newest is how many there are.
    sql`${submissions.number} >= ${failing.submissionsMin}`,
    gt(submissions.submittedAt, failing.since),
    isNewestVerdict('verified'),
    sql`not ${isReviewed}`,
    sql`not exists (select 1 from standings sibling join reports passed on passed.verification_id = sibling.reported_id
      where sibling.user_id = ${submissions.userId} and sibling.assignment_id = ${submissions.assignmentId}
      and passed.points >= passed.points_max)`,
    sql`not exists (select 1 from comments join submissions of on of.id = comments.submission_id
      where of.user_id = ${submissions.userId} and of.assignment_id = ${submissions.assignmentId} and comments.shown_to_student)`,
  ],
  // Whoever has been through it may want it looked at again: a flag holds until it is taken off. That somebody asks of a
  // person calls for one whoever handed it in: so does a question.
  flagged: () => [
    sql`exists (select 1 from review_flags flag where flag.submission_id = ${submissions.id} and flag.cleared_at is null)`,
  ],
  requested: () => [
    sql`exists (select 1 from requests where requests.submission_id = ${submissions.id} and requests.state = 'open')`,
  ],
  ungraded: () => [
    isOfStudent,
    eq(standings.counts, true),
    sql`not ${isReviewed}`,
    sql`exists (select 1 from rubric_items item where item.assignment_id = ${submissions.assignmentId} and item.retired_at is null)`,
    sql`not exists (select 1 from rubric_marks mark where mark.submission_id = ${submissions.id} and mark.released)`,
  ],
  counting: () => [isOfStudent, eq(standings.counts, true), sql`not ${isReviewed}`],
};

/** Without a join: what only narrows a search down is no cost where it is not asked for. */
function within({ courseId, exercise, sectionId }: NeedSearch): readonly (SQL | undefined)[] {
  return [
    eq(assignments.courseId, courseId),
    isNull(assignments.withdrawnAt),
    exercise &&
      sql`exists (select 1 from modules where modules.id = ${assignments.moduleId} and modules.slug = ${exercise.moduleSlug})`,
    exercise && eq(assignments.slug, exercise.slug),
    sectionId === undefined
      ? undefined
      : sql`exists (select 1 from enrolments where enrolments.user_id = ${submissions.userId}
          and enrolments.course_id = ${assignments.courseId} and enrolments.section_id = ${sectionId})`,
  ];
}

/** Of the newest verification, whatever became of it. */
function isNewestVerdict(state: VerificationState): SQL {
  return sql`exists (select 1 from verifications latest where latest.id = ${standings.latestId} and latest.state = ${state})`;
}

function countOf(db: Queryable, { search, where }: { search: NeedSearch; where: readonly SQL[] }) {
  return db
    .select({ n: count() })
    .from(submissions)
    .innerJoin(assignments, eq(assignments.id, submissions.assignmentId))
    .innerJoin(standings, eq(standings.submissionId, submissions.id))
    .where(and(...within(search), ...where));
}

function rowsOf(db: Queryable, { search, where }: { search: NeedSearch; where: readonly SQL[] }) {
  return db
    .select({
      submissionId: submissions.id,
      userId: submissions.userId,
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
    .leftJoin(reports, eq(reports.verificationId, standings.reportedId))
    .where(and(...within(search), ...where));
}

/** How many of the students who are in the course now have handed in anything, by assignment. */
export async function selectSubmitterCounts(
  db: Queryable,
  courseId: string,
): Promise<ReadonlyMap<string, number>> {
  // Whoever has submitted has a first submission, and only one.
  const rows = await db
    .select({ assignmentId: submissions.assignmentId, n: count() })
    .from(submissions)
    .innerJoin(assignments, eq(assignments.id, submissions.assignmentId))
    .where(and(eq(assignments.courseId, courseId), eq(submissions.number, 1), isOfStudent))
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
