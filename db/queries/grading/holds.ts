/** Who of the staff is at which submission, what was reviewed, and what is to be looked at again. */
import { and, asc, desc, eq, gt, gte, inArray, isNull, lte, ne, or, type SQL, sql } from 'drizzle-orm';
import type { Queryable, Transaction } from '../../database.ts';
import { assignments } from '../../schema/courses.ts';
import { users } from '../../schema/people.ts';
import { reviewFlags, reviewHolds, reviewsDone } from '../../schema/review.ts';
import { submissions } from '../../schema/work.ts';

export interface HoldRow {
  readonly submissionId: string;
  readonly holderId: string;
  readonly holder: string;
  readonly activeAt: Date;
}

interface HoldKey {
  readonly submissionId: string;
  readonly holderId: string;
}

/** Takes or renews a hold where nobody else has one that is newer than `since`. One statement: of several at once one wins. */
export async function upsertHold(
  db: Queryable,
  { submissionId, holderId, at, since }: HoldKey & { at: Date; since: Date },
): Promise<boolean> {
  const rows = await db
    .insert(reviewHolds)
    .values({ submissionId, holderId, activeAt: at })
    .onConflictDoUpdate({
      target: reviewHolds.submissionId,
      set: { holderId, activeAt: at },
      setWhere: or(eq(reviewHolds.holderId, holderId), lte(reviewHolds.activeAt, since)) as SQL,
    })
    .returning({ submissionId: reviewHolds.submissionId });
  return rows.length === 1;
}

/** Locks the submission's hold and the grader's own until the transaction ends; of two who swap theirs, one waits. */
export async function lockHolds(tx: Transaction, { submissionId, holderId }: HoldKey): Promise<void> {
  await tx
    .select({ submissionId: reviewHolds.submissionId })
    .from(reviewHolds)
    .where(or(eq(reviewHolds.submissionId, submissionId), eq(reviewHolds.holderId, holderId)))
    .orderBy(asc(reviewHolds.submissionId))
    .for('update');
}

/** Compare-and-set: true where it is still the hold of whom the person who asks has seen. */
export async function updateHolder(
  tx: Transaction,
  { submissionId, holderId, seenHolderId, at }: HoldKey & { seenHolderId: string; at: Date },
): Promise<boolean> {
  const rows = await tx
    .update(reviewHolds)
    .set({ holderId, activeAt: at })
    .where(and(eq(reviewHolds.submissionId, submissionId), eq(reviewHolds.holderId, seenHolderId)))
    .returning({ submissionId: reviewHolds.submissionId });
  return rows.length === 1;
}

/** Nothing where it is somebody else's. */
export async function deleteHold(db: Queryable, { submissionId, holderId }: HoldKey): Promise<void> {
  await db
    .delete(reviewHolds)
    .where(and(eq(reviewHolds.submissionId, submissionId), eq(reviewHolds.holderId, holderId)));
}

/** All holds of a grader but the one of this submission. */
export async function deleteOtherHolds(db: Queryable, { submissionId, holderId }: HoldKey): Promise<void> {
  await db
    .delete(reviewHolds)
    .where(and(eq(reviewHolds.holderId, holderId), ne(reviewHolds.submissionId, submissionId)));
}

/** Holds that have not run out, of anybody. */
export async function selectHolds(
  db: Queryable,
  { submissionIds, since }: { submissionIds: readonly string[]; since: Date },
): Promise<ReadonlyMap<string, HoldRow>> {
  if (submissionIds.length === 0) return new Map();
  const rows = await db
    .select({
      submissionId: reviewHolds.submissionId,
      holderId: reviewHolds.holderId,
      holder: users.name,
      activeAt: reviewHolds.activeAt,
    })
    .from(reviewHolds)
    .innerJoin(users, eq(users.id, reviewHolds.holderId))
    .where(and(inArray(reviewHolds.submissionId, [...submissionIds]), gt(reviewHolds.activeAt, since)));
  return new Map(rows.map((row) => [row.submissionId, row]));
}

