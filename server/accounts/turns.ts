/** Lines in which tries to sign in wait for their turn. */

/** In one line; more would only hold connections open. */
const WAITING_MAX = 5;

export interface Turns {
  /** Waits, then works; of one line only one at a time. `crowded`: the line was full, and nothing was done. */
  take<T>(line: string | null, waitMs: number, work: () => Promise<T>): Promise<T | 'crowded'>;
}

/** @param pause waits so many milliseconds */
export function openTurns(pause: (ms: number) => Promise<void>): Turns {
  const lines = new Map<string, { last: Promise<unknown>; waiting: number }>();
  const afterPause = async <T>(waitMs: number, work: () => Promise<T>): Promise<T> => {
    if (waitMs > 0) await pause(waitMs);
    return work();
  };
  return {
    async take(line, waitMs, work) {
      if (line === null) return afterPause(waitMs, work);
      const queue = lines.get(line) ?? { last: Promise.resolve(), waiting: 0 };
      if (queue.waiting >= WAITING_MAX) return 'crowded';
      lines.set(line, queue);
      queue.waiting += 1;
      const turn = queue.last.then(() => afterPause(waitMs, work));
      queue.last = turn.catch(() => undefined);
      try {
        return await turn;
      } finally {
        queue.waiting -= 1;
        if (queue.waiting === 0) lines.delete(line);
      }
    },
  };
}
