import { insertAuditEvent } from '#db/queries/audit.ts';
import {
  type Batch,
  selectOptionalBatch,
  updateBatchFault,
  updateBatchGivenUp,
} from '#db/queries/jobs/batches.ts';
import type { BatchState } from '#db/schema/batches.ts';
import type { Handler, Work } from '../../jobs/handler.ts';
import type { Services } from '../../platform/services.ts';
import type { Job, JobKind } from '../../queue/kinds.ts';

export type BatchJob = Job<
  Exclude<
    JobKind,
    | 'verify'
    | 'witness'
    | 'check-draft'
    | 'measure-luck'
    | 'try-draft'
    | 'dry-run-draft'
    | 'recheck'
    | 'record'
  >
>;

/** States in which a batch waits for a worker. */
const WORKING = ['running', 'applying', 'undoing'] as const satisfies readonly BatchState[];
type Working = (typeof WORKING)[number];

export interface BatchStep extends Work {
  readonly batch: Batch;
  readonly job: BatchJob;
}
type Steps = Readonly<Partial<Record<Working, (services: Services, step: BatchStep) => Promise<void>>>>;

/** A job that brings a batch out of the state in which it is. One that was cancelled meanwhile is done with. */
export function batchJob(steps: Steps): Handler<BatchJob> {
  return {
    async run(services, job, work) {
      const batch = await selectOptionalBatch(services.db, job.batchId);
      const state = batch && workingState(batch);
      const step = state && steps[state];
      if (batch && step) await step(services, { ...work, batch, job });
      else await services.db.transaction((tx) => services.queue.complete(tx, job));
    },

    async keepFault({ db }, { batchId }, fault) {
      await updateBatchFault(db, { batchId, fault });
    },

    async giveUp({ now }, tx, { batchId }) {
      const batch = await selectOptionalBatch(tx, batchId);
      if (!batch || workingState(batch) === null) return;
      await updateBatchGivenUp(tx, { batchId, at: now() });
      await insertAuditEvent(tx, {
        actorId: null,
        courseId: batch.courseId,
        action: 'batch.given-up',
        subjectId: batchId,
        details: { kind: batch.kind, state: batch.state, fault: batch.fault },
      });
    },
  };
}

function workingState({ state }: Batch): Working | null {
  return WORKING.find((working) => working === state) ?? null;
}
