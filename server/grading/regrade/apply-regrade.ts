import { z } from 'zod';
import type { ActorContext } from '../../access/actor.ts';
import { type Result, refuse } from '../../platform/result.ts';
import { type DecisionRefusal, decideRegrade } from './decide-regrade.ts';

const REASON_LENGTH_MAX = 1_000;
const STUDENTS_MAX = 10_000;

const decisionSchema = z
  .discriminatedUnion('kind', [
    z.object({ kind: z.enum(['all', 'gains']) }),
    z.object({ kind: z.literal('except'), userIds: z.array(z.uuid()).max(STUDENTS_MAX) }),
  ])
  .and(z.object({ reason: z.string().trim().min(1).max(REASON_LENGTH_MAX) }));

/** For all, for those who lose nothing by it, or for all but some; the reason is what the students read. */
export type ApplyDecision = z.infer<typeof decisionSchema>;

/** The verdicts of a finished dry run become what holds. A worker does it, student by student, each once. */
export async function applyRegrade(
  context: ActorContext,
  { batchId, decision }: { batchId: string; decision: ApplyDecision },
): Promise<Result<null, DecisionRefusal | 'input-wrong'>> {
  const parsed = decisionSchema.safeParse(decision);
  if (!parsed.success) return refuse('input-wrong');
  return decideRegrade(
    {
      batchId,
      from: ['ready'],
      to: 'applying',
      audited: 'regrade.applied',
      decision: { ...parsed.data, decidedBy: context.actor.userId },
      needsWork: true,
    },
    context,
  );
}
