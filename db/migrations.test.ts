import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { drizzle } from 'drizzle-orm/pglite';
import { migrate } from 'drizzle-orm/pglite/migrator';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MIGRATIONS_FOLDER } from './template.ts';

/** The last migration before standings, as released courses have it. */
const LAST_BEFORE = '0004_claimed_device';

/** A folder with the migrations up to one of them. */
async function migrationsUpTo(tag: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'descent-migrations-'));
  await cp(MIGRATIONS_FOLDER, folder, { recursive: true });
  const path = join(folder, 'meta', '_journal.json');
  const journal: { entries: { tag: string }[] } = JSON.parse(await readFile(path, 'utf8'));
  const last = journal.entries.findIndex((entry) => entry.tag === tag);
  await writeFile(path, JSON.stringify({ ...journal, entries: journal.entries.slice(0, last + 1) }));
  return folder;
}

describe('a course that was begun before standings', () => {
  let pglite: PGlite;
  let before: Awaited<ReturnType<typeof everything>>;
  const everything = async () => {
    const tables = [
      'submissions',
      'reports',
      'grades',
      'comments',
      'drafts',
      'drafts_kept',
      'overrides',
      'audit_events',
    ];
    const rows: Record<string, unknown[]> = {};
    for (const table of tables) rows[table] = (await pglite.query(`select * from ${table} order by id`)).rows;
    return rows;
  };

  beforeAll(async () => {
    pglite = await PGlite.create();
    const folder = await migrationsUpTo(LAST_BEFORE);
    await migrate(drizzle(pglite), { migrationsFolder: folder });
    await rm(folder, { recursive: true });
    await pglite.exec(await readFile('db/testing/course-before-standings.sql', 'utf8'));
    before = await everything();
    await migrate(drizzle(pglite), { migrationsFolder: MIGRATIONS_FOLDER });
  });
  afterAll(async () => {
    await pglite?.close();
  });

  it('loses nothing: every submission, report, grade, comment, draft and audit row is as it was', async () => {
    expect(Object.values(before).every((rows) => rows.length > 0)).toBe(true);
    expect(await everything()).toEqual(before);
  });

  it('has a standing for each submission: the newest verification, the report on show, what counts, how late', async () => {
    const { rows } = await pglite.query(
      `select s.number, u.name, right(t.latest_id::text, 2) latest, right(t.reported_id::text, 2) reported, t.counts, t.late_steps
       from standings t join submissions s on s.id = t.submission_id join users u on u.id = s.user_id order by u.name, s.number`,
    );
    expect(rows).toEqual([
      { name: 'Ada', number: 1, latest: '11', reported: '11', counts: false, late_steps: 0 },
      { name: 'Ada', number: 2, latest: '13', reported: '12', counts: true, late_steps: 2 },
      { name: 'Bob', number: 1, latest: '14', reported: null, counts: false, late_steps: 0 },
    ]);
  });

  it('knows of each verification why it ran and by which version', async () => {
    const { rows } = await pglite.query(
      `select purpose, count(*)::int n, count(version_id)::int versions from verifications group by purpose order by purpose`,
    );
    expect(rows).toEqual([
      { purpose: 'regrade', n: 1, versions: 1 },
      { purpose: 'submission', n: 3, versions: 3 },
    ]);
  });
});
