/** With what luck the mistakes of a checked draft slip through: asked for, under way, ended. */
import { and, desc, eq } from 'drizzle-orm';
import type { Queryable, Transaction } from '../../database.ts';
import { exerciseLuck } from '../../schema/studio.ts';

export type DraftLuck = typeof exerciseLuck.$inferSelect;

export async function insertLuck(
  tx: Transaction,
  luck: Pick<DraftLuck, 'checkId' | 'askedBy' | 'askedAt'>,
): Promise<string> {
  const [row] = await tx.insert(exerciseLuck).values(luck).returning({ id: exerciseLuck.id });
  if (!row) throw new Error('Inserting the luck of a check returned no row.');
  return row.id;
}

export async function selectOptionalLuck(db: Queryable, luckId: string): Promise<DraftLuck | null> {
  const [row] = await db.select().from(exerciseLuck).where(eq(exerciseLuck.id, luckId));
  return row ?? null;
}

/** Of a check, the one that was asked for last. */
export async function selectOptionalLastLuck(db: Queryable, checkId: string): Promise<DraftLuck | null> {
  const [row] = await db
    .select()
    .from(exerciseLuck)
    .where(eq(exerciseLuck.checkId, checkId))
    .orderBy(desc(exerciseLuck.askedAt))
    .limit(1);
  return row ?? null;
}

/** While it runs; what comes after its end is late. */
export async function updateLuckProgress(
  db: Queryable,
  luckId: string,
  progress: Partial<Pick<DraftLuck, 'done' | 'total' | 'fault'>>,
): Promise<void> {
  await db
    .update(exerciseLuck)
    .set(progress)
    .where(and(eq(exerciseLuck.id, luckId), eq(exerciseLuck.state, 'running')));
}

/** Compare-and-set: true for the one who ends it. */
export async function updateLuckEnded(
  tx: Transaction,
  luckId: string,
  end: Pick<DraftLuck, 'state' | 'endedAt'> & Partial<Pick<DraftLuck, 'findings'>>,
): Promise<boolean> {
  const rows = await tx
    .update(exerciseLuck)
    .set(end)
    .where(and(eq(exerciseLuck.id, luckId), eq(exerciseLuck.state, 'running')))
    .returning({ id: exerciseLuck.id });
  return rows.length === 1;
}
