import { describe, expect, it } from 'vitest';
import { openPostgres } from './client.ts';
import { TEST_POSTGRES } from './testing.ts';

/** Nothing listens there. */
const NOWHERE = '127.0.0.1:1';

const messageOf = (url: string) =>
  openPostgres(url).then(
    () => Promise.reject(new Error('It opened.')),
    (error: unknown) => (error instanceof Error ? { ...error, message: error.message } : null),
  );

describe('a Postgres that cannot be opened', () => {
  it('ends the start with one sentence that names the server, and neither user nor password', async () => {
    const failure = await messageOf(`postgres://planted-user:planted-word@${NOWHERE}/courses`);
    expect(failure).toMatchObject({ kind: 'database-unreachable' });
    expect(failure?.message).toMatch(
      /^The database at DATABASE_URL \(127\.0\.0\.1:1\/courses\) could not .+ right\.$/,
    );
    expect(failure?.message).toContain('ECONNREFUSED');
    expect(failure?.message).not.toContain('planted');
  });

  it.runIf(TEST_POSTGRES.available)('says so of a database that is not there', async () => {
    const handle = await TEST_POSTGRES.open();
    const missing = new URL(handle.url);
    missing.pathname = '/nothing-of-that-name';
    const failure = await messageOf(missing.href);
    await handle.close();
    expect(failure?.message).toContain('database "nothing-of-that-name" does not exist');
  });
});

describe.skipIf(!TEST_POSTGRES.available)('a listener on Postgres', () => {
  it('comes back when its connection breaks, and is told that it may have missed something', async () => {
    const handle = await TEST_POSTGRES.open();
    const heard: (string | null)[] = [];
    let next = Promise.withResolvers<void>();
    const stop = await handle.listen('news', (payload) => {
      heard.push(payload);
      next.resolve();
    });
    const say = (word: string) => handle.db.execute(`select pg_notify('news', '${word}')`);
    await say('one');
    await next.promise;
    next = Promise.withResolvers();
    await handle.db.execute(`select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and query like 'listen %'`);
    await next.promise;
    next = Promise.withResolvers();
    await say('two');
    await next.promise;
    await stop();
    await handle.close();
    expect(heard).toEqual(['one', null, 'two']);
  });
});
