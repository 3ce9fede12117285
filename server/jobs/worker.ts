/** Takes verifications from the queue as long as there are any, then sleeps until it is told of more. */
import { WORK_CHANNEL } from '#db/notify.ts';
import { logger } from '../platform/logger.ts';
import type { Services } from '../platform/services.ts';
import type { GradingHost } from './grading-host.ts';
import { openSlots } from './slots.ts';
import { giveUpJob, verifyJob } from './verify-job.ts';

/** For what no notification announces: retries that become due, jobs of dead workers, notes lost in a reconnect. */
const LOOK_ROUND_MS = 3_000;

export interface Worker {
  /** Resolves when the queue is empty and every slot is idle. */
  drained(): Promise<void>;
  /** Takes no more jobs and ends those in hand; they are taken up again by the next worker. */
  stop(): Promise<void>;
}

export interface WorkerOptions {
  /** Its runs may overlap; it outlives the worker. */
  readonly host: GradingHost;
  /** Jobs at a time. */
  readonly slots: number;
  /** Between looks that nobody asked for; default 3 s, null for none. */
  readonly lookRoundMs?: number | null;
}

export async function startWorker(
  services: Services,
  { host, slots, lookRoundMs = LOOK_ROUND_MS }: WorkerOptions,
): Promise<Worker> {
  const stopping = new AbortController();
  const places = openSlots({
    slots,
    look: (onTaken) => drain(services, { host, signal: stopping.signal, onTaken }),
    onError: (error) => logger.error({ error }, 'The worker stumbled; it looks again shortly.'),
  });
  const unlisten = await services.handle.listen(WORK_CHANNEL, places.wake);
  const lookingRound = lookRoundMs === null ? undefined : setInterval(places.wake, lookRoundMs);
  places.wake();
  return {
    async drained() {
      places.wake();
      await places.idle();
    },
    async stop() {
      stopping.abort(new Error('The worker stops.'));
      clearInterval(lookingRound);
      await unlisten();
      await places.close();
    },
  };
}

interface DrainOptions {
  readonly host: GradingHost;
  readonly signal: AbortSignal;
  /** There was a job; there may be more. */
  readonly onTaken: () => void;
}

async function drain(services: Services, options: DrainOptions): Promise<void> {
  while (!options.signal.aborted) {
    const job = await services.queue.fetch();
    if (job) {
      options.onTaken();
      await verifyJob(services, job, options);
      continue;
    }
    const dead = await services.queue.fetchDead();
    if (!dead) return;
    await giveUpJob(services, dead);
  }
}
