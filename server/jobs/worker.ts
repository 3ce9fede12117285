/** Takes verifications from the queue as long as there are any, then sleeps until it is told of more. */
import { WORK_CHANNEL } from '#db/notify.ts';
import { logger } from '../platform/logger.ts';
import type { Services } from '../platform/services.ts';
import type { Grader } from './grader.ts';
import { giveUpJob, verifyJob } from './verify-job.ts';

/** For what no notification announces: retries that become due, jobs of dead workers, notes lost in a reconnect. */
const LOOK_ROUND_MS = 3_000;

export interface Worker {
  /** Resolves when the queue is empty and every slot is idle. */
  drained(): Promise<void>;
  /** Takes no more jobs and ends those in hand; they are taken up again by the next worker. */
  stop(): Promise<void>;
}

/** Starts as many slots as there are graders. The worker closes the graders when it stops. */
export async function startWorker(services: Services, graders: readonly Grader[]): Promise<Worker> {
  const stopping = new AbortController();
  const idle = [...graders];
  const busy = new Set<Promise<void>>();
  /** Somebody said that there may be work, and no slot has looked since. */
  let told = false;

  /** One slot looks; when it finds something it wakes the next, so that a single job is not looked for by all. */
  function wake(): void {
    told = true;
    lookOnce();
  }

  function lookOnce(): void {
    if (!told || stopping.signal.aborted) return;
    const grader = idle.pop();
    if (!grader) return;
    told = false;
    const run = drain(services, { grader, signal: stopping.signal, onTaken: wake })
      .catch((error: unknown) => logger.error({ error }, 'The worker stumbled; it looks again shortly.'))
      .finally(() => {
        busy.delete(run);
        idle.push(grader);
        // What came after its last look would wait for the next round.
        lookOnce();
      });
    busy.add(run);
  }

  const unlisten = await services.handle.listen(WORK_CHANNEL, wake);
  const lookingRound = setInterval(wake, LOOK_ROUND_MS);
  wake();
  return {
    async drained() {
      wake();
      while (busy.size > 0) await Promise.all(busy);
    },
    async stop() {
      stopping.abort(new Error('The worker stops.'));
      clearInterval(lookingRound);
      await unlisten();
      await Promise.all(busy);
      await Promise.all(graders.map((grader) => grader.close()));
    },
  };
}

interface DrainOptions {
  readonly grader: Grader;
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
