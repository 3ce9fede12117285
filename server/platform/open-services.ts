import { type OpenDatabase, openEmbedded, openPostgres } from '#db/client.ts';
import { openJobQueue } from '../queue/queue.ts';
import { openChangeFeed } from './change-feed.ts';
import { type Environment, environment } from './environment.ts';
import { logger } from './logger.ts';
import { readOrMakeSecret } from './secret.ts';
import type { OpenServices } from './services.ts';

/** Opens the database that the settings name and everything on top of it. @throws StartupFailure */
export async function openServices(settings: Environment = environment()): Promise<OpenServices> {
  const handle = settings.databaseUrl
    ? await openPostgres(settings.databaseUrl)
    : await openEmbedded(settings.dataDir);
  try {
    return await openServicesOn(handle, settings);
  } catch (error) {
    await handle.close();
    throw error;
  }
}

/** The same on a database that is open; tests give it one in memory. */
export async function openServicesOn(
  handle: OpenDatabase,
  settings: Environment,
  options: { retryDelaySeconds?: number } = {},
): Promise<OpenServices> {
  const changes = await openChangeFeed(handle);
  const queue = await openJobQueue(handle, {
    ...options,
    onError: (error) => logger.error({ error }, 'The queue reported an error.'),
  });
  if (handle.kind === 'embedded') await queue.takeBackAbandoned();
  const steps: (() => Promise<void>)[] = [];
  return {
    environment: settings,
    db: handle.db,
    handle,
    queue,
    changes,
    secret: settings.secret ?? (await readOrMakeSecret(settings.dataDir)),
    now: () => new Date(),
    beforeClose: (step) => void steps.push(step),
    close: async () => {
      for (const step of steps.splice(0).reverse()) await step();
      await queue.close();
      await changes.close();
      await handle.close();
    },
  };
}
