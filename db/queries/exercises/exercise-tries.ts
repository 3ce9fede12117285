/** Programs that authors run on the server against a checked draft: asked for, under way, ended. */
import { and, count, desc, eq, gt, lt, ne } from 'drizzle-orm';
import type { Queryable, Transaction } from '../../database.ts';
import { exerciseTries } from '../../schema/studio.ts';

export type DraftTry = typeof exerciseTries.$inferSelect;

export async function insertTry(
  tx: Transaction,
  tried: Pick<DraftTry, 'checkId' | 'source' | 'askedBy' | 'askedAt'>,
): Promise<string> {
  const [row] = await tx.insert(exerciseTries).values(tried).returning({ id: exerciseTries.id });
  if (!row) throw new Error('Inserting a try of a draft returned no row.');
  return row.id;
}

export async function selectOptionalTry(db: Queryable, tryId: string): Promise<DraftTry | null> {
  const [row] = await db.select().from(exerciseTries).where(eq(exerciseTries.id, tryId));
  return row ?? null;
}

/** Of a check, the one that this person asked for last. */
export async function selectOptionalLastTry(
  db: Queryable,
  { checkId, askedBy }: Pick<DraftTry, 'checkId' | 'askedBy'>,
): Promise<DraftTry | null> {
  const [row] = await db
    .select()
    .from(exerciseTries)
    .where(and(eq(exerciseTries.checkId, checkId), eq(exerciseTries.askedBy, askedBy)))
    .orderBy(desc(exerciseTries.askedAt))
    .limit(1);
  return row ?? null;
}

/** How many a person has asked for since, of whatever draft. */
export async function selectTryCount(
  db: Queryable,
  { askedBy, since }: Pick<DraftTry, 'askedBy'> & { readonly since: Date },
): Promise<number> {
  const [row] = await db
    .select({ tries: count() })
    .from(exerciseTries)
    .where(and(eq(exerciseTries.askedBy, askedBy), gt(exerciseTries.askedAt, since)));
  return row?.tries ?? 0;
}

export async function selectRunningTries(db: Queryable, askedBy: string): Promise<readonly DraftTry[]> {
  return db
    .select()
    .from(exerciseTries)
    .where(and(eq(exerciseTries.askedBy, askedBy), eq(exerciseTries.state, 'running')));
}

/** What has ended and was asked for before. */
export async function deleteOlderTries(
  tx: Transaction,
  { askedBy, before }: Pick<DraftTry, 'askedBy'> & { readonly before: Date },
): Promise<void> {
  await tx
    .delete(exerciseTries)
    .where(
      and(
        eq(exerciseTries.askedBy, askedBy),
        lt(exerciseTries.askedAt, before),
        ne(exerciseTries.state, 'running'),
      ),
    );
}

/** While it runs; what comes after its end is late. */
export async function updateTryProgress(
  db: Queryable,
  tryId: string,
  progress: Partial<Pick<DraftTry, 'findings' | 'fault'>>,
): Promise<void> {
  await db
    .update(exerciseTries)
    .set(progress)
    .where(and(eq(exerciseTries.id, tryId), eq(exerciseTries.state, 'running')));
}

/** Compare-and-set: true for the one who ends it. */
export async function updateTryEnded(
  tx: Transaction,
  tryId: string,
  end: Pick<DraftTry, 'state' | 'endedAt'> & Partial<Pick<DraftTry, 'findings' | 'fault'>>,
): Promise<boolean> {
  const rows = await tx
    .update(exerciseTries)
    .set(end)
    .where(and(eq(exerciseTries.id, tryId), eq(exerciseTries.state, 'running')))
    .returning({ id: exerciseTries.id });
  return rows.length === 1;
}
