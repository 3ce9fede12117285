/** What the searches of a regrade came to. */
import { eq } from 'drizzle-orm';
import type { Queryable, Transaction } from '../database.ts';
import { witnesses } from '../schema/witnesses.ts';

type WitnessRow = typeof witnesses.$inferSelect;

/** The slower of two workers on one search changes nothing. */
export async function insertWitness(tx: Transaction, row: Omit<WitnessRow, 'foundAt'>): Promise<void> {
  await tx.insert(witnesses).values(row).onConflictDoNothing();
}

/** By submission. */
export async function selectWitnesses(
  db: Queryable,
  batchId: string,
): Promise<ReadonlyMap<string, Pick<WitnessRow, 'finding' | 'tookMs'>>> {
  const rows = await db.select().from(witnesses).where(eq(witnesses.batchId, batchId));
  return new Map(rows.map((row) => [row.submissionId, row]));
}
