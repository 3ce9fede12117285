import { visibleIn } from '#grader/protocol/visible-text.ts';
import type { Handler, Work } from '../jobs/handler.ts';
import { logger } from '../platform/logger.ts';
import type { Services } from '../platform/services.ts';
import type { Job } from '../queue/kinds.ts';
import type { BatchJob } from './handlers/batch-job.ts';
import { census } from './handlers/census.ts';
import { check } from './handlers/check.ts';
import { checkDraft } from './handlers/check-draft.ts';
import { dryRunDraft } from './handlers/dry-run-draft.ts';
import { measureDraftLuck } from './handlers/measure-luck.ts';
import { recheck } from './handlers/recheck.ts';
import { record } from './handlers/record.ts';
import { regrade } from './handlers/regrade.ts';
import { similarity } from './handlers/similarity.ts';
import { tryDraft } from './handlers/try-draft.ts';
import { verify } from './handlers/verify.ts';
import { witness } from './handlers/witness.ts';

const BATCH_HANDLERS: Readonly<Record<BatchJob['kind'], Handler<BatchJob>>> = {
  regrade,
  census,
  check,
  similarity,
};

/** One try at a job. A fault hands it back: it is tried again, or given up. */
export function runJob(services: Services, job: Job, work: Work): Promise<void> {
  switch (job.kind) {
    case 'verify':
      return tryJob(verify, { services, job, work });
    case 'witness':
      return tryJob(witness, { services, job, work });
    case 'check-draft':
      return tryJob(checkDraft, { services, job, work });
    case 'measure-luck':
      return tryJob(measureDraftLuck, { services, job, work });
    case 'try-draft':
      return tryJob(tryDraft, { services, job, work });
    case 'dry-run-draft':
      return tryJob(dryRunDraft, { services, job, work });
    case 'recheck':
      return tryJob(recheck, { services, job, work });
    case 'record':
      return tryJob(record, { services, job, work });
    default:
      return tryJob(BATCH_HANDLERS[job.kind], { services, job, work });
  }
}

/** After every retry: what it was about is marked for staff. */
export function giveUpJob(services: Services, job: Job): Promise<void> {
  return services.db.transaction(async (tx) => {
    if (job.kind === 'verify') await verify.giveUp(services, tx, job);
    else if (job.kind === 'witness') await witness.giveUp(services, tx, job);
    else if (job.kind === 'check-draft') await checkDraft.giveUp(services, tx, job);
    else if (job.kind === 'measure-luck') await measureDraftLuck.giveUp(services, tx, job);
    else if (job.kind === 'try-draft') await tryDraft.giveUp(services, tx, job);
    else if (job.kind === 'dry-run-draft') await dryRunDraft.giveUp(services, tx, job);
    else if (job.kind === 'recheck') await recheck.giveUp(services, tx, job);
    else if (job.kind === 'record') await record.giveUp(services, tx, job);
    else await BATCH_HANDLERS[job.kind].giveUp(services, tx, job);
    await services.queue.completeDead(tx, job);
  });
}

async function tryJob<J extends Job>(
  handler: Handler<J>,
  { services, job, work }: { services: Services; job: J; work: Work },
): Promise<void> {
  try {
    await handler.run(services, job, work);
  } catch (error) {
    // A stopped worker leaves its job in hand: whoever comes next finds it abandoned. A cancelled job is nobody's.
    if (work.signal.aborted) {
      logger.info({ job: job.id, kind: job.kind, why: String(work.signal.reason) }, 'A job was left.');
      return;
    }
    // It may quote what a program printed, which no database need take: the job would hang until it counts as abandoned.
    const fault = visibleIn(error instanceof Error ? error.message : String(error));
    logger.error({ error, job: job.id, kind: job.kind }, 'A job failed; it is tried again.');
    await handler.keepFault(services, job, fault);
    await services.queue.fail(job, fault);
  }
}
