import { sql } from 'drizzle-orm';
import type { Queryable } from '../database.ts';

/** Resolves when the database answers. */
export async function selectNothing(db: Queryable): Promise<void> {
  await db.execute(sql`select 1`);
}
