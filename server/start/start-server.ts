/** What a server process does once, before its first request. */
import { isStartupFailure } from '#db/startup-failure.ts';
import { graderName, openGraderHost, publishingJudge } from '../jobs/grader-hosts.ts';
import { beginRecheck } from '../jobs/rechecks/begin-recheck.ts';
import { requestRecordings } from '../jobs/recordings/request-recordings.ts';
import { services } from '../platform/process-services.ts';
import { steadyHost } from '../worker/steady-host.ts';
import { startWorker } from '../worker/worker.ts';
import { prepareCourse } from './prepare-course.ts';

const STARTED = Symbol.for('descent.started');
type Holder = { [STARTED]?: Promise<void> };

/** Once per process, whoever asks first: the start script or Next.js. @throws StartupFailure */
export function startServer(): Promise<void> {
  const holder = globalThis as Holder;
  holder[STARTED] ??= start();
  return holder[STARTED];
}

/** Opens the database, publishes the course and, where the settings say so, starts the worker. */
async function start(): Promise<void> {
  const open = await services();
  const host = await openGraderHost(open.environment);
  await prepareCourse(open, { judge: publishingJudge(host) });
  await beginRecheck(open, await graderName());
  await open.db.transaction((tx) => requestRecordings(tx, open));
  if (open.environment.worker === 'none') return host.close();
  const worker = await startWorker(open, { host: steadyHost(host), slots: open.environment.workerSlots });
  open.beforeClose(async () => {
    await worker.stop();
    await host.close();
  });
}

/** The same; a failure that a person can mend is one sentence and exit code 1. */
export async function startServerOrExit(): Promise<void> {
  try {
    await startServer();
  } catch (error) {
    if (!isStartupFailure(error)) throw error;
    console.error(error.message);
    process.exit(1);
  }
}
