import { selectLostVerifications } from '#db/queries/jobs/lost-verifications.ts';
import { lanesOfVerifications } from '../jobs/lanes-of-verifications.ts';
import { logger } from '../platform/logger.ts';
import type { Services } from '../platform/services.ts';

/** In one transaction, as pieces of a batch are. */
const CHUNK = 200;
/** Whatever else there is waits for the next start. */
const CHUNKS_MAX = 100;

/**
 * Queues again what waits for a verdict while no job asks for one. Two workers that start together may both queue one: a
 * verification ends once, however many jobs it has.
 */
export async function queueLostVerifications(services: Services): Promise<void> {
  let queued = 0;
  for (let chunk = 0; chunk < CHUNKS_MAX; chunk += 1) {
    const found = await queueChunk(services);
    queued += found;
    if (found < CHUNK) break;
  }
  if (queued > 0) logger.warn({ queued }, 'Submissions waited without a job; they are queued again.');
}

async function queueChunk({ db, queue }: Services): Promise<number> {
  return db.transaction(async (tx) => {
    const lost = await selectLostVerifications(tx, CHUNK);
    const laneOf = await lanesOfVerifications(tx, lost);
    await queue.send(
      tx,
      lost.map((one) => ({
        request: { kind: 'verify', verificationId: one.id, batchId: one.batchId },
        lane: laneOf(one),
        personId: one.userId,
      })),
    );
    return lost.length;
  });
}
