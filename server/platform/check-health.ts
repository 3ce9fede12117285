import { selectNothing } from '#db/queries/health.ts';
import { logger } from './logger.ts';
import { services } from './process-services.ts';

/** Whether the database of this process answers. Never throws. */
export async function checkHealth(): Promise<'ok' | 'failing'> {
  try {
    const { db } = await services();
    await selectNothing(db);
    return 'ok';
  } catch (error) {
    logger.error({ error }, 'The health check failed.');
    return 'failing';
  }
}
