/** Databases for tests: a fresh PGlite in memory, and a copy of the run's Postgres template where that is installed. */
import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { PGlite } from '@electric-sql/pglite';
import { sql } from 'drizzle-orm';
import {
  type EmbeddedHandle,
  fromPglite,
  type OpenDatabase,
  openPostgres,
  type PostgresHandle,
} from './client.ts';
import type { Database } from './database.ts';
import { databaseTemplate } from './template.ts';
import { databaseAt, onServer, SUITE_POSTGRES, TEMPLATE } from './testing/suite-postgres.ts';

export async function openMemoryDatabase(): Promise<EmbeddedHandle> {
  const pglite = await PGlite.create({ loadDataDir: await databaseTemplate() });
  return fromPglite(pglite, () => pglite.close());
}

export interface TestDatabase {
  readonly name: 'PGlite' | 'Postgres';
  /** False where the programs are missing; the suite then shows as skipped. */
  readonly available: boolean;
  /** Empty and migrated; `close` takes everything away again. */
  open(): Promise<OpenDatabase>;
}

const suitePostgres = process.env[SUITE_POSTGRES];

/** Fresh, migrated, on the Postgres of this test run. */
export const TEST_POSTGRES = {
  name: 'Postgres',
  available: suitePostgres !== undefined,
  open: openThrowawayPostgres,
} as const satisfies TestDatabase;

/** `one` where what is tested says nothing in SQL: `npm run unit` sets it for the use cases of `server/`. */
const ONE_IS_ENOUGH = process.env.DESCENT_TEST_DATABASES === 'one';

/**
 * The same suite runs on each. Use cases run on Postgres alone where it is installed: what they ask the database is
 * tried on both in `db/`, and the journeys go through the pages on PGlite.
 */
export const TEST_DATABASES: readonly TestDatabase[] =
  ONE_IS_ENOUGH && TEST_POSTGRES.available
    ? [TEST_POSTGRES]
    : [{ name: 'PGlite', available: true, open: openMemoryDatabase }, TEST_POSTGRES];

/** For what says nothing in SQL and minds no engine: Postgres where it is, since a fresh one costs it a twentieth. */
export function openTestDatabase(): Promise<OpenDatabase> {
  return TEST_POSTGRES.available ? TEST_POSTGRES.open() : openMemoryDatabase();
}

/** Resolves once so many on this Postgres wait for a row that another transaction holds. */
export async function somebodyWaits(db: Database, howMany = 1): Promise<void> {
  for (;;) {
    const { rows } = await db.execute<{ waiting: number }>(
      sql`select count(*)::int waiting from pg_stat_activity
        where datname = current_database() and wait_event_type = 'Lock'`,
    );
    if ((rows[0]?.waiting ?? 0) >= howMany) return;
    await setTimeout(10);
  }
}

async function openThrowawayPostgres(): Promise<PostgresHandle> {
  if (suitePostgres === undefined) throw new Error('Postgres is not installed here.');
  const name = `suite_${randomUUID().replaceAll('-', '')}`;
  await onServer(suitePostgres, `create database ${name} template ${TEMPLATE}`);
  const handle = await openPostgres(databaseAt(suitePostgres, name));
  return {
    ...handle,
    close: async () => {
      await handle.close();
      // A worker that a test killed may still hold a connection.
      await onServer(suitePostgres, `drop database ${name} with (force)`);
    },
  };
}
