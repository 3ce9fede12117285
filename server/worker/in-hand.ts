import { logger } from '../platform/logger.ts';
import type { Job } from '../queue/kinds.ts';
import type { JobQueue } from '../queue/queue.ts';

/** A third of the silence after which a worker counts as dead. */
const TOUCH_MS = 10_000;

/** The jobs that a worker has in hand: kept alive, and told to stop when they are no longer its own. */
export interface InHand {
  /** `signal` fires when the job was cancelled or went to another worker. */
  hold(job: Job): { readonly signal: AbortSignal; release(): void };
  /** Looks now rather than at the next round. */
  look(): void;
}

export function openInHand(queue: JobQueue): InHand {
  const looks = new Set<() => void>();
  return {
    hold(job) {
      const lost = new AbortController();
      const look = () => {
        queue.touch(job).then(
          (isOurs) => isOurs || lost.abort(new Error('The job was cancelled, or took too long.')),
          (error: unknown) => logger.warn({ error }, 'A job could not be kept alive.'),
        );
      };
      const round = setInterval(look, TOUCH_MS);
      looks.add(look);
      return {
        signal: lost.signal,
        release() {
          clearInterval(round);
          looks.delete(look);
        },
      };
    },
    look() {
      for (const one of looks) one();
    },
  };
}
