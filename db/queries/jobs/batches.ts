/** Batches: what was asked for, how far it is, and the submissions that are in it. */
import {
  and,
  asc,
  desc,
  eq,
  exists,
  inArray,
  isNotNull,
  isNull,
  lt,
  lte,
  not,
  type SQL,
  sql,
} from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { Queryable, Transaction } from '../../database.ts';
import { type BatchState, batches } from '../../schema/batches.ts';
import { users } from '../../schema/people.ts';
import { reports, standings, submissions, verifications } from '../../schema/work.ts';

export type Batch = typeof batches.$inferSelect;

export async function insertBatch(
  tx: Transaction,
  batch: Pick<Batch, 'kind' | 'courseId' | 'assignmentId' | 'versionId' | 'scope' | 'askedBy' | 'askedAt'>,
): Promise<string> {
  const [row] = await tx.insert(batches).values(batch).returning({ id: batches.id });
  if (!row) throw new Error('Inserting a batch returned no row.');
  return row.id;
}

export async function selectOptionalBatch(db: Queryable, batchId: string): Promise<Batch | null> {
  const [batch] = await db.select().from(batches).where(eq(batches.id, batchId));
  return batch ?? null;
}

/** The newest of a course, with who asked for them. */
export async function selectBatchesOfCourse(
  db: Queryable,
  search: { courseId: string; kind: Batch['kind']; limit: number },
): Promise<readonly { readonly batch: Batch; readonly askedBy: string }[]> {
  return db
    .select({ batch: batches, askedBy: users.name })
    .from(batches)
    .innerJoin(users, eq(users.id, batches.askedBy))
    .where(and(eq(batches.courseId, search.courseId), eq(batches.kind, search.kind)))
    .orderBy(desc(batches.askedAt))
    .limit(search.limit);
}

/** The same, and nobody else moves it until the transaction ends. */
export async function selectOptionalBatchForUpdate(tx: Transaction, batchId: string): Promise<Batch | null> {
  const [batch] = await tx.select().from(batches).where(eq(batches.id, batchId)).for('update');
  return batch ?? null;
}

/** Compare-and-set: true for the one who moves it. */
export async function updateBatchState(
  tx: Transaction,
  move: {
    readonly batchId: string;
    readonly from: readonly BatchState[];
    readonly to: BatchState;
    readonly at: Date;
    readonly decision?: Batch['decision'];
    readonly findings?: unknown;
  },
): Promise<boolean> {
  const { batchId, from, to, at, decision, findings } = move;
  const rows = await tx
    .update(batches)
    .set({
      state: to,
      movedAt: at,
      givenUpAt: null,
      ...(decision === undefined ? {} : { decision }),
      ...(findings === undefined ? {} : { findings }),
    })
    .where(and(eq(batches.id, batchId), inArray(batches.state, [...from])))
    .returning({ id: batches.id });
  return rows.length === 1;
}

/** How far a batch is whose pieces are no rows of their own. */
export async function updateBatchProgress(
  db: Queryable,
  progress: { batchId: string; done: number; total: number },
): Promise<void> {
  const { batchId, done, total } = progress;
  await db
    .update(batches)
    .set({ done, total })
    .where(and(eq(batches.id, batchId), eq(batches.state, 'running')));
}

/** One more piece is done; the last one makes the batch ready. Once a piece, in the transaction that ends it. */
export async function updateBatchPieceDone(
  tx: Transaction,
  piece: { batchId: string; outcome: 'judged' | 'given-up'; at: Date },
): Promise<void> {
  const givenUp = piece.outcome === 'given-up' ? 1 : 0;
  const isLast = sql`${batches.state} = 'running' and ${batches.done} + 1 >= ${batches.total}`;
  await tx
    .update(batches)
    .set({
      done: sql`${batches.done} + 1`,
      givenUp: sql`${batches.givenUp} + ${givenUp}`,
      ...readyWhen(isLast, piece.at),
    })
    .where(eq(batches.id, piece.batchId));
}

/** A piece that was given up is tried again. */
export async function updateBatchPieceReopened(tx: Transaction, batchId: string): Promise<void> {
  await tx
    .update(batches)
    .set({
      done: sql`${batches.done} - 1`,
      givenUp: sql`${batches.givenUp} - 1`,
      state: sql`case when ${batches.state} = 'ready' then 'running' else ${batches.state} end`,
    })
    .where(eq(batches.id, batchId));
}

/** All pieces are known. Of a batch that was cancelled meanwhile they are not. */
export async function updateBatchCollected(
  tx: Transaction,
  { batchId, at }: { batchId: string; at: Date },
): Promise<void> {
  const total = await tx.$count(verifications, eq(verifications.batchId, batchId));
  await tx
    .update(batches)
    .set({ total, ...readyWhen(sql`${batches.done} >= ${total}`, at) })
    .where(and(eq(batches.id, batchId), eq(batches.state, 'running')));
}

