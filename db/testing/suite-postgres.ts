/** One Postgres for a whole test run: a migrated template, of which each suite gets a copy in milliseconds. */
import { Pool } from 'pg';
import { getConstructionPlans } from 'pg-boss';
import { openPostgres } from '../client.ts';
import { QUEUE_SCHEMA } from '../template.ts';
import { findPostgres, startPostgres } from '../testing-postgres.ts';

/** Where suites find it; test processes inherit it. */
export const SUITE_POSTGRES = 'DESCENT_TEST_POSTGRES';
export const TEMPLATE = 'descent_template';

/** Vitest calls it once before the first suite that may need a database, and what it returns after the last. */
export default async function startSuitePostgres(): Promise<(() => Promise<void>) | undefined> {
  // Another project of this run has started it, and stops it.
  if (process.env[SUITE_POSTGRES] !== undefined) return undefined;
  if (findPostgres() === null) {
    if (process.env.CI === 'true') throw new Error('Install postgresql: database suites need it.');
    return undefined;
  }
  const cluster = await startPostgres();
  try {
    await makeTemplate(cluster.url);
  } catch (error) {
    await cluster.stop();
    throw error;
  }
  process.env[SUITE_POSTGRES] = cluster.url;
  return () => cluster.stop();
}

async function makeTemplate(url: string): Promise<void> {
  await onServer(url, `create database ${TEMPLATE}`);
  const handle = await openPostgres(databaseAt(url, TEMPLATE));
  await handle.close();
  await onServer(databaseAt(url, TEMPLATE), getConstructionPlans(QUEUE_SCHEMA));
}

/** Runs one statement, or several, on a connection of its own. */
export async function onServer(url: string, sql: string): Promise<void> {
  const pool = new Pool({ connectionString: url, max: 1 });
  try {
    await pool.query(sql);
  } finally {
    await pool.end();
  }
}

/** The URL of another database of the same server. */
export function databaseAt(url: string, name: string): string {
  const other = new URL(url);
  other.pathname = `/${name}`;
  return other.href;
}
