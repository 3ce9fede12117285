/** For load balancers and scripts: 200 when the database answers. */
import { sql } from 'drizzle-orm';
import { logger } from '#server/logger.ts';
import { services } from '#server/process-services.ts';

export const dynamic = 'force-dynamic';

export async function GET(): Promise<Response> {
  try {
    const { db } = await services();
    await db.execute(sql`select 1`);
    return Response.json({ status: 'ok' });
  } catch (error) {
    logger.error({ error }, 'The health check failed.');
    return Response.json({ status: 'failing' }, { status: 503 });
  }
}
