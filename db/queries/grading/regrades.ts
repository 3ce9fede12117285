/** What a regrade found, what it would change, and what it changed. */
import { and, asc, desc, eq, inArray, isNotNull, isNull, type SQL, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { Queryable, Transaction } from '../../database.ts';
import { regradeEffects } from '../../schema/batches.ts';
import { users } from '../../schema/people.ts';
import { reports, standings, submissions, verifications } from '../../schema/work.ts';
import type { Batch } from '../jobs/batches.ts';
import { insertReportCopy } from '../work/reports.ts';
import { REAL_PURPOSES } from '../work/verifications.ts';
import { casePointsOf } from './case-points.ts';
import { rubricPointsOf } from './rubric.ts';

export type RegradeEffect = typeof regradeEffects.$inferSelect;

interface Result {
  readonly verificationId: string;
  readonly points: number;
  readonly pointsMax: number;
}

/** A submission of a student whom the regrade is about: what holds, and what the dry run found. */
export interface RegradedSubmission {
  readonly userId: string;
  readonly name: string;
  readonly submissionId: string;
  readonly number: number;
  readonly submittedAt: Date;
  /** Of released rubric items: a regrade leaves them. */
  readonly rubricPoints: number;
  /** What points of cases by hand change of what holds, and of what the dry run found: a regrade leaves them too. */
  readonly casePoints: number;
  readonly dryCasePoints: number;
  /** Without this regrade, also once it was applied. */
  readonly reported: Result | null;
  /** The version that it was judged by there. */
  readonly judgedBy: string | null;
  readonly inBatch: boolean;
  /** null: not in the batch, not judged yet, or the grader gave up on it. */
  readonly dryRun: Result | null;
}

/** Every submission of everybody who has one in the batch, by student, oldest first: what their grades come from. */
export async function selectRegradedSubmissions(
  db: Queryable,
  batch: Pick<Batch, 'id' | 'assignmentId'>,
): Promise<readonly RegradedSubmission[]> {
  const dry = alias(verifications, 'dry');
  const dryReport = alias(reports, 'dry_report');
  const before = alias(verifications, 'before');
  const inBatch = db
    .select({ userId: submissions.userId })
    .from(verifications)
    .innerJoin(submissions, eq(submissions.id, verifications.submissionId))
    .where(eq(verifications.batchId, batch.id));
  const rows = await db
    .select({
      userId: submissions.userId,
      name: users.name,
      submissionId: submissions.id,
      number: submissions.number,
      submittedAt: submissions.submittedAt,
      rubricPoints: rubricPointsOf(submissions.id),
      casePoints: casePointsOf(submissions.id, reports.verificationId),
      dryCasePoints: casePointsOf(submissions.id, dryReport.verificationId),
      reported: {
        verificationId: reports.verificationId,
        points: reports.points,
        pointsMax: reports.pointsMax,
      },
      judgedBy: before.versionId,
      inBatch: isNotNull(dry.id).mapWith(Boolean),
      dryRun: {
        verificationId: dryReport.verificationId,
        points: dryReport.points,
        pointsMax: dryReport.pointsMax,
      },
    })
    .from(standings)
    .innerJoin(submissions, eq(submissions.id, standings.submissionId))
    .innerJoin(users, eq(users.id, submissions.userId))
    .leftJoin(before, eq(before.id, reportedWithout(db, batch.id)))
    .leftJoin(reports, eq(reports.verificationId, before.id))
    .leftJoin(
      dry,
      and(eq(dry.batchId, batch.id), eq(dry.submissionId, submissions.id), eq(dry.purpose, 'dry-run')),
    )
    .leftJoin(dryReport, eq(dryReport.verificationId, dry.id))
    .where(and(eq(standings.assignmentId, batch.assignmentId), inArray(standings.userId, inBatch)))
    .orderBy(asc(users.name), asc(submissions.userId), asc(submissions.submittedAt), asc(submissions.number));
  return rows;
}

interface RealOf {
  /** A column of the outer query, or an id. */
  readonly submissionId: typeof submissions.id | string;
  /** Only one that has a report. */
  readonly reported: boolean;
  /** As if this batch had changed nothing. */
  readonly withoutBatch?: string;
}

/** The newest real verification of a submission that was not taken back: what holds for it. */
function newestReal(db: Queryable, { submissionId, reported, withoutBatch }: RealOf): SQL {
  const real = alias(verifications, 'real');
  const own = alias(reports, 'own');
  const newest = db
    .select({ id: real.id })
    .from(real)
    .leftJoin(own, eq(own.verificationId, real.id))
    .where(
      and(
        eq(real.submissionId, submissionId),
        inArray(real.purpose, [...REAL_PURPOSES]),
        isNull(real.undoneAt),
        reported ? isNotNull(own.verificationId) : undefined,
        withoutBatch === undefined ? undefined : sql`${real.batchId} is distinct from ${withoutBatch}`,
      ),
    )
    .orderBy(desc(real.queuedAt))
    .limit(1);
  return sql`(${newest})`;
}

function reportedWithout(db: Queryable, batchId: string): SQL {
  return newestReal(db, { submissionId: submissions.id, reported: true, withoutBatch: batchId });
}

/** The verification whose report holds for a submission without the batch. */
export async function selectOptionalVerificationWithout(
  db: Queryable,
  { batchId, submissionId }: { batchId: string; submissionId: string },
): Promise<{ readonly id: string; readonly versionId: string } | null> {
  const [row] = await db
    .select({ id: verifications.id, versionId: verifications.versionId })
    .from(submissions)
    .innerJoin(verifications, eq(verifications.id, reportedWithout(db, batchId)))
    .where(eq(submissions.id, submissionId));
  return row ?? null;
}

/** Of the report on show; null: there is none. */
export async function selectOptionalStoredPoints(
  db: Queryable,
  submissionId: string,
): Promise<number | null> {
  const [row] = await db
    .select({ points: reports.points })
    .from(standings)
    .innerJoin(reports, eq(reports.verificationId, standings.reportedId))
    .where(eq(standings.submissionId, submissionId));
  return row?.points ?? null;
}

/** True for the one who applies it: the second finds it done. */
export async function insertRegradeEffect(
  tx: Transaction,
  effect: Pick<RegradeEffect, 'batchId' | 'userId' | 'appliedAt'>,
): Promise<boolean> {
  const rows = await tx
    .insert(regradeEffects)
    .values(effect)
    .onConflictDoNothing()
    .returning({ id: regradeEffects.id });
  return rows.length === 1;
}

export async function updateRegradeEffect(
  tx: Transaction,
  effect: Pick<RegradeEffect, 'batchId' | 'userId' | 'pointsBefore' | 'pointsAfter' | 'hinted'>,
): Promise<void> {
  const { pointsBefore, pointsAfter, hinted } = effect;
  await tx.update(regradeEffects).set({ pointsBefore, pointsAfter, hinted }).where(ofStudent(effect));
}

/** Compare-and-set, like its making. */
export async function updateRegradeEffectUndone(
  tx: Transaction,
  effect: { batchId: string; userId: string; at: Date },
): Promise<boolean> {
  const rows = await tx
    .update(regradeEffects)
    .set({ undoneAt: effect.at })
    .where(and(ofStudent(effect), isNull(regradeEffects.undoneAt)))
    .returning({ id: regradeEffects.id });
  return rows.length === 1;
}

function ofStudent({ batchId, userId }: { batchId: string; userId: string }) {
  return and(eq(regradeEffects.batchId, batchId), eq(regradeEffects.userId, userId));
}

export async function selectRegradeEffects(
  db: Queryable,
  batchId: string,
): Promise<readonly RegradeEffect[]> {
  return db.select().from(regradeEffects).where(eq(regradeEffects.batchId, batchId));
}

/** The dry run's verdict on a submission becomes a real one, with the same report. */
export async function insertAppliedVerification(
  tx: Transaction,
  { dryRunId, at }: { dryRunId: string; at: Date },
): Promise<string> {
  const { submissionId, versionId, batchId, seed, starts } = verifications;
  const [dry] = await tx
    .select({ submissionId, versionId, batchId, seed, starts })
    .from(verifications)
    .where(eq(verifications.id, dryRunId));
  if (!dry) throw new Error(`There is no verdict of ${dryRunId} to apply.`);
  const times = { queuedAt: at, finishedAt: at };
  const [row] = await tx
    .insert(verifications)
    .values({ ...dry, ...times, purpose: 'regrade', state: 'verified' })
    .returning({ id: verifications.id });
  if (!row) throw new Error('Inserting a verification returned no row.');
  await insertReportCopy(tx, { from: dryRunId, to: row.id });
  return row.id;
}

/** What a regrade made real of one student's submissions holds no more. Gives those submissions. */
export async function updateAppliedUndone(
  tx: Transaction,
  { batchId, userId, at }: { batchId: string; userId: string; at: Date },
): Promise<readonly string[]> {
  const own = tx.select({ id: submissions.id }).from(submissions).where(eq(submissions.userId, userId));
  const rows = await tx
    .update(verifications)
    .set({ undoneAt: at })
    .where(
      and(
        eq(verifications.batchId, batchId),
        eq(verifications.purpose, 'regrade'),
        inArray(verifications.submissionId, own),
      ),
    )
    .returning({ submissionId: verifications.submissionId });
  return rows.map(({ submissionId }) => submissionId);
}

/** The newest real verification that was not taken back holds again. Settle the grade afterwards: nothing counts until then. */
export async function updateStandingRestored(tx: Transaction, submissionId: string): Promise<void> {
  const latestId = newestReal(tx, { submissionId, reported: false });
  const reportedId = newestReal(tx, { submissionId, reported: true });
  await tx
    .update(standings)
    .set({ latestId, reportedId, counts: false })
    .where(eq(standings.submissionId, submissionId));
}
