import { and, count, eq, inArray, isNull, lt, sql } from 'drizzle-orm';
import type { Queryable, Transaction } from '../../database.ts';
import { assignments } from '../../schema/courses.ts';
import { type Purpose, reports, submissions, verifications } from '../../schema/work.ts';
import type { Assignment } from '../courses/courses.ts';
import type { Submission, Verification } from './submissions.ts';

const UNFINISHED = ['queued', 'verifying'] as const;
export const REAL_PURPOSES = ['submission', 'regrade'] as const satisfies readonly Purpose[];

/** Whether its verdict changes what holds for the submission. */
export function isReal({ purpose }: Pick<Verification, 'purpose'>): boolean {
  return REAL_PURPOSES.some((real) => real === purpose);
}

export interface VerificationTask {
  readonly verification: Verification;
  readonly submission: Submission;
  readonly assignment: Assignment;
}

type NewVerification = Pick<Verification, 'submissionId' | 'versionId' | 'purpose' | 'seed' | 'queuedAt'>;

export async function insertVerification(tx: Transaction, verification: NewVerification): Promise<string> {
  const [row] = await tx.insert(verifications).values(verification).returning({ id: verifications.id });
  if (!row) throw new Error('Inserting a verification returned no row.');
  return row.id;
}

/** Pieces of a batch; those that are in it already are left out. */
export async function insertBatchVerifications(
  tx: Transaction,
  pieces: readonly (NewVerification & { readonly batchId: string })[],
): Promise<readonly { readonly id: string; readonly submissionId: string }[]> {
  if (pieces.length === 0) return [];
  return tx
    .insert(verifications)
    .values([...pieces])
    .onConflictDoNothing()
    .returning({ id: verifications.id, submissionId: verifications.submissionId });
}

export async function selectOptionalVerificationTask(
  db: Queryable,
  verificationId: string,
): Promise<VerificationTask | null> {
  const [row] = await db
    .select({ verification: verifications, submission: submissions, assignment: assignments })
    .from(verifications)
    .innerJoin(submissions, eq(submissions.id, verifications.submissionId))
    .innerJoin(assignments, eq(assignments.id, submissions.assignmentId))
    .where(eq(verifications.id, verificationId));
  return row ?? null;
}

/** By which version each was judged. */
export async function selectVerificationVersions(
  db: Queryable,
  verificationIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (verificationIds.length === 0) return new Map();
  const rows = await db
    .select({ id: verifications.id, versionId: verifications.versionId })
    .from(verifications)
    .where(inArray(verifications.id, [...verificationIds]));
  return new Map(rows.map(({ id, versionId }) => [id, versionId]));
}

/** True when it was still open and is now being verified. */
export async function updateVerificationStarted(
  db: Queryable,
  change: { verificationId: string; at: Date },
): Promise<boolean> {
  const rows = await db
    .update(verifications)
    .set({ state: 'verifying', startedAt: change.at, starts: sql`${verifications.starts} + 1` })
    .where(and(eq(verifications.id, change.verificationId), inArray(verifications.state, [...UNFINISHED])))
    .returning({ id: verifications.id });
  return rows.length === 1;
}

/** Compare-and-set: true for the one who ends it, false for every late duplicate. */
export async function updateVerificationFinished(
  tx: Transaction,
  change: { verificationId: string; state: 'verified' | 'could-not-grade'; at: Date },
): Promise<boolean> {
  const rows = await tx
    .update(verifications)
    .set({ state: change.state, finishedAt: change.at })
    .where(and(eq(verifications.id, change.verificationId), inArray(verifications.state, [...UNFINISHED])))
    .returning({ id: verifications.id });
  return rows.length === 1;
}

/** Back to the queue after a grader fault, for the next try. */
export async function updateVerificationFault(
  db: Queryable,
  change: { verificationId: string; fault: string },
): Promise<void> {
  await db
    .update(verifications)
    .set({ state: 'queued', fault: change.fault })
    .where(and(eq(verifications.id, change.verificationId), inArray(verifications.state, [...UNFINISHED])));
}

/** One that was given up is tried again. Compare-and-set: false for a second call. */
export async function updateVerificationReopened(tx: Transaction, verificationId: string): Promise<boolean> {
  const rows = await tx
    .update(verifications)
    .set({ state: 'queued', finishedAt: null })
    .where(and(eq(verifications.id, verificationId), eq(verifications.state, 'could-not-grade')))
    .returning({ id: verifications.id });
  return rows.length === 1;
}

/** What staff asked for waits in other lanes, behind. */
function waitsForStudent() {
  return and(inArray(verifications.state, [...UNFINISHED]), eq(verifications.purpose, 'submission'));
}

/** Unfinished verifications of submissions ahead of one that was queued at that time. */
export async function selectQueuePlace(db: Queryable, queuedAt: Date): Promise<number> {
  const [row] = await db
    .select({ ahead: count() })
    .from(verifications)
    .where(and(waitsForStudent(), lt(verifications.queuedAt, queuedAt)));
  return row?.ahead ?? 0;
}

/** The same of some submissions at once; one that waits for nothing is left out. */
export async function selectQueuePlaces(
  db: Queryable,
  submissionIds: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  if (submissionIds.length === 0) return new Map();
  const waiting = db
    .select({
      submissionId: verifications.submissionId,
      place: sql<number>`(row_number() over (order by ${verifications.queuedAt}))::int`.as('place'),
    })
    .from(verifications)
    .where(waitsForStudent())
    .as('waiting');
  const rows = await db
    .select({ submissionId: waiting.submissionId, place: waiting.place })
    .from(waiting)
    .where(inArray(waiting.submissionId, [...submissionIds]));
  return new Map(rows.map((row) => [row.submissionId, row.place]));
}

/** Scores as they were verified, for a curve over time; oldest first. */
export async function selectScoresOverTime(
  db: Queryable,
  key: { userId: string; assignmentIds: readonly string[] },
): Promise<readonly { assignmentId: string; points: number; pointsMax: number; at: Date }[]> {
  if (key.assignmentIds.length === 0) return [];
  return db
    .select({
      assignmentId: submissions.assignmentId,
      points: reports.points,
      pointsMax: reports.pointsMax,
      at: reports.createdAt,
    })
    .from(reports)
    .innerJoin(verifications, eq(verifications.id, reports.verificationId))
    .innerJoin(submissions, eq(submissions.id, verifications.submissionId))
    .where(
      and(
        eq(submissions.userId, key.userId),
        inArray(submissions.assignmentId, [...key.assignmentIds]),
        inArray(verifications.purpose, [...REAL_PURPOSES]),
        isNull(verifications.undoneAt),
      ),
    )
    .orderBy(reports.createdAt);
}
