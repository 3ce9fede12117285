/** A regrade: judges submissions without effect, applies what came of it when somebody decided so, takes it back. */

import { selectRegradeEffects } from '#db/queries/grading/regrades.ts';
import { updateBatchState } from '#db/queries/jobs/batches.ts';
import type { BatchState } from '#db/schema/batches.ts';
import { applyToStudent, undoForStudent } from '../../grading/regrade/change-student.ts';
import { isMeant } from '../../grading/regrade/decide-regrade.ts';
import { foreseeEffects } from '../../grading/regrade/regrade-effects.ts';
import type { Services } from '../../platform/services.ts';
import { type BatchStep, batchJob } from './batch-job.ts';
import { collectPieces } from './collect-pieces.ts';
import { askForLostWitnesses } from './witness.ts';

export const regrade = batchJob({
  async running(services, { batch, job, signal }) {
    await askForLostWitnesses(services, batch.id);
    await collectPieces(services, { batch, job, signal, purpose: 'dry-run', lane: 'regrade' });
  },

  async applying(services, step) {
    const { batch, signal } = step;
    const applied = new Set((await selectRegradeEffects(services.db, batch.id)).map(({ userId }) => userId));
    for (const effect of await foreseeEffects(services.db, batch)) {
      const { userId, submissions } = effect;
      if (applied.has(userId) || !isMeant(batch.decision, effect)) continue;
      signal.throwIfAborted();
      if (!(await applyToStudent(services, { batch, userId, submissions }))) return;
    }
    await finish(services, { step, to: 'applied' });
  },

  async undoing(services, step) {
    const { batch, signal } = step;
    for (const { userId, undoneAt } of await selectRegradeEffects(services.db, batch.id)) {
      if (undoneAt !== null) continue;
      signal.throwIfAborted();
      await undoForStudent(services, { batch, userId });
    }
    await finish(services, { step, to: 'undone' });
  },
});

async function finish(services: Services, { step, to }: { step: BatchStep; to: BatchState }): Promise<void> {
  const { batch, job } = step;
  await services.db.transaction(async (tx) => {
    await updateBatchState(tx, { batchId: batch.id, from: [batch.state], to, at: services.now() });
    await services.queue.complete(tx, job);
  });
}
