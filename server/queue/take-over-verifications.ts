import type { PgBoss } from 'pg-boss';
import { z } from 'zod';
import { BOUNDS, type JobRequest, LANES } from './kinds.ts';

/** Before jobs had kinds, verifications were all there was. */
const QUEUE_BEFORE = 'verify';
const DEAD_QUEUE_BEFORE = 'verify-dead';
const payloadBefore = z.object({ verificationId: z.uuid() });

/**
 * Moves what waits, or was in hand, in the queue of an earlier version. Two processes that start together may both move a
 * job: a verification ends once, however many jobs it has.
 */
export async function takeOverVerifications(boss: PgBoss, queue: string): Promise<void> {
  if ((await boss.getQueue(QUEUE_BEFORE)) === null) return;
  const jobs = [...(await boss.findJobs(QUEUE_BEFORE)), ...(await boss.findJobs(DEAD_QUEUE_BEFORE))];
  const open = jobs.filter(({ state }) => ['created', 'retry', 'active'].includes(state));
  await boss.insert(
    queue,
    open.map(({ data, priority, groupId }) => ({
      data: { kind: 'verify', batchId: null, ...payloadBefore.parse(data) } satisfies JobRequest,
      priority: priority > 0 ? LANES.live : LANES.census,
      expireInSeconds: BOUNDS.verify.expiresSeconds,
      ...(groupId ? { group: { id: groupId } } : {}),
    })),
  );
  await boss.deleteQueue(QUEUE_BEFORE);
  await boss.deleteQueue(DEAD_QUEUE_BEFORE);
}
