/** Why a regrade changes a grade: a search that is made while nobody waits, and changes nothing. */
import type { Transaction } from '#db/database.ts';
import { insertWitness, selectUnwitnessed } from '#db/queries/exercises/witnesses.ts';
import { selectOptionalStoredPoints } from '#db/queries/grading/regrades.ts';
import { selectOptionalVerificationTask, type VerificationTask } from '#db/queries/work/verifications.ts';
import { findWitness } from '../../grading/regrade/find-witness.ts';
import type { Witness } from '../../grading/regrade/witness.ts';
import type { Handler } from '../../jobs/handler.ts';
import type { Services } from '../../platform/services.ts';
import type { Job } from '../../queue/kinds.ts';

const GIVEN_UP: Witness = { kind: 'none', why: 'not-found', caseId: null };

/** Queued behind everything that is still to be judged. */
export async function askForWitness(
  { queue }: Services,
  tx: Transaction,
  { task, points }: { task: VerificationTask; points: number },
): Promise<void> {
  const { id: verificationId, batchId } = task.verification;
  const before = await selectOptionalStoredPoints(tx, task.submission.id);
  if (batchId === null || before === null || before === points) return;
  const request = { kind: 'witness', verificationId, batchId } as const;
  await queue.send(tx, [{ request, lane: 'census', personId: task.submission.userId }]);
}

/**
 * For what is judged and has no witness: who cancels a dry run takes the searches away with it. One that is still queued is
 * asked for twice, and the second one to end changes nothing.
 */
export async function askForLostWitnesses(services: Services, batchId: string): Promise<void> {
  for (const { verificationId, points } of await selectUnwitnessed(services.db, batchId)) {
    const task = await selectOptionalVerificationTask(services.db, verificationId);
    if (task) await services.db.transaction((tx) => askForWitness(services, tx, { task, points }));
  }
}

export const witness: Handler<Job<'witness'>> = {
  async run(services, job, { host, signal }) {
    const started = performance.now();
    const task = await selectOptionalVerificationTask(services.db, job.verificationId);
    const finding = task && (await findWitness(services, { task, host, signal }));
    await services.db.transaction(async (tx) => {
      if (task && finding) {
        const tookMs = performance.now() - started;
        await insertWitness(tx, { batchId: job.batchId, submissionId: task.submission.id, finding, tookMs });
      }
      await services.queue.complete(tx, job);
    });
  },

  /** The log has it; what the page says is that none was found. */
  async keepFault() {},

  async giveUp(_services, tx, { verificationId, batchId }) {
    const task = await selectOptionalVerificationTask(tx, verificationId);
    if (!task) return;
    await insertWitness(tx, { batchId, submissionId: task.submission.id, finding: GIVEN_UP, tookMs: 0 });
  },
};
