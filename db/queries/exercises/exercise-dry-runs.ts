/** A checked draft, tried on the submissions that count: asked for, under way, ended. */
import { and, asc, desc, eq } from 'drizzle-orm';
import type { Queryable, Transaction } from '../../database.ts';
import { assignments } from '../../schema/courses.ts';
import { exerciseDryRuns } from '../../schema/dry-runs.ts';
import { users } from '../../schema/people.ts';
import { reports, standings, submissions, verifications } from '../../schema/work.ts';
import { type DraftPlace, isPlaceOf } from './draft-places.ts';

export type DraftDryRun = typeof exerciseDryRuns.$inferSelect;

export async function insertDryRun(
  tx: Transaction,
  run: Pick<DraftDryRun, 'checkId' | 'askedBy' | 'askedAt'>,
): Promise<string> {
  const [row] = await tx.insert(exerciseDryRuns).values(run).returning({ id: exerciseDryRuns.id });
  if (!row) throw new Error('Inserting a dry run of a draft returned no row.');
  return row.id;
}

export async function selectOptionalDryRun(db: Queryable, dryRunId: string): Promise<DraftDryRun | null> {
  const [row] = await db.select().from(exerciseDryRuns).where(eq(exerciseDryRuns.id, dryRunId));
  return row ?? null;
}

/** Of a check, the one that was asked for last. */
export async function selectOptionalLastDryRun(db: Queryable, checkId: string): Promise<DraftDryRun | null> {
  const [row] = await db
    .select()
    .from(exerciseDryRuns)
    .where(eq(exerciseDryRuns.checkId, checkId))
    .orderBy(desc(exerciseDryRuns.askedAt))
    .limit(1);
  return row ?? null;
}

/** While it runs; what comes after its end is late. */
export async function updateDryRunProgress(
  db: Queryable,
  dryRunId: string,
  progress: Partial<Pick<DraftDryRun, 'done' | 'total' | 'fault'>>,
): Promise<void> {
  await db
    .update(exerciseDryRuns)
    .set(progress)
    .where(and(eq(exerciseDryRuns.id, dryRunId), eq(exerciseDryRuns.state, 'running')));
}

/** Compare-and-set: true for the one who ends it. */
export async function updateDryRunEnded(
  tx: Transaction,
  dryRunId: string,
  end: Pick<DraftDryRun, 'state' | 'endedAt'> & Partial<Pick<DraftDryRun, 'findings'>>,
): Promise<boolean> {
  const rows = await tx
    .update(exerciseDryRuns)
    .set(end)
    .where(and(eq(exerciseDryRuns.id, dryRunId), eq(exerciseDryRuns.state, 'running')))
    .returning({ id: exerciseDryRuns.id });
  return rows.length === 1;
}

/** A submission that counts, as it was judged. */
export interface CountingProgram {
  readonly submissionId: string;
  readonly assignmentId: string;
  readonly userId: string;
  readonly name: string;
  readonly source: string;
  /** Of the inputs that it was judged on. */
  readonly seed: number;
  readonly points: number;
  readonly pointsMax: number;
}

/** On what a draft writes, or would take the place of, by name of the student. */
export async function selectCountingPrograms(
  db: Queryable,
  draft: DraftPlace,
): Promise<readonly CountingProgram[]> {
  return db
    .select({
      submissionId: submissions.id,
      assignmentId: standings.assignmentId,
      userId: standings.userId,
      name: users.name,
      source: submissions.source,
      seed: verifications.seed,
      points: reports.points,
      pointsMax: reports.pointsMax,
    })
    .from(standings)
    .innerJoin(assignments, eq(assignments.id, standings.assignmentId))
    .innerJoin(submissions, eq(submissions.id, standings.submissionId))
    .innerJoin(verifications, eq(verifications.id, standings.reportedId))
    .innerJoin(reports, eq(reports.verificationId, standings.reportedId))
    .innerJoin(users, eq(users.id, standings.userId))
    .where(and(isPlaceOf(draft), eq(standings.counts, true)))
    .orderBy(asc(users.name), asc(submissions.id));
}
