/** Writes what changes often: the first at once, then the newest of what came while the last was being written. */

interface SteadyWriter<Fields> {
  /** Later fields take the place of earlier ones that are not written yet. */
  write(fields: Partial<Fields>): void;
  /** Everything is written. @throws what a write threw */
  flush(): Promise<void>;
}

export function steadyWriter<Fields>(
  write: (fields: Partial<Fields>) => Promise<void>,
): SteadyWriter<Fields> {
  let waiting: Partial<Fields> | null = null;
  let writing: Promise<void> | null = null;
  let fault: unknown;
  const drain = async () => {
    while (waiting !== null) {
      const next = waiting;
      waiting = null;
      await write(next);
    }
  };
  const start = () => {
    writing ??= drain()
      .catch((error: unknown) => {
        fault ??= error;
      })
      .finally(() => {
        writing = null;
        if (waiting !== null && fault === undefined) start();
      });
  };
  return {
    write(fields) {
      waiting = { ...waiting, ...fields } as Partial<Fields>;
      start();
    },
    async flush() {
      while (writing !== null) await writing;
      if (fault !== undefined) throw fault;
    },
  };
}
