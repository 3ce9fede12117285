/** Short notes between processes of one database; they leave with the commit, and are lost when nobody listens. */
import { sql } from 'drizzle-orm';
import type { Queryable } from './database.ts';

/** Work is waiting in the queue. Payload empty. */
export const WORK_CHANNEL = 'descent_work';
/** A submission changed. Payload: its id. */
export const SUBMISSION_CHANNEL = 'descent_submission';

export async function notify(db: Queryable, channel: string, payload = ''): Promise<void> {
  await db.execute(sql`select pg_notify(${channel}, ${payload})`);
}
