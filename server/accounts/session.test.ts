import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import type { Session, User } from 'next-auth';
import type { CredentialsConfig } from 'next-auth/providers/credentials';
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
      const [sessionId, endsAt] = [expect.any(String), expect.any(Number)];
      expect(token).toEqual({ sub: user.id, tokenVersion: 3, sessionId, endsAt });
    });

    it('ends a week after signing in, however often its token is signed anew', async () => {
      const signedIn = new Date('2026-11-01T08:00:00Z');
      const jwtAt = (at: Date) => authOptions({ ...world, now: () => at }).callbacks?.jwt;
      const user = { id: randomUUID(), tokenVersion: 0 };
      const token = await jwtAt(signedIn)?.({ token: {}, user, account: null });
      if (!token) throw new Error('There is no token.');
      // As next-auth calls it for a token that it has read.
      const renewed = (at: string) =>
        jwtAt(new Date(at))?.({ token, user: undefined as unknown as User, account: null });
      expect(await renewed('2026-11-08T07:59:59Z')).toEqual(token);
      expect(await renewed('2026-11-08T08:00:00Z')).toEqual({});
    });

    it('tells whoever signs in nothing of what broke behind it', async () => {
      const broken = {
        ...world,
        now: (): Date => {
          throw new Error('select "secret" from "accounts"');
        },
      };
      const [provider] = authOptions(broken).providers;
      const { authorize } = (provider as CredentialsConfig & { options: CredentialsConfig }).options;
      const request = { headers: {}, query: {}, body: {}, method: 'POST' };
      const signIn = authorize({ email: 'mo@x.example', password: 'x' }, request);
      await expect(signIn).rejects.toThrow(/^SignInFailed$/);
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
