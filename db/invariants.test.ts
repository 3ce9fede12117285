import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OpenDatabase } from './client.ts';
import { insertAccount, insertUser } from './queries/people/people.ts';
import { updateVerificationFinished } from './queries/work/verifications.ts';
import { auditEvents } from './schema/audit.ts';
import { exerciseVersions } from './schema/exercises.ts';
import { grades } from './schema/grades.ts';
import { reports, submissions } from './schema/work.ts';
import { type FilledCourse, fillCourse } from './testing/fill-course.ts';
import { TEST_DATABASES } from './testing.ts';

/** The database's own words are in the cause of what Drizzle throws. */
async function refusalOf(statement: PromiseLike<unknown>): Promise<string> {
  try {
    await statement;
  } catch (error) {
    return error instanceof Error ? `${error.message} ${String(error.cause)}` : String(error);
  }
  throw new Error('The database allowed it.');
}

describe.each(TEST_DATABASES)('what $name refuses', ({ available, open }) => {
  describe.skipIf(!available)('', () => {
    let handle: OpenDatabase;
    let world: FilledCourse;
    beforeAll(async () => {
      handle = await open();
      world = await fillCourse(handle.db);
    });
    afterAll(async () => {
      await handle?.close();
    });

    it('changes no audit row and deletes none', async () => {
      const { db } = handle;
      expect(await refusalOf(db.update(auditEvents).set({ action: 'nothing' }))).toMatch(/never changed/);
      expect(await refusalOf(db.delete(auditEvents))).toMatch(/never changed/);
      expect(await refusalOf(db.execute(sql`truncate ${auditEvents}`))).toMatch(/never changed/);
    });

    it('changes no submission, report or exercise version', async () => {
      const { db } = handle;
      expect(await refusalOf(db.update(submissions).set({ source: 'better' }))).toMatch(/never changed/);
      expect(await refusalOf(db.delete(submissions))).toMatch(/never changed|foreign key/);
      expect(await refusalOf(db.update(reports).set({ points: 10 }))).toMatch(/never changed/);
      expect(await refusalOf(db.update(exerciseVersions).set({ files: {} }))).toMatch(/never changed/);
    });

    it('looks through no table for a verification that is deleted', async () => {
      const { rows } = await handle.db.execute<{ column: string; indexed: boolean }>(sql`
        select conrelid::regclass || '.' || attname as column, exists (
          select 1 from pg_index where indrelid = conrelid and indkey[0] = conkey[1] and indpred is null
        ) as indexed
        from pg_constraint join pg_attribute on attrelid = conrelid and attnum = conkey[1]
        where contype = 'f' and confrelid = 'verifications'::regclass`);
      expect(rows.length).toBeGreaterThan(4);
      expect(rows.filter(({ indexed }) => !indexed)).toEqual([]);
    });

    it('takes no grade that names neither verification nor override', async () => {
      const orphan = {
        userId: world.userId,
        assignmentId: world.assignmentId,
        points: 10,
        pointsBeforeLate: 10,
        pointsMax: 10,
        changedAt: new Date(),
      };
      expect(await refusalOf(handle.db.insert(grades).values(orphan))).toMatch(/grades_name_their_source/);
    });

    it('takes one number once for a student and assignment', async () => {
      const again = { ...world.submission, id: randomUUID() };
      expect(await refusalOf(handle.db.insert(submissions).values(again))).toMatch(
        /submissions_user_assignment_number/,
      );
    });

    it('takes one submission once, whoever sends it again', async () => {
      const again = { ...world.submission, number: 2 };
      expect(await refusalOf(handle.db.insert(submissions).values(again))).toMatch(/submissions_pkey/);
    });

    it('ends a verification once: the second to end it is told so', async () => {
      const ending = { verificationId: world.verificationId, state: 'verified', at: new Date() } as const;
      const end = () => handle.db.transaction((tx) => updateVerificationFinished(tx, ending));
      expect([await end(), await end()]).toEqual([true, false]);
    });

    it('keeps addresses in lower case and a password with its account only', async () => {
      const { db } = handle;
      expect(await refusalOf(insertUser(db, { email: 'Ada@x.example', name: 'Ada' }))).toMatch(/lower_case/);
      const account = { userId: world.userId, provider: 'oidc:x', subject: '1', passwordHash: 'secret' };
      expect(await refusalOf(insertAccount(db, account))).toMatch(/password_for_credentials/);
    });

    it('takes instants back as they were, whatever the zone of the server', async () => {
      const [row] = await handle.db.select().from(submissions);
      expect(row?.submittedAt).toEqual(world.submission.submittedAt);
    });

    it('tells a listener of what was committed, and nothing of what was not', async () => {
      const heard: (string | null)[] = [];
      const told = Promise.withResolvers<void>();
      const unlisten = await handle.listen('test_channel', (payload) => {
        heard.push(payload);
        told.resolve();
      });
      const note = (payload: string) => sql`select pg_notify('test_channel', ${payload})`;
      await handle.db
        .transaction(async (tx) => {
          await tx.execute(note('rolled back'));
          tx.rollback();
        })
        .catch(() => undefined);
      await handle.db.transaction(async (tx) => void (await tx.execute(note('committed'))));
      await told.promise;
      await unlisten();
      expect(heard).toEqual(['committed']);
    });
  });
});
