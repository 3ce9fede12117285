/** What holds for a submission: which verification is shown, which counts, how late it is. */
import { and, asc, eq, isNull, lte, or, sql } from 'drizzle-orm';
import type { Queryable, Transaction } from '../../database.ts';
import { reports, standings, submissions, verifications } from '../../schema/work.ts';
import { casePointsOf } from '../grading/case-points.ts';
import { rubricPointsOf } from '../grading/rubric.ts';

export type Standing = typeof standings.$inferSelect;

/** With the submission itself, in its transaction. */
export async function insertStanding(
  tx: Transaction,
  standing: Pick<Standing, 'submissionId' | 'userId' | 'assignmentId' | 'latestId' | 'lateSteps'>,
): Promise<void> {
  await tx.insert(standings).values(standing);
}

/** Another real verification of it was queued. */
export async function updateStandingLatest(
  tx: Transaction,
  change: { submissionId: string; verificationId: string },
): Promise<void> {
  await tx
    .update(standings)
    .set({ latestId: change.verificationId })
    .where(eq(standings.submissionId, change.submissionId));
}

/** A verification of it has a report: it is on show, unless one that was queued later has ended before. */
export async function updateStandingReported(
  tx: Transaction,
  change: { submissionId: string; verificationId: string; queuedAt: Date },
): Promise<void> {
  const shown = tx
    .select({ queuedAt: verifications.queuedAt })
    .from(verifications)
    .where(eq(verifications.id, standings.reportedId));
  await tx
    .update(standings)
    .set({ reportedId: change.verificationId })
    .where(
      and(
        eq(standings.submissionId, change.submissionId),
        or(isNull(standings.reportedId), lte(sql`(${shown})`, change.queuedAt)),
      ),
    );
}

/** After a settlement: only rows that change are written. */
export async function updateStandingSettled(
  tx: Transaction,
  change: Pick<Standing, 'submissionId' | 'counts' | 'lateSteps'>,
): Promise<void> {
  const { submissionId, counts, lateSteps } = change;
  await tx.update(standings).set({ counts, lateSteps }).where(eq(standings.submissionId, submissionId));
}

export interface StandingResult {
  readonly submissionId: string;
  readonly submittedAt: Date;
  readonly counts: boolean;
  readonly lateSteps: number;
  /** What points of cases by hand change of `reported`. */
  readonly casePoints: number;
  /** Of released rubric items. */
  readonly rubricPoints: number;
  /** null: nothing is verified yet. */
  readonly reported: {
    readonly verificationId: string;
    readonly points: number;
    readonly pointsMax: number;
  } | null;
}

/** Every submission of one student for one assignment, oldest first: what a grade is settled from. */
export async function selectStandingResults(
  db: Queryable,
  key: { userId: string; assignmentId: string },
): Promise<readonly StandingResult[]> {
  const rows = await db
    .select({
      submissionId: standings.submissionId,
      submittedAt: submissions.submittedAt,
      counts: standings.counts,
      lateSteps: standings.lateSteps,
      casePoints: casePointsOf(standings.submissionId, standings.reportedId),
      rubricPoints: rubricPointsOf(standings.submissionId),
      verificationId: standings.reportedId,
      points: reports.points,
      pointsMax: reports.pointsMax,
    })
    .from(standings)
    .innerJoin(submissions, eq(submissions.id, standings.submissionId))
    .leftJoin(reports, eq(reports.verificationId, standings.reportedId))
    .where(and(eq(standings.userId, key.userId), eq(standings.assignmentId, key.assignmentId)))
    .orderBy(asc(submissions.submittedAt), asc(submissions.number));
  return rows.map(({ verificationId, points, pointsMax, ...row }) => ({
    ...row,
    reported:
      verificationId === null || points === null || pointsMax === null
        ? null
        : { verificationId, points, pointsMax },
  }));
}

/** Everybody who submitted something for the assignment. */
export async function selectUsersWithWork(db: Queryable, assignmentId: string): Promise<readonly string[]> {
  const rows = await db
    .selectDistinct({ userId: standings.userId })
    .from(standings)
    .where(eq(standings.assignmentId, assignmentId));
  return rows.map(({ userId }) => userId);
}
