import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OpenDatabase } from '../../client.ts';
import { endedSessions, users } from '../../schema/people.ts';
import { TEST_DATABASES } from '../../testing.ts';
import {
  deleteSignInFailures,
  insertEndedSession,
  insertSignInFailures,
  insertUser,
  selectOptionalSessionUser,
  selectSignInFailures,
  type User,
} from './people.ts';

const at = (minute: number) => new Date(Date.UTC(2026, 9, 1, 12, minute));

describe.each(TEST_DATABASES)('people on $name', ({ available, open }) => {
  describe.skipIf(!available)('', () => {
    let handle: OpenDatabase;
    let mo: User;
    beforeAll(async () => {
      handle = await open();
      mo = await insertUser(handle.db, { email: 'mo@x.example', name: 'Mo' });
    });
    afterAll(async () => {
      await handle?.close();
    });

    it('a session holds until it is ended, and the others of that person go on', async () => {
      const [here, there] = [crypto.randomUUID(), crypto.randomUUID()];
      const holder = async (sessionId: string) =>
        (await selectOptionalSessionUser(handle.db, { userId: mo.id, sessionId }))?.id;
      expect(await holder(here)).toBe(mo.id);
      const end = () =>
        insertEndedSession(handle.db, { userId: mo.id, sessionId: here, at: at(5), forgetBefore: at(0) });
      await end();
      // Two tabs may both sign out.
      await end();
      expect([await holder(here), await holder(there)]).toEqual([undefined, mo.id]);
    });

    it('an ended session is forgotten only when its token has run out', async () => {
      const [old, next] = [crypto.randomUUID(), crypto.randomUUID()];
      const end = (sessionId: string, minute: number, forgetBefore: number) =>
        insertEndedSession(handle.db, {
          userId: mo.id,
          sessionId,
          at: at(minute),
          forgetBefore: at(forgetBefore),
        });
      const isKept = async (id: string) =>
        (await handle.db.select().from(endedSessions).where(eq(endedSessions.id, id))).length === 1;
      await end(old, 10, 0);
      await end(next, 20, 10);
      expect(await isKept(old)).toBe(true);
      await end(crypto.randomUUID(), 30, 11);
      expect([await isKept(old), await isKept(next)]).toEqual([false, true]);
    });

    it('somebody who was deactivated has no session, however fresh its token', async () => {
      const gone = await insertUser(handle.db, { email: 'gone@x.example', name: 'Gone' });
      await handle.db
        .update(users)
        .set({ deactivatedAt: at(1) })
        .where(eq(users.id, gone.id));
      const session = { userId: gone.id, sessionId: crypto.randomUUID() };
      expect(await selectOptionalSessionUser(handle.db, session)).toBeNull();
    });

    it('failed sign-ins count per key since an instant, and old ones are forgotten with the next', async () => {
      const fail = (keys: readonly string[], minute: number) =>
        insertSignInFailures(handle.db, { keys, at: at(minute), forgetBefore: at(minute - 15) });
      const since = async (minute: number) =>
        Object.fromEntries(
          await selectSignInFailures(handle.db, { keys: ['mo', '10.0.0.1', 'ada'], since: at(minute) }),
        );
      await fail(['mo', '10.0.0.1'], 1);
      const ids = await fail(['mo'], 5);
      expect(await since(0)).toEqual({ mo: 2, '10.0.0.1': 1 });
      expect(await since(1)).toEqual({ mo: 1 });
      await fail(['ada'], 17);
      expect(await since(0)).toEqual({ mo: 1, ada: 1 });
      // A sign-in that went well takes back its own failures and those of its account, and nobody else's.
      await deleteSignInFailures(handle.db, { ids, keys: ['mo'] });
      expect(await since(0)).toEqual({ ada: 1 });
    });
  });
});
