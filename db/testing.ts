/** Databases for tests: a fresh PGlite in memory, and a throwaway Postgres where its programs are installed. */
import { PGlite } from '@electric-sql/pglite';
import { type EmbeddedHandle, fromPglite, type OpenDatabase, openPostgres } from './client.ts';
import { databaseTemplate } from './template.ts';
import { findPostgres, startPostgres } from './testing-postgres.ts';

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

/** The same suite runs on each. */
export const TEST_DATABASES: readonly TestDatabase[] = [
  { name: 'PGlite', available: true, open: openMemoryDatabase },
  { name: 'Postgres', available: findPostgres() !== null, open: openThrowawayPostgres },
];

async function openThrowawayPostgres(): Promise<OpenDatabase> {
  const cluster = await startPostgres();
  try {
    const handle = await openPostgres(cluster.url);
    return {
      ...handle,
      close: async () => {
        await handle.close();
        await cluster.stop();
      },
    };
  } catch (error) {
    await cluster.stop();
    throw error;
  }
}
