/** A course as an earlier version left it, in a data folder and in a Postgres, for what a migration must keep. */
import { randomUUID } from 'node:crypto';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { drizzle as drizzlePostgres } from 'drizzle-orm/node-postgres';
import { migrate as migratePostgres } from 'drizzle-orm/node-postgres/migrator';
import { drizzle as drizzlePglite } from 'drizzle-orm/pglite';
import { migrate as migratePglite } from 'drizzle-orm/pglite/migrator';
import { Pool } from 'pg';
import { getConstructionPlans } from 'pg-boss';
import { type OpenDatabase, openEmbedded, openPostgres } from '../client.ts';
import { MIGRATIONS_FOLDER, QUEUE_SCHEMA } from '../template.ts';
import { databaseAt, onServer, SUITE_POSTGRES } from './suite-postgres.ts';

/** The last migration before standings, and the course that its version left. */
const LAST_BEFORE = '0004_claimed_device';
const COURSE = 'db/testing/course-of-0004.sql';

export type Rows = readonly Readonly<Record<string, unknown>>[];

export interface EarlierCourse {
  readonly name: 'a data folder' | 'a Postgres';
  readonly available: boolean;
  /** Makes the course; `read` looks at it as it is. */
  make(): Promise<MadeCourse>;
}

export interface MadeCourse {
  read(statement: string): Promise<Rows>;
  /** Opens it with the code of today, as a server does. Nothing is read with `read` afterwards. */
  migrate(): Promise<OpenDatabase>;
  remove(): Promise<void>;
}

const server = process.env[SUITE_POSTGRES];

export const EARLIER_COURSES: readonly EarlierCourse[] = [
  { name: 'a data folder', available: true, make: makeDataFolder },
  { name: 'a Postgres', available: server !== undefined, make: makePostgres },
];

async function makeDataFolder(): Promise<MadeCourse> {
  const folder = await mkdtemp(join(tmpdir(), 'descent-earlier-'));
  const pglite = await PGlite.create(join(folder, 'database'));
  await withMigrations((migrationsFolder) => migratePglite(drizzlePglite(pglite), { migrationsFolder }));
  await pglite.exec(getConstructionPlans(QUEUE_SCHEMA));
  await pglite.exec(await readFile(COURSE, 'utf8'));
  return {
    read: async (statement) => (await pglite.query<Rows[number]>(statement)).rows,
    async migrate() {
      await pglite.close();
      return openEmbedded(folder);
    },
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

async function makePostgres(): Promise<MadeCourse> {
  if (server === undefined) throw new Error('Postgres is not installed here.');
  const name = `earlier_${randomUUID().replaceAll('-', '')}`;
  await onServer(server, `create database ${name}`);
  const url = databaseAt(server, name);
  const pool = new Pool({ connectionString: url, max: 1 });
  await withMigrations((migrationsFolder) => migratePostgres(drizzlePostgres(pool), { migrationsFolder }));
  await pool.query(getConstructionPlans(QUEUE_SCHEMA));
  await pool.query(await readFile(COURSE, 'utf8'));
  return {
    read: async (statement) => (await pool.query<Rows[number]>(statement)).rows,
    async migrate() {
      await pool.end();
      return openPostgres(url);
    },
    remove: () => onServer(server, `drop database ${name} with (force)`),
  };
}

/** With a folder of the migrations that there were then. */
async function withMigrations(use: (folder: string) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'descent-migrations-'));
  await cp(MIGRATIONS_FOLDER, folder, { recursive: true });
  const path = join(folder, 'meta', '_journal.json');
  const journal: { entries: { tag: string }[] } = JSON.parse(await readFile(path, 'utf8'));
  const last = journal.entries.findIndex((entry) => entry.tag === LAST_BEFORE);
  await writeFile(path, JSON.stringify({ ...journal, entries: journal.entries.slice(0, last + 1) }));
  await use(folder);
  await rm(folder, { recursive: true });
}
