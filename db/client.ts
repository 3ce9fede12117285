/** Opens the database: PGlite in a data folder, or Postgres by its URL. Nothing else in the tree names a driver. */

import type { PGlite } from '@electric-sql/pglite';
import { drizzle as drizzlePostgres } from 'drizzle-orm/node-postgres';
import { migrate as migratePostgres } from 'drizzle-orm/node-postgres/migrator';
import { drizzle as drizzlePglite } from 'drizzle-orm/pglite';
import { migrate as migratePglite } from 'drizzle-orm/pglite/migrator';
import { Pool } from 'pg';
import { openDataFolder } from './data-folder.ts';
import type { DatabaseHandle } from './database.ts';
import { listenOnPostgres } from './listen-postgres.ts';
import './redact-failures.ts';
import { StartupFailure } from './startup-failure.ts';
import { MIGRATIONS_FOLDER } from './template.ts';

export interface EmbeddedHandle extends DatabaseHandle {
  readonly kind: 'embedded';
  readonly pglite: PGlite;
}
export interface PostgresHandle extends DatabaseHandle {
  readonly kind: 'postgres';
  readonly url: string;
}
export type OpenDatabase = EmbeddedHandle | PostgresHandle;

/** Arbitrary but fixed: whoever migrates holds this advisory lock. */
const MIGRATION_LOCK = 7_361_225;
const CASING = 'snake_case';
/** No disk turns under the embedded database: with Postgres's default of 4 it walks through long indexes to save a page. */
const RANDOM_PAGE_COST = 1.1;

/** Opens and migrates the embedded database. @throws StartupFailure */
export async function openEmbedded(folder: string): Promise<EmbeddedHandle> {
  const { pglite, close } = await openDataFolder(folder);
  try {
    return await fromPglite(pglite, close);
  } catch (error) {
    await close();
    throw error;
  }
}

/** A handle on a PGlite that is open already; `close` closes what belongs to it. */
export async function fromPglite(pglite: PGlite, close: () => Promise<void>): Promise<EmbeddedHandle> {
  const typed = drizzlePglite(pglite, { casing: CASING });
  await migratePglite(typed, { migrationsFolder: MIGRATIONS_FOLDER });
  await pglite.exec(`set random_page_cost = ${RANDOM_PAGE_COST}`);
  return {
    kind: 'embedded',
    // One session type for both drivers: they differ in the raw result of `execute` only, which queries do not use.
    db: typed,
    pglite,
    listen: (channel, onPayload) => pglite.listen(channel, onPayload),
    close,
  };
}

/** Opens and migrates Postgres; safe with many processes at once. @throws StartupFailure `database-unreachable` */
export async function openPostgres(url: string): Promise<PostgresHandle> {
  const pool = new Pool({ connectionString: url, max: 10 });
  // A connection that breaks while idle is replaced by the pool; without a listener it would end the process.
  pool.on('error', () => undefined);
  try {
    const client = await pool.connect();
    try {
      await client.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
      await migratePostgres(drizzlePostgres(client), { migrationsFolder: MIGRATIONS_FOLDER });
      await client.query('select pg_advisory_unlock($1)', [MIGRATION_LOCK]);
    } finally {
      client.release();
    }
  } catch (error) {
    await pool.end();
    throw new StartupFailure(
      'database-unreachable',
      `The database at DATABASE_URL (${hostOf(url)}) could not be opened and migrated: ${reasonOf(error)}; check that it runs and that the address and password are right.`,
      { cause: error },
    );
  }
  return {
    kind: 'postgres',
    url,
    db: drizzlePostgres(pool, { casing: CASING }),
    listen: (channel, onPayload) => listenOnPostgres(url, channel, onPayload),
    close: () => pool.end(),
  };
}

/** Host and database without user and password: this ends up on screens and in logs. */
function hostOf(url: string): string {
  try {
    const parsed = new URL(url);
    return `${parsed.host}${parsed.pathname}`;
  } catch {
    return 'not a URL';
  }
}

function reasonOf(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  if (!(cause instanceof Error)) return String(cause);
  return cause.message || ('code' in cause ? String(cause.code) : cause.name);
}
