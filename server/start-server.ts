/** What the server process does once, before its first request. */
import { prepareCourse } from './prepare.ts';
import { services } from './process-services.ts';
import { announceCases, createGraders } from './verification/grader-hosts.ts';
import { startWorker } from './verification/worker.ts';

/** Opens the database, publishes the course and, on the embedded default, starts the worker. @throws StartupFailure */
export async function startServer(): Promise<void> {
  const open = await services();
  await prepareCourse(open, { announceCases });
  if (open.environment.worker === 'embedded') {
    await startWorker(open, await createGraders(open.environment.workerSlots));
  }
}
