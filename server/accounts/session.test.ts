import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import type { Session } from 'next-auth';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { selectOptionalSessionUser } from '#db/queries/people/people.ts';
import { users } from '#db/schema/people.ts';
import { TEST_DATABASES } from '#db/testing.ts';
import { openTestWorld, type TestWorld } from '../testing.ts';
import { authOptions } from './auth-options.ts';

describe.each(TEST_DATABASES)('sessions on $name', ({ available, open }) => {
  describe.skipIf(!available)('', () => {
    let world: TestWorld;
    beforeAll(async () => {
      world = await openTestWorld(await open());
    });
    afterAll(async () => {
      await world?.close();
    });

    it('holds nothing in the token but person, token version and session id', async () => {
      const { callbacks } = authOptions(world);
      const user = { id: randomUUID(), tokenVersion: 3, name: 'Mo', email: 'mo@x.example' };
      const token = await callbacks?.jwt?.({ token: { name: 'Mo', picture: 'x' }, user, account: null });
      expect(token).toEqual({ sub: user.id, tokenVersion: 3, sessionId: expect.any(String) });
    });

    it('ends one session at sign-out; a copy of its cookie admits nobody, the other session stays', async () => {
      const { actor } = await world.person('student');
      const here = { userId: actor.userId, sessionId: randomUUID() };
      const elsewhere = { userId: actor.userId, sessionId: randomUUID() };
      const token = { sub: here.userId, sessionId: here.sessionId };
      await authOptions(world).events?.signOut?.({ token, session: {} as Session });
      expect(await selectOptionalSessionUser(world.db, here)).toBeNull();
      expect(await selectOptionalSessionUser(world.db, elsewhere)).toMatchObject({ id: actor.userId });
    });

    it('admits nobody who was deactivated', async () => {
      const { actor } = await world.person('student');
      await world.db.update(users).set({ deactivatedAt: new Date() }).where(eq(users.id, actor.userId));
      const session = { userId: actor.userId, sessionId: randomUUID() };
      expect(await selectOptionalSessionUser(world.db, session)).toBeNull();
    });
  });
});
