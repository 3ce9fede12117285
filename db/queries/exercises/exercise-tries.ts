/** Programs that authors run on the server against a checked draft: how many are asked for, which are kept, and whether one moves. */
import { and, count, desc, eq, gt, lt, ne, sql } from 'drizzle-orm';
import type { Queryable, Transaction } from '../../database.ts';
import { exerciseTries } from '../../schema/draft-runs.ts';
import type { DraftTry } from './draft-runs.ts';

/** Of the same try, equal while nothing of it was written; null before the first. */
export async function selectLastTryPulse(
  db: Queryable,
  { checkId, askedBy }: Pick<DraftTry, 'checkId' | 'askedBy'>,
): Promise<string | null> {
  const [row] = await db
    // The transaction that wrote the row last: the database's own stamp, whoever writes.
    .select({ pulse: sql<string>`xmin::text` })
    .from(exerciseTries)
    .where(and(eq(exerciseTries.checkId, checkId), eq(exerciseTries.askedBy, askedBy)))
    .orderBy(desc(exerciseTries.askedAt))
    .limit(1);
  return row?.pulse ?? null;
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
