/**
 * The places of a worker, and who looks for work when. After every wake some slot begins a look: at once when one is idle,
 * else when the first becomes it. So a wake that comes while the last look finds nothing is not lost.
 */
export interface Slots {
  /** There may be work. */
  wake(): void;
  /** Resolves when every slot is idle and no wake waits for a look. */
  idle(): Promise<void>;
  /** No look begins any more; resolves when those that run have ended. */
  close(): Promise<void>;
}

export interface SlotsOptions {
  readonly slots: number;
  /** Takes jobs until none is ready; `onTaken` when it got one, for there may be more. */
  readonly look: (onTaken: () => void) => Promise<void>;
  readonly onError: (error: unknown) => void;
}

export function openSlots({ slots, look, onError }: SlotsOptions): Slots {
  const running = new Set<Promise<void>>();
  let closed = false;
  /** Somebody said that there may be work, and no look has begun since. */
  let told = false;

  /** One slot looks; when it finds something it wakes the next, so that a single job is not looked for by all. */
  function wake(): void {
    told = true;
    begin();
  }

  function begin(): void {
    if (!told || closed || running.size >= slots) return;
    told = false;
    const run: Promise<void> = look(wake)
      .catch(onError)
      .finally(() => {
        running.delete(run);
        begin();
      });
    running.add(run);
  }

  const ended = async () => {
    while (running.size > 0) await Promise.all(running);
  };
  return {
    wake,
    idle: ended,
    close() {
      closed = true;
      return ended();
    },
  };
}
