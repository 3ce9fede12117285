import type { Job } from '../queue/kinds.ts';
import type { JobQueue } from '../queue/queue.ts';

/** One slot of a worker is for quick submissions alone, so that no training or regrade makes them wait. */
export interface Reserve {
  /** The next job that may begin now; `release` when it has ended. */
  take(): Promise<{ readonly job: Job; release(): void } | null>;
}

export function openReserve({ queue, slots }: { queue: JobQueue; slots: number }): Reserve {
  /** With a single slot there is nothing to hold back. */
  const slowMax = Math.max(1, slots - 1);
  let slow = 0;
  return {
    async take() {
      // Whoever looks for anything holds a place for what is slow until it knows what it got.
      const mayBeSlow = slow < slowMax;
      if (mayBeSlow) slow += 1;
      let holds = mayBeSlow;
      const release = () => {
        if (holds) slow -= 1;
        holds = false;
      };
      try {
        const job = await queue.fetch({ slowest: mayBeSlow ? 'census' : 'live' });
        if (job === null || job.lane === 'live') release();
        return job && { job, release };
      } catch (error) {
        release();
        throw error;
      }
    },
  };
}
