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

/** The grades of one assignment, one beside the other: whose by their places among the students, from 0. */
export interface PackedGrades {
  readonly places: readonly number[];
  readonly points: readonly number[];
  /** Those that a person set, by place. */
  readonly overridden: readonly number[];
  /** By place, of how many points those are that are not of as many as the assignment now has. */
  readonly otherMax: ReadonlyMap<number, number>;
}

/** Every grade of these students in these assignments, by assignment. As text: 36,000 ids would cost more than all the rest. */
export async function selectPackedGrades(
  db: Queryable,
  {
    pointsMax,
    studentIds,
  }: {
    /** That each assignment now has. */
    pointsMax: ReadonlyMap<string, number>;
    studentIds: readonly string[];
  },
): Promise<ReadonlyMap<string, PackedGrades>> {
  // Told to be distinct, so that their few are what is looked up in, and not the grades.
  const student = sql`(select distinct on (id) id, place
    from unnest(${`{${studentIds.join(',')}}`}::uuid[]) with ordinality given(id, place)) student`;
  const assignment = sql`(select distinct on (id) id, points_max
    from unnest(${`{${[...pointsMax.keys()].join(',')}}`}::uuid[], ${`{${[...pointsMax.values()].join(',')}}`}::float8[])
    given(id, points_max)) assignment`;
  const place = sql`student.place - 1`;
  const isOther = sql`${grades.pointsMax} <> assignment.points_max`;
  const rows = await db
    .select({
      assignmentId: grades.assignmentId,
      places: sql<string>`array_agg(${place})::text`,
      points: sql<string>`array_agg(${grades.points})::text`,
      overridden: sql<
        string | null
      >`(array_agg(${place}) filter (where ${grades.overrideId} is not null))::text`,
      otherPlaces: sql<string | null>`(array_agg(${place}) filter (where ${isOther}))::text`,
      otherMax: sql<string | null>`(array_agg(${grades.pointsMax}) filter (where ${isOther}))::text`,
    })
    .from(grades)
    .innerJoin(student, sql`student.id = ${grades.userId}`)
    .innerJoin(assignment, sql`assignment.id = ${grades.assignmentId}`)
    .groupBy(grades.assignmentId);
  return new Map(
    rows.map(({ assignmentId, places, points, overridden, otherPlaces, otherMax }) => {
      const maxima = numbersIn(otherMax);
      return [
        assignmentId,
        {
          places: numbersIn(places),
          points: numbersIn(points),
          overridden: numbersIn(overridden),
          otherMax: new Map(numbersIn(otherPlaces).map((other, at) => [other, maxima[at] ?? 0])),
        },
      ];
    }),
  );
}

/** Of "{1,2.5}"; none where nothing was put together. */
function numbersIn(array: string | null): readonly number[] {
  return array === null ? [] : array.slice(1, -1).split(',').map(Number);
}

/** Word for word as the partial indexes have it, or they are not used. */
const IS_LATE = sql`${standings.counts} and ${standings.lateSteps} > 0`;
const IS_OPEN = sql`${verifications.state} in ('queued', 'verifying', 'could-not-grade')`;

/** Of standings, by assignment: a row of its own for each of thousands of cells would cost more than finding them. */
const PACKED_CELLS = {
  assignmentId: standings.assignmentId,
  userIds: sql<string>`string_agg(distinct ${standings.userId}::text, ',')`,
};

function unpacked(
  rows: readonly { readonly assignmentId: string; readonly userIds: string }[],
): readonly CellKey[] {
  return rows.flatMap(({ assignmentId, userIds }) =>
    userIds.split(',').map((userId) => ({ userId, assignmentId })),
  );
}

/** Cells whose grade comes from late work. */
export async function selectLateCells(db: Queryable, courseId: string): Promise<readonly CellKey[]> {
  const rows = await db
    .select(PACKED_CELLS)
    .from(standings)
    .where(and(IS_LATE, inArray(standings.assignmentId, assignmentsOf(db, courseId))))
    .groupBy(standings.assignmentId);
  return unpacked(rows);
}

/** Cells with a comment on any of their submissions. */
export async function selectCommentedCells(db: Queryable, courseId: string): Promise<readonly CellKey[]> {
  const rows = await db
    .select(PACKED_CELLS)
    .from(standings)
    .where(
      and(
        // A list of few, each looked up by its key: as a join it would be a pass over everybody's work.
        sql`${standings.submissionId} = any(array(select distinct ${comments.submissionId} from ${comments}))`,
        inArray(standings.assignmentId, assignmentsOf(db, courseId)),
      ),
    )
    .groupBy(standings.assignmentId);
  return unpacked(rows);
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
        IS_OPEN,
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
  // Looked up for each claim, of which there are few: as a join it would be a pass over all grades.
  const graded = sql`(select ${grades.id} from ${grades}
    where ${grades.userId} = ${claims.userId} and ${grades.assignmentId} = ${claims.assignmentId})`;
  const rows = await db
    .select({
      assignmentId: claims.assignmentId,
      userIds: sql<string>`string_agg(${claims.userId}::text, ',')`,
      points: sql<string>`array_agg(${claims.points})::text`,
    })
    .from(claims)
    .where(and(inArray(claims.assignmentId, assignmentsOf(db, courseId)), isNull(graded)))
    .groupBy(claims.assignmentId);
  return rows.flatMap(({ points, ...cells }) => {
    const claimed = numbersIn(points);
    return unpacked([cells]).map((cell, at) => ({ ...cell, points: claimed[at] ?? 0 }));
  });
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
