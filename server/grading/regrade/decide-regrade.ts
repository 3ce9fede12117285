/** What becomes of a regrade: each decision is one move of its state, with an audit row, and a job where there is work. */
import type { Transaction } from '#db/database.ts';
import { insertAuditEvent } from '#db/queries/audit.ts';
import { type Batch, updateBatchState } from '#db/queries/jobs/batches.ts';
import type { BatchDecision, BatchState } from '#db/schema/batches.ts';
import type { ActorContext } from '../../access/actor.ts';
import type { Deed } from '../../access/deeds.ts';
import { type BatchRefusal, findBatch } from '../../jobs/batches/find-batch.ts';
import { ok, type Result, refuse } from '../../platform/result.ts';
import type { PointsChange } from './change-of.ts';

export type DecisionRefusal = BatchRefusal | 'regrade-moved-on';

interface Decision {
  readonly batchId: string;
  readonly from: readonly BatchState[];
  readonly to: BatchState;
  readonly audited: string;
  readonly decision?: BatchDecision;
  /** What the log says of the decision; it names nobody. */
  readonly details?: Readonly<Record<string, unknown>>;
  /** Default `decide-regrade`. */
  readonly deed?: Deed;
  /** What goes before the move, in its transaction. */
  readonly before?: (tx: Transaction) => Promise<void>;
  /** The move needs a worker. */
  readonly needsWork: boolean;
}

/** `regrade-moved-on`: it is not, or no longer, where that can be decided. */
export async function decideRegrade(
  { batchId, from, to, audited, decision, details, before, needsWork, deed = 'decide-regrade' }: Decision,
  context: ActorContext,
): Promise<Result<null, DecisionRefusal>> {
  const found = await findBatch(context, { batchId, kind: 'regrade', deed });
  if (!found.ok) return found;
  const { courseId } = found.value;
  const { userId } = context.actor;
  return context.db.transaction(async (tx) => {
    await before?.(tx);
    const move = { batchId, from, to, at: context.now(), ...(decision ? { decision } : {}) };
    if (!(await updateBatchState(tx, move))) return refuse('regrade-moved-on');
    if (needsWork) {
      const request = { kind: 'regrade', batchId } as const;
      await context.queue.send(tx, [{ request, lane: 'regrade', personId: userId }]);
    }
    await insertAuditEvent(tx, {
      ...{ actorId: userId, courseId, action: audited, subjectId: batchId },
      details: { from: found.value.state, decision: details ?? null },
    });
    return ok(null);
  });
}

/** Whether the decision is about that student. */
export function isMeant(
  decision: Batch['decision'],
  student: { readonly userId: string; readonly change: PointsChange },
): boolean {
  switch (decision?.kind) {
    case 'all':
      return true;
    case 'gains':
      return student.change !== 'loses';
    case 'except':
      return !decision.userIds.includes(student.userId);
    default:
      return false;
  }
}
