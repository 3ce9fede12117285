import { z } from 'zod';
import { selectRegradedSubmissions } from '#db/queries/grading/regrades.ts';
import type { BatchDecision } from '#db/schema/batches.ts';
import type { ActorContext } from '../../access/actor.ts';
import { findBatch } from '../../jobs/batches/find-batch.ts';
import { ok, type Result, refuse } from '../../platform/result.ts';
import { type DecisionRefusal, decideRegrade } from './decide-regrade.ts';

const REASON_LENGTH_MAX = 1_000;
const STUDENTS_MAX = 10_000;

export const applyDecisionSchema = z
  .discriminatedUnion('kind', [
    z.object({ kind: z.enum(['all', 'gains']) }),
    z.object({ kind: z.literal('except'), keys: z.array(z.uuid()).max(STUDENTS_MAX) }),
  ])
  .and(z.object({ reason: z.string().trim().min(1).max(REASON_LENGTH_MAX) }));

/** For all, for those who lose nothing by it, or for all but some, by their keys; the reason is what the students read. */
export type ApplyDecision = z.infer<typeof applyDecisionSchema>;

/** The verdicts of a finished dry run become what holds. A worker does it, student by student, each once. */
export async function applyRegrade(
  context: ActorContext,
  { batchId, decision }: { batchId: string; decision: ApplyDecision },
): Promise<Result<null, DecisionRefusal | 'input-wrong'>> {
  const meant = await readDecision(context, { batchId, decision });
  if (!meant.ok) return meant;
  return decideRegrade(
    {
      batchId,
      from: ['ready'],
      to: 'applying',
      audited: 'regrade.applied',
      decision: meant.value,
      details: decision,
      needsWork: true,
    },
    context,
  );
}

/** Whose the keys are. */
async function readDecision(
  context: ActorContext,
  { batchId, decision }: { batchId: string; decision: ApplyDecision },
): Promise<Result<BatchDecision, DecisionRefusal | 'input-wrong'>> {
  const decidedBy = context.actor.userId;
  if (decision.kind !== 'except') return ok({ ...decision, decidedBy });
  const found = await findBatch(context, { batchId, kind: 'regrade', deed: 'decide-regrade' });
  if (!found.ok) return found;
  const rows = await selectRegradedSubmissions(context.db, found.value);
  const students = new Map(rows.map(({ submissionId, userId }) => [submissionId, userId]));
  const { kind, keys, reason } = decision;
  const userIds = keys.flatMap((key) => students.get(key) ?? []);
  return userIds.length === keys.length ? ok({ kind, userIds, reason, decidedBy }) : refuse('input-wrong');
}
