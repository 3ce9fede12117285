/**
 * What a gradebook is made of. One dense query, of the grades, packed per assignment because 36,000 rows cost more in
 * transport than in the database; the others find the few cells that need a mark. Read them in one snapshot.
 */
import { and, asc, eq, exists, gt, inArray, isNull, notExists, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { Queryable } from '../../database.ts';
import { assignments, enrolments } from '../../schema/courses.ts';
import { comments, grades } from '../../schema/grades.ts';
import { users } from '../../schema/people.ts';
import { reviewFlags } from '../../schema/review.ts';
import { claims, standings, submissions, type VerificationState, verifications } from '../../schema/work.ts';

/** One student's place in one assignment. */
export interface CellKey {
  readonly userId: string;
  readonly assignmentId: string;
}

export interface StudentRow {
  readonly id: string;
  readonly name: string;
  readonly email: string;
}

export interface EnrolledRow extends StudentRow {
  readonly sectionId: string | null;
}

/** Everybody who is enrolled as a student now, by name. */
export async function selectStudents(db: Queryable, courseId: string): Promise<readonly EnrolledRow[]> {
  return db
    .select({ id: users.id, name: users.name, email: users.email, sectionId: enrolments.sectionId })
    .from(enrolments)
    .innerJoin(users, eq(users.id, enrolments.userId))
    .where(and(eq(enrolments.courseId, courseId), eq(enrolments.role, 'student'), isNull(enrolments.endedAt)))
    .orderBy(asc(users.name), asc(users.id));
}

/** Student, points, and whether a person set them. */
export type PackedGrade = readonly [userId: string, points: number, overridden: boolean];

/** Every grade of a course, by assignment. */
export async function selectPackedGrades(
  db: Queryable,
  courseId: string,
): Promise<ReadonlyMap<string, readonly PackedGrade[]>> {
  const packed = sql<readonly PackedGrade[]>`json_agg(json_build_array(
    ${grades.userId}, ${grades.points}, ${grades.overrideId} is not null))`;
  const rows = await db
    .select({ assignmentId: grades.assignmentId, packed })
    .from(grades)
    .where(inArray(grades.assignmentId, assignmentsOf(db, courseId)))
    .groupBy(grades.assignmentId);
  return new Map(rows.map((row) => [row.assignmentId, row.packed]));
}

/** Cells whose grade comes from late work. */
export async function selectLateCells(db: Queryable, courseId: string): Promise<readonly CellKey[]> {
  return db
    .select({ userId: standings.userId, assignmentId: standings.assignmentId })
    .from(standings)
    .where(
      and(
        eq(standings.counts, true),
        gt(standings.lateSteps, 0),
        inArray(standings.assignmentId, assignmentsOf(db, courseId)),
      ),
    );
}

/** Cells with a comment on any of their submissions. */
export async function selectCommentedCells(db: Queryable, courseId: string): Promise<readonly CellKey[]> {
  return db
    .selectDistinct({ userId: submissions.userId, assignmentId: submissions.assignmentId })
    .from(comments)
    .innerJoin(submissions, eq(submissions.id, comments.submissionId))
    .where(inArray(submissions.assignmentId, assignmentsOf(db, courseId)));
}

/** Cells with a submission that somebody wants to be looked at again. */
export async function selectFlaggedCells(db: Queryable, courseId: string): Promise<readonly CellKey[]> {
  return db
    .selectDistinct({ userId: submissions.userId, assignmentId: submissions.assignmentId })
    .from(reviewFlags)
    .innerJoin(submissions, eq(submissions.id, reviewFlags.submissionId))
    .where(
      and(isNull(reviewFlags.clearedAt), inArray(submissions.assignmentId, assignmentsOf(db, courseId))),
    );
}

export interface OpenCell extends CellKey {
  readonly state: Exclude<VerificationState, 'verified'>;
  readonly claimedPoints: number | null;
}

/** Cells whose newest submission is not verified: it waits, or could not be graded. */
export async function selectOpenCells(db: Queryable, courseId: string): Promise<readonly OpenCell[]> {
  const newer = alias(submissions, 'newer');
  const rows = await db
    .select({
      userId: submissions.userId,
      assignmentId: submissions.assignmentId,
      state: verifications.state,
      claimedPoints: submissions.claimedPoints,
    })
    .from(verifications)
    .innerJoin(standings, eq(standings.latestId, verifications.id))
    .innerJoin(submissions, eq(submissions.id, standings.submissionId))
    .where(
      and(
        inArray(verifications.state, ['queued', 'verifying', 'could-not-grade']),
        inArray(submissions.assignmentId, assignmentsOf(db, courseId)),
        notExists(
          db
            .select({ id: newer.id })
            .from(newer)
            .where(
              and(
                eq(newer.userId, submissions.userId),
                eq(newer.assignmentId, submissions.assignmentId),
                gt(newer.number, submissions.number),
              ),
            ),
        ),
      ),
    );
  return rows.flatMap(({ state, ...row }) => (state === 'verified' ? [] : [{ ...row, state }]));
}

/** What browsers claim where nothing is graded yet. */
export async function selectUngradedClaims(
  db: Queryable,
  courseId: string,
): Promise<readonly (CellKey & { readonly points: number })[]> {
  const graded = db
    .select({ id: grades.id })
    .from(grades)
    .where(and(eq(grades.userId, claims.userId), eq(grades.assignmentId, claims.assignmentId)));
  return db
    .select({ userId: claims.userId, assignmentId: claims.assignmentId, points: claims.points })
    .from(claims)
    .where(and(inArray(claims.assignmentId, assignmentsOf(db, courseId)), notExists(graded)));
}

/** A student of the course, also one who has left it: their work stays. */
export async function selectOptionalStudent(
  db: Queryable,
  key: { courseId: string; userId: string },
): Promise<StudentRow | null> {
  const enrolled = db
    .select({ id: enrolments.id })
    .from(enrolments)
    .where(and(eq(enrolments.courseId, key.courseId), eq(enrolments.userId, key.userId)));
  const [row] = await db
    .select({ id: users.id, name: users.name, email: users.email })
    .from(users)
    .where(and(eq(users.id, key.userId), exists(enrolled)));
  return row ?? null;
}

function assignmentsOf(db: Queryable, courseId: string) {
  return db
    .select({ id: assignments.id })
    .from(assignments)
    .where(and(eq(assignments.courseId, courseId), isNull(assignments.withdrawnAt)));
}
