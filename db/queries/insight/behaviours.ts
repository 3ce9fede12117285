/** Programs by how they fail, and comments that hang on that. */
import { and, asc, desc, eq, isNull } from 'drizzle-orm';
import type { Queryable, Transaction } from '../../database.ts';
import { batches } from '../../schema/batches.ts';
import { behaviourComments, behaviours } from '../../schema/insight.ts';
import { submissions } from '../../schema/work.ts';

export type StoredBehaviour = typeof behaviours.$inferSelect;
export type BehaviourComment = typeof behaviourComments.$inferSelect;

/** The newest census of a program is the one that is kept. */
export async function upsertBehaviour(tx: Transaction, behaviour: StoredBehaviour): Promise<void> {
  const { signature, misconception, verificationId } = behaviour;
  await tx
    .insert(behaviours)
    .values(behaviour)
    .onConflictDoUpdate({
      target: [behaviours.versionId, behaviours.codeHash],
      set: { signature, misconception, verificationId },
    });
}

/** Of every program of a version, by the hash of its source. */
export async function selectBehaviours(
  db: Queryable,
  versionId: string,
): Promise<ReadonlyMap<string, StoredBehaviour>> {
  const rows = await db.select().from(behaviours).where(eq(behaviours.versionId, versionId));
  return new Map(rows.map((row) => [row.codeHash, row]));
}

/** What a submission's program does on the inputs of any version that it was run by. */
export async function selectBehavioursOfCode(
  db: Queryable,
  codeHash: string,
): Promise<readonly StoredBehaviour[]> {
  return db.select().from(behaviours).where(eq(behaviours.codeHash, codeHash));
}

export async function selectIsCensusKnown(db: Queryable, versionId: string): Promise<boolean> {
  const rows = await db
    .select({ hash: behaviours.codeHash })
    .from(behaviours)
    .where(eq(behaviours.versionId, versionId))
    .limit(1);
  return rows.length > 0;
}

/** The source that one census run was of, and whose it is. */
export async function selectOptionalExample(
  db: Queryable,
  key: { versionId: string; signature: string; assignmentId: string },
): Promise<{ readonly source: string; readonly userId: string } | null> {
  const [row] = await db
    .select({ source: submissions.source, userId: submissions.userId })
    .from(behaviours)
    .innerJoin(submissions, eq(submissions.codeHash, behaviours.codeHash))
    .where(
      and(
        eq(behaviours.versionId, key.versionId),
        eq(behaviours.signature, key.signature),
        eq(submissions.assignmentId, key.assignmentId),
      ),
    )
    .orderBy(asc(submissions.submittedAt))
    .limit(1);
  return row ?? null;
}

export async function selectOptionalLastCensus(db: Queryable, assignmentId: string) {
  const [row] = await db
    .select({
      state: batches.state,
      givenUpAt: batches.givenUpAt,
      done: batches.done,
      total: batches.total,
      askedAt: batches.askedAt,
    })
    .from(batches)
    .where(and(eq(batches.assignmentId, assignmentId), eq(batches.kind, 'census')))
    .orderBy(desc(batches.askedAt))
    .limit(1);
  return row ?? null;
}

/** Makes those who write to one group take turns. */
export async function lockBehaviours(
  tx: Transaction,
  { versionId, signature }: { versionId: string; signature: string },
): Promise<void> {
  await tx
    .select({ codeHash: behaviours.codeHash })
    .from(behaviours)
    .where(and(eq(behaviours.versionId, versionId), eq(behaviours.signature, signature)))
    .orderBy(asc(behaviours.codeHash))
    .for('no key update');
}

export async function insertBehaviourComment(
  tx: Transaction,
  comment: Omit<BehaviourComment, 'id' | 'retiredAt'>,
): Promise<string> {
  const [row] = await tx.insert(behaviourComments).values(comment).returning({ id: behaviourComments.id });
  if (!row) throw new Error('Inserting a comment on a behaviour returned no row.');
  return row.id;
}

/** In use, of an exercise, oldest first. */
export async function selectBehaviourComments(
  db: Queryable,
  assignmentId: string,
): Promise<readonly BehaviourComment[]> {
  return db
    .select()
    .from(behaviourComments)
    .where(and(eq(behaviourComments.assignmentId, assignmentId), isNull(behaviourComments.retiredAt)))
    .orderBy(asc(behaviourComments.createdAt));
}
