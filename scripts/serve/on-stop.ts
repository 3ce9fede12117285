/** A clean end: on a signal, or when the process that started us is gone. */

const STOP_MS_MAX = 10_000;

const steps: (() => Promise<unknown>)[] = [];
let stopping = false;

/** Runs `step` when the process is told to stop; what was added last ends first. */
export function onStop(step: () => Promise<unknown>): void {
  if (steps.length === 0) listen();
  steps.push(step);
}

function listen(): void {
  const stop = () => stopWith(0);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop);
  // Present when npm start's first process started us: its end, even by SIGKILL, is our signal.
  if (process.channel) {
    process.on('disconnect', stop);
    process.channel.unref();
  }
}

/** Ends the process as a signal would, with this exit code. */
export function stopWith(exitCode: number): void {
  // A terminal sends the signal to the whole group and the parent passes it on: the second one is the same wish.
  if (stopping) return;
  stopping = true;
  setTimeout(() => {
    console.error(`Descent did not stop within ${STOP_MS_MAX / 1000} seconds and was ended.`);
    process.exit(1);
  }, STOP_MS_MAX).unref();
  void endAll(exitCode);
}

async function endAll(wanted: number): Promise<void> {
  let exitCode = wanted;
  for (const step of steps.toReversed()) {
    try {
      await step();
    } catch (error) {
      console.error(error);
      exitCode = 1;
    }
  }
  process.exit(exitCode);
}
