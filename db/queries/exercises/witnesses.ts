/** What the searches of a regrade came to. */
import { and, eq, isNull } from 'drizzle-orm';
import type { Queryable, Transaction } from '../../database.ts';
import { witnesses } from '../../schema/witnesses.ts';
import { reports, verifications } from '../../schema/work.ts';

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

/** What a batch has judged, with its points, and nobody has searched a witness for to the end. */
export async function selectUnwitnessed(
  db: Queryable,
  batchId: string,
): Promise<readonly { readonly verificationId: string; readonly points: number }[]> {
  return db
    .select({ verificationId: verifications.id, points: reports.points })
    .from(verifications)
    .innerJoin(reports, eq(reports.verificationId, verifications.id))
    .leftJoin(
      witnesses,
      and(eq(witnesses.batchId, batchId), eq(witnesses.submissionId, verifications.submissionId)),
    )
    .where(
      and(
        eq(verifications.batchId, batchId),
        eq(verifications.purpose, 'dry-run'),
        isNull(witnesses.submissionId),
      ),
    );
}