/** Who is at something in a course, by name, each once. */
export async function selectHoldersOfCourse(
  db: Queryable,
  { courseId, since }: { courseId: string; since: Date },
): Promise<readonly { readonly id: string; readonly name: string }[]> {
  return db
    .selectDistinct({ id: users.id, name: users.name })
    .from(reviewHolds)
    .innerJoin(users, eq(users.id, reviewHolds.holderId))
    .innerJoin(submissions, eq(submissions.id, reviewHolds.submissionId))
    .innerJoin(assignments, eq(assignments.id, submissions.assignmentId))
    .where(and(eq(assignments.courseId, courseId), gt(reviewHolds.activeAt, since)))
    .orderBy(asc(users.name));
}

/** Locks the submission's hold until the transaction ends, after any enrolment; null: nobody else has one that holds. */
export async function lockHoldOfOthers(
  tx: Transaction,
  { submissionId, holderId, since }: HoldKey & { since: Date },
): Promise<string | null> {
  const [row] = await tx
    .select({ holderId: reviewHolds.holderId })
    .from(reviewHolds)
    .where(
      and(
        eq(reviewHolds.submissionId, submissionId),
        ne(reviewHolds.holderId, holderId),
        gt(reviewHolds.activeAt, since),
      ),
    )
    .for('update');
  return row?.holderId ?? null;
}

/** The first to be through it stays who was. True: this one was. */
export async function insertReviewDone(
  tx: Transaction,
  done: { submissionId: string; doneBy: string; doneAt: Date },
): Promise<boolean> {
  const rows = await tx
    .insert(reviewsDone)
    .values(done)
    .onConflictDoNothing()
    .returning({ submissionId: reviewsDone.submissionId });
  return rows.length === 1;
}

export async function deleteReviewDone(tx: Transaction, submissionId: string): Promise<boolean> {
  const rows = await tx
    .delete(reviewsDone)
    .where(eq(reviewsDone.submissionId, submissionId))
    .returning({ submissionId: reviewsDone.submissionId });
  return rows.length === 1;
}

export async function selectOptionalReviewDone(
  db: Queryable,
  submissionId: string,
): Promise<{ readonly by: string; readonly byId: string; readonly at: Date } | null> {
  const [row] = await db
    .select({ by: users.name, byId: reviewsDone.doneBy, at: reviewsDone.doneAt })
    .from(reviewsDone)
    .innerJoin(users, eq(users.id, reviewsDone.doneBy))
    .where(eq(reviewsDone.submissionId, submissionId));
  return row ?? null;
}

/** What one person has been through since then, newest first. */
export async function selectDoneBy(
  db: Queryable,
  { doneBy, since }: { doneBy: string; since: Date },
): Promise<readonly string[]> {
  const rows = await db
    .select({ submissionId: reviewsDone.submissionId })
    .from(reviewsDone)
    .where(and(eq(reviewsDone.doneBy, doneBy), gte(reviewsDone.doneAt, since)))
    .orderBy(desc(reviewsDone.doneAt));
  return rows.map(({ submissionId }) => submissionId);
}

const openFlag = (submissionId: string) =>
  and(eq(reviewFlags.submissionId, submissionId), isNull(reviewFlags.clearedAt));

/** False: it had a flag already. */
export async function insertFlag(
  tx: Transaction,
  flag: { submissionId: string; flaggedBy: string; flaggedAt: Date },
): Promise<boolean> {
  const rows = await tx
    .insert(reviewFlags)
    .values(flag)
    .onConflictDoNothing({ target: reviewFlags.submissionId, where: sql`${reviewFlags.clearedAt} is null` })
    .returning({ id: reviewFlags.id });
  return rows.length === 1;
}

/** False: there was none. */
export async function updateFlagCleared(
  tx: Transaction,
  { submissionId, clearedBy, at }: { submissionId: string; clearedBy: string; at: Date },
): Promise<boolean> {
  const rows = await tx
    .update(reviewFlags)
    .set({ clearedBy, clearedAt: at })
    .where(openFlag(submissionId))
    .returning({ id: reviewFlags.id });
  return rows.length === 1;
}

export async function selectOptionalFlag(
  db: Queryable,
  submissionId: string,
): Promise<{ readonly by: string; readonly at: Date } | null> {
  const [row] = await db
    .select({ by: users.name, at: reviewFlags.flaggedAt })
    .from(reviewFlags)
    .innerJoin(users, eq(users.id, reviewFlags.flaggedBy))
    .where(openFlag(submissionId));
  return row ?? null;
}
