/** `npm run worker`: verifies submissions of the Postgres at DATABASE_URL, beside any number of others. */
import { isStartupFailure, StartupFailure } from '#db/startup-failure.ts';
import { openGraderHost } from '#server/jobs/grader-hosts.ts';
import { services } from '#server/platform/process-services.ts';
import { steadyHost } from '#server/worker/steady-host.ts';
import { startWorker } from '#server/worker/worker.ts';
import { onStop } from './serve/on-stop.ts';

async function work(): Promise<void> {
  if (!process.env.DATABASE_URL) {
    throw new StartupFailure(
      'settings-wrong',
      'A worker of its own needs DATABASE_URL: without it, the server verifies by itself.',
    );
  }
  const open = await services();
  onStop(() => open.close());
  const host = await openGraderHost(open.environment);
  onStop(() => host.close());
  const slots = open.environment.workerSlots;
  const worker = await startWorker(open, { host: steadyHost(host), slots });
  onStop(() => worker.stop());
  console.log(`Verifying, ${slots} submissions at a time. Stop it with Ctrl+C.`);
}

try {
  await work();
} catch (error) {
  if (!isStartupFailure(error)) throw error;
  console.error(error.message);
  process.exit(1);
}
