/** What browsers say they scored: shown beside, never counted. */
import { and, eq, inArray } from 'drizzle-orm';
import type { Queryable, Transaction } from '../../database.ts';
import { claims } from '../../schema/work.ts';

export type Claim = typeof claims.$inferSelect;

export async function selectClaims(
  db: Queryable,
  key: { userId: string; assignmentIds: readonly string[] },
): Promise<ReadonlyMap<string, Claim>> {
  if (key.assignmentIds.length === 0) return new Map();
  const rows = await db
    .select()
    .from(claims)
    .where(and(eq(claims.userId, key.userId), inArray(claims.assignmentId, [...key.assignmentIds])));
  return new Map(rows.map((row) => [row.assignmentId, row]));
}

/** The newest of one person and exercise; another one waits until the transaction ends. */
export async function lockOptionalClaim(
  tx: Transaction,
  key: { userId: string; assignmentId: string },
): Promise<Claim | null> {
  const [row] = await tx
    .select()
    .from(claims)
    .where(and(eq(claims.userId, key.userId), eq(claims.assignmentId, key.assignmentId)))
    .for('update');
  return row ?? null;
}

export async function upsertClaim(db: Queryable, claim: Omit<Claim, 'id'>): Promise<void> {
  const { userId, assignmentId, ...change } = claim;
  await db
    .insert(claims)
    .values(claim)
    .onConflictDoUpdate({ target: [claims.userId, claims.assignmentId], set: change });
}