function readyWhen(condition: SQL, at: Date) {
  return {
    state: sql`case when ${condition} then 'ready' else ${batches.state} end`,
    movedAt: sql`case when ${condition} then ${at.toISOString()}::timestamptz else ${batches.movedAt} end`,
  };
}

export async function updateBatchFault(
  db: Queryable,
  { batchId, fault }: { batchId: string; fault: string | null },
): Promise<void> {
  await db.update(batches).set({ fault }).where(eq(batches.id, batchId));
}

/** Every try has failed, and the batch stays where it is; or, with null, it goes on. Compare-and-set. */
export async function updateBatchGivenUp(
  tx: Transaction,
  { batchId, at }: { batchId: string; at: Date | null },
): Promise<boolean> {
  const isNews = at === null ? isNotNull(batches.givenUpAt) : isNull(batches.givenUpAt);
  const rows = await tx
    .update(batches)
    .set({ givenUpAt: at })
    .where(and(eq(batches.id, batchId), isNews))
    .returning({ id: batches.id });
  return rows.length === 1;
}

/**
 * What was not judged when a batch was cancelled never will be; what was judged stays. Of a batch that goes on again
 * nothing is deleted. Before the batch is locked: a verdict in the making holds its verification and waits for the batch.
 */
export async function deleteUnfinishedPieces(tx: Transaction, batchId: string): Promise<void> {
  const cancelled = tx
    .select({ id: batches.id })
    .from(batches)
    .where(and(eq(batches.id, batchId), eq(batches.state, 'cancelled')));
  await tx
    .delete(verifications)
    .where(
      and(
        eq(verifications.batchId, batchId),
        inArray(verifications.state, ['queued', 'verifying']),
        exists(cancelled),
      ),
    );
}

/** The pieces of a cancelled batch that were not judged are to be collected again. Before the batch is moved on. */
export async function updateBatchUncollected(tx: Transaction, batchId: string): Promise<void> {
  await deleteUnfinishedPieces(tx, batchId);
  await tx
    .update(batches)
    .set({ total: null })
    .where(and(eq(batches.id, batchId), eq(batches.state, 'cancelled')));
}

export interface Piece {
  readonly submissionId: string;
  readonly userId: string;
  /** Of the report on show, or of the verification that has none yet: the same inputs, so that only the version differs. */
  readonly seed: number;
}

/** Submissions of the batch's scope that are not in it yet, oldest first. */
export async function selectNextPieces(
  db: Queryable,
  { batch, limit }: { batch: Batch; limit: number },
): Promise<readonly Piece[]> {
  const shown = alias(verifications, 'shown');
  const columns = { submissionId: submissions.id, userId: submissions.userId, seed: shown.seed };
  const once = batch.scope?.kind === 'failing';
  const select = once ? db.selectDistinctOn([submissions.codeHash], columns) : db.select(columns);
  return select
    .from(submissions)
    .innerJoin(standings, eq(standings.submissionId, submissions.id))
    .innerJoin(shown, eq(shown.id, sql`coalesce(${standings.reportedId}, ${standings.latestId})`))
    .leftJoin(reports, eq(reports.verificationId, standings.reportedId))
    .where(
      and(
        eq(submissions.assignmentId, batch.assignmentId),
        lte(submissions.submittedAt, batch.askedAt),
        inScope(batch),
        not(exists(alreadyIn(db, { batch, once }))),
      ),
    )
    .orderBy(...(once ? [asc(submissions.codeHash)] : []), asc(submissions.submittedAt))
    .limit(limit);
}

function inScope({ scope }: Batch): SQL | undefined {
  switch (scope?.kind) {
    case 'submissions':
      return inArray(submissions.id, [...scope.ids]);
    case 'counting':
      return eq(standings.counts, true);
    case 'failing':
      return and(isNotNull(reports.points), lt(reports.points, reports.pointsMax));
    default:
      return undefined;
  }
}

/** Of a census: the same program from whomever. */
function alreadyIn(db: Queryable, { batch, once }: { batch: Batch; once: boolean }) {
  const own = alias(verifications, 'own');
  const judged = alias(submissions, 'judged');
  return db
    .select({ id: own.id })
    .from(own)
    .innerJoin(judged, eq(judged.id, own.submissionId))
    .where(
      and(
        eq(own.batchId, batch.id),
        once ? eq(judged.codeHash, submissions.codeHash) : eq(own.submissionId, submissions.id),
      ),
    );
}
