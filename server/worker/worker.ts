/** Takes jobs from the queue as long as there are any, then sleeps until it is told of more. */
import { WORK_CHANNEL } from '#db/notify.ts';
import { openProvingHosts } from '../jobs/grader-hosts.ts';
import type { GradingHost, ProvingHosts } from '../jobs/grading-host.ts';
import { logger } from '../platform/logger.ts';
import type { Services } from '../platform/services.ts';
import type { Job } from '../queue/kinds.ts';
import { CANCELLED_NOTE } from '../queue/queue.ts';
import { openInHand } from './in-hand.ts';
import { queueLostVerifications } from './queue-lost.ts';
import { openReserve, type Reserve } from './reserve.ts';
import { giveUpJob, runJob } from './run-job.ts';
import { openSlots } from './slots.ts';

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
  /** Opens what a check needs; default Deno processes of its own, for as long as the check takes. */
  readonly openProving?: () => Promise<ProvingHosts>;
  /** Jobs at a time. */
  readonly slots: number;
  /** Between looks that nobody asked for; default 3 s, null for none. */
  readonly lookRoundMs?: number | null;
}

export async function startWorker(services: Services, options: WorkerOptions): Promise<Worker> {
  const { host, slots, lookRoundMs = LOOK_ROUND_MS } = options;
  const { openProving = () => openProvingHosts(services.environment) } = options;
  await queueLostVerifications(services);
  const stopping = new AbortController();
  const inHand = openInHand(services.queue);
  const reserve = openReserve({ queue: services.queue, slots });
  const work = async (job: Job) => {
    const held = inHand.hold(job);
    const signal = AbortSignal.any([stopping.signal, held.signal]);
    await runJob(services, job, { host, openProving, signal }).finally(held.release);
  };
  const places = openSlots({
    slots,
    look: (onTaken) => drain(services, { reserve, work, signal: stopping.signal, onTaken }),
    onError: (error) => logger.error({ error }, 'The worker stumbled; it looks again shortly.'),
  });
  const unlisten = await services.handle.listen(WORK_CHANNEL, (note) => {
    // After a lost connection nobody knows which notes there were.
    if (note === CANCELLED_NOTE || note === null) inHand.look();
    places.wake();
  });
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

interface Draining {
  readonly reserve: Reserve;
  readonly work: (job: Job) => Promise<void>;
  readonly signal: AbortSignal;
  /** There was a job; there may be more. */
  readonly onTaken: () => void;
}

async function drain(services: Services, { reserve, work, signal, onTaken }: Draining): Promise<void> {
  while (!signal.aborted) {
    const taken = await reserve.take();
    if (taken) {
      onTaken();
      await work(taken.job).finally(taken.release);
      continue;
    }
    const dead = await services.queue.fetchDead();
    if (!dead) return;
    await giveUpJob(services, dead);
  }
}
