import { type Batch, selectOptionalBatch } from '#db/queries/jobs/batches.ts';
import type { BatchKind } from '#db/schema/batches.ts';
import type { ActorContext } from '../../access/actor.ts';
import { type Deed, may } from '../../access/deeds.ts';
import { findMember } from '../../access/membership.ts';
import { isId } from '../../platform/is-id.ts';
import { ok, type Result, refuse } from '../../platform/result.ts';

export type BatchRefusal = 'not-found' | 'staff-only' | 'instructor-only';

/** A batch that a request names by id, if the person who asks may do that in its course. */
export async function findBatch(
  context: Pick<ActorContext, 'db' | 'actor'>,
  { batchId, kind, deed }: { batchId: string; kind?: BatchKind; deed: Deed },
): Promise<Result<Batch, BatchRefusal>> {
  if (!isId(batchId)) return refuse('not-found');
  const batch = await selectOptionalBatch(context.db, batchId);
  if (!batch || (kind && batch.kind !== kind)) return refuse('not-found');
  const member = await findMember(context, batch.assignmentId);
  if (!member) return refuse('not-found');
  if (may(member, deed)) return ok(batch);
  return refuse(may(member, 'run-batches') ? 'instructor-only' : 'staff-only');
}
