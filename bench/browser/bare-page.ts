/** The page of `bare-server.ts`: workers that a bare runner would use, on `window.bareRunner`. */
import type { Workload } from '../workload/convolution.ts';

export interface BareRunner {
  /** Starts a worker and resolves when TensorFlow.js is up in it. Gives the backend. */
  start(backend: string): Promise<string>;
  /** One run in the worker that was started; milliseconds. */
  run(workload: Workload): Promise<number>;
  /** Lets it loop for ever, ends it and starts another one; milliseconds until that has answered a run. */
  respawn(backend: string, workload: Workload): Promise<number>;
}

declare global {
  interface Window {
    bareRunner: BareRunner;
  }
}

let worker: Worker | undefined;

function answer<T>(message: unknown): Promise<T> {
  const asked = worker;
  if (!asked) throw new Error('start() first');
  return new Promise((resolve) => {
    asked.onmessage = ({ data }: MessageEvent<T>) => resolve(data);
    asked.postMessage(message);
  });
}

async function start(backend: string): Promise<string> {
  worker?.terminate();
  worker = new Worker('/bare-worker.js');
  return (await answer<{ backend: string }>({ backend })).backend;
}

async function run(workload: Workload): Promise<number> {
  const began = performance.now();
  await answer({ workload });
  return performance.now() - began;
}

window.bareRunner = {
  start,
  run,
  async respawn(backend, workload) {
    worker?.postMessage({ loop: true });
    await new Promise((resolve) => setTimeout(resolve, 300));
    const began = performance.now();
    await start(backend);
    await run(workload);
    return performance.now() - began;
  },
};
