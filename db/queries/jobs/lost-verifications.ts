/** Verifications that wait for a worker, and no job in the queue asks for one. */
import { and, asc, eq, inArray, isNull, ne, or, sql } from 'drizzle-orm';
import type { Transaction } from '../../database.ts';
import { batches } from '../../schema/batches.ts';
import { submissions, verifications } from '../../schema/work.ts';
import { QUEUE_SCHEMA } from '../../template.ts';
import type { Verification } from '../work/submissions.ts';

export interface LostVerification
  extends Pick<Verification, 'id' | 'purpose' | 'versionId' | 'batchId' | 'submissionId'> {
  readonly userId: string;
}

/**
 * Oldest first. A verification and its job are written, and ended, together: one that has no job was in a queue that was
 * emptied. Of a cancelled batch nothing is waited for.
 */
export async function selectLostVerifications(
  tx: Transaction,
  limit: number,
): Promise<readonly LostVerification[]> {
  const { id, purpose, versionId, batchId, submissionId } = verifications;
  const isAskedFor = sql`exists (select 1 from ${sql.identifier(QUEUE_SCHEMA)}.job
    where job.state in ('created', 'retry', 'active') and job.data->>'kind' = 'verify'
      and job.data->>'verificationId' = ${id}::text)`;
  return tx
    .select({ id, purpose, versionId, batchId, submissionId, userId: submissions.userId })
    .from(verifications)
    .innerJoin(submissions, eq(submissions.id, submissionId))
    .leftJoin(batches, eq(batches.id, batchId))
    .where(
      and(
        inArray(verifications.state, ['queued', 'verifying']),
        or(isNull(batchId), ne(batches.state, 'cancelled')),
        sql`not ${isAskedFor}`,
      ),
    )
    .orderBy(asc(verifications.queuedAt))
    .limit(limit);
}
