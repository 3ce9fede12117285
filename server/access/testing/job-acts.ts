/** Who may see and retry the jobs that are stuck. */
import { listStuckJobs } from '../../jobs/stuck/list-stuck-jobs.ts';
import { retryAllStuck } from '../../jobs/stuck/retry-all-stuck.ts';
import { retryStuckBatch } from '../../jobs/stuck/retry-stuck-batch.ts';
import { retryStuckSubmission } from '../../jobs/stuck/retry-stuck-submission.ts';
import { type Acts, STAFF } from './answers.ts';
import type { MatrixWorld } from './matrix-world.ts';

export const jobActs = (world: MatrixWorld): Acts => ({
  listStuckJobs: { run: (context) => listStuckJobs(context, { course: 'tiny' }), answers: STAFF },
  retryAllStuck: { run: (context) => retryAllStuck(context, { course: 'tiny' }), answers: STAFF },
  retryStuckSubmission: {
    run: async (context) =>
      retryStuckSubmission(context, { verificationId: await world.stuckVerification() }),
    answers: STAFF,
  },
  retryStuckBatch: {
    run: async (context) =>
      retryStuckBatch(context, { batchId: await world.batchIn('running', { givenUpAt: new Date() }) }),
    answers: STAFF,
  },
});
