import type { ActorContext } from '../../access/actor.ts';
import { ok, type Result, refuse } from '../../platform/result.ts';
import { listStuckJobs } from './list-stuck-jobs.ts';
import { retryStuckBatch } from './retry-stuck-batch.ts';
import { retryStuckSubmission } from './retry-stuck-submission.ts';

/**
 * Has the grader try again all that it gave up on in a course, each in a transaction of its own: what comes unstuck
 * meanwhile is left out. Gives how many are tried again.
 */
export async function retryAllStuck(
  context: ActorContext,
  { course }: { course: string },
): Promise<Result<{ readonly retried: number }, 'not-found' | 'staff-only'>> {
  const listed = await listStuckJobs(context, { course });
  if (!listed.ok) return listed;
  let retried = 0;
  // One after the other: each is a short transaction, and PGlite has one session.
  for (const { verificationId } of listed.value.submissions) {
    const result = await retryStuckSubmission(context, { verificationId });
    if (!result.ok && result.refusal === 'staff-only') return refuse('staff-only');
    if (result.ok) retried += 1;
  }
  for (const { batchId } of listed.value.batches) {
    if ((await retryStuckBatch(context, { batchId })).ok) retried += 1;
  }
  return ok({ retried });
}
