import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { insertAccount, insertSignInFailures, insertUser } from '#db/queries/people/people.ts';
import { accounts, users } from '#db/schema/people.ts';
import { TEST_DATABASES } from '#db/testing.ts';
import { openTestWorld, type TestWorld } from '../testing.ts';
import { DEMO_ACCOUNTS, DEMO_PASSWORD } from './demo-accounts.ts';
import { hashPassword } from './password.ts';
import { seedDemoAccounts } from './seed-demo-accounts.ts';
import { credentialsSchema, signInWithPassword } from './sign-in.ts';
import { signInWithOidc } from './sign-in-oidc.ts';
import { openTurns, type Turns } from './turns.ts';

const PASSWORD = 'correct horse battery staple';

describe.each(TEST_DATABASES)('signing in on $name', ({ available, open }) => {
  describe.skipIf(!available)('', () => {
    let world: TestWorld;
    beforeAll(async () => {
      world = await openTestWorld(await open());
    });
    afterAll(async () => {
      await world?.close();
    });

    let addresses = 0;
    const newAddress = () => {
      addresses += 1;
      return `10.0.0.${addresses}`;
    };
    const person = async (email: string) => {
      const user = await insertUser(world.db, { email, name: email });
      const passwordHash = await hashPassword(PASSWORD);
      await insertAccount(world.db, {
        userId: user.id,
        provider: 'credentials',
        subject: email,
        passwordHash,
      });
      return user;
    };
    const signIn = async (email: string, password: string, address = newAddress()) => {
      const result = await signInWithPassword(world, { email, password, address });
      return result.ok ? 'signed in' : result.refusal;
    };

    it('takes the right password and no other', async () => {
      await person('ada@x.example');
      expect(await signIn('ada@x.example', PASSWORD)).toBe('signed in');
      for (const wrong of ['', 'correct horse', `${PASSWORD} `, PASSWORD.toUpperCase(), 'x'.repeat(5_000)]) {
        expect(await signIn('ada@x.example', wrong)).toBe('wrong-credentials');
      }
    });

    it('answers an unknown account like a wrong password, after as much work', async () => {
      await person('bob@x.example');
      const timed = async (email: string) => {
        const started = process.cpuUsage();
        for (let round = 0; round < 5; round += 1) {
          expect(await signIn(email, 'wrong')).toBe('wrong-credentials');
        }
        const { user, system } = process.cpuUsage(started);
        return user + system;
      };
      await timed('warm-up@x.example');
      const known = await timed('bob@x.example');
      const unknown = await timed('nobody@x.example');
      // A missing hash would make one of them ten times cheaper.
      expect(unknown / known).toBeGreaterThan(0.3);
      expect(unknown / known).toBeLessThan(3);
    });

    /** Services whose waits are over at once, and the milliseconds that were waited. */
    const paced = () => {
      const waits: number[] = [];
      const turns = openTurns(async (ms) => void waits.push(ms));
      return { services: { ...world, turns }, waits };
    };

    it('slows guessing from one address, and takes the right password there all the same', async () => {
      await person('eve@x.example');
      const { services, waits } = paced();
      const address = newAddress();
      for (let guess = 0; guess < 30; guess += 1) {
        const input = { email: 'eve@x.example', password: `guess ${guess}`, address };
        expect(await signInWithPassword(services, input)).toMatchObject({ refusal: 'wrong-credentials' });
      }
      expect(waits).toHaveLength(25);
      expect(waits.slice(0, 6)).toEqual([1_000, 1_000, 1_000, 1_000, 1_000, 2_000]);
      expect(waits.at(-1)).toBe(15_000);
      const right = { email: 'eve@x.example', password: PASSWORD, address };
      expect(await signInWithPassword(services, right)).toMatchObject({ ok: true });
      // Forgiven: the next one does not wait.
      const soFar = waits.length;
      await signInWithPassword(services, right);
      expect(waits).toHaveLength(soFar);
    });

    it('makes the owner wait a moment at most, however many addresses guess', async () => {
      await person('mae@x.example');
      const { services, waits } = paced();
      for (let guess = 0; guess < 120; guess += 1) {
        await signInWithPassword(services, { email: 'mae@x.example', password: 'x', address: newAddress() });
      }
      waits.length = 0;
      const input = { email: 'mae@x.example', password: PASSWORD, address: newAddress() };
      expect(await signInWithPassword(services, input)).toMatchObject({ ok: true });
      expect(waits).toEqual([1_000]);
    });

    it('lets many tries at once pass no sooner than one after the other', async () => {
      await person('ida@x.example');
      let release: () => void = () => undefined;
      const gate = new Promise<void>((resolve) => {
        release = resolve;
      });
      const services = { ...world, turns: openTurns(() => gate) };
      const address = newAddress();
      const input = { email: 'ida@x.example', password: 'x', address };
      for (let guess = 0; guess < 5; guess += 1) await signInWithPassword(services, input);
      const tries = Array.from({ length: 9 }, () => signInWithPassword(services, input));
      // Whoever came after the gate is open would find a turn free.
      const turnedAway = Promise.withResolvers<void>();
      let crowded = 0;
      for (const attempt of tries)
        void attempt.then((result) => {
          if (!result.ok && result.refusal === 'too-many-tries') crowded += 1;
          if (crowded === 4) turnedAway.resolve();
        });
      await turnedAway.promise;
      release();
      const refusals = (await Promise.all(tries)).map((result) => (result.ok ? 'in' : result.refusal));
      expect(refusals.filter((refusal) => refusal === 'wrong-credentials')).toHaveLength(5);
    });

    it('takes a right password while strangers fill the line of its address', async () => {
      await person('nat@x.example');
      const address = newAddress();
      const at = world.now();
      const keys = Array.from({ length: 100 }, () => `address:${address}`);
      await insertSignInFailures(world.db, { keys, at, forgetBefore: new Date(at.getTime() - 60_000) });
      const open = Promise.withResolvers<void>();
      const inLine = Promise.withResolvers<void>();
      const held = openTurns(() => open.promise);
      let came = 0;
      const take: Turns['take'] = (...asked) => {
        const turn = held.take(...asked);
        came += 1;
        if (came === 9) inLine.resolve();
        if (came === 10) open.resolve();
        return turn;
      };
      const services = { ...world, turns: { take } };
      const strangers = Array.from({ length: 9 }, (_, n) =>
        signInWithPassword(services, { email: `stranger${n}@x.example`, password: 'x', address }),
      );
      await inLine.promise;
      const right = signInWithPassword(services, { email: 'nat@x.example', password: PASSWORD, address });
      expect(await right).toMatchObject({ ok: true });
      for (const stranger of await Promise.all(strangers))
        expect(stranger).toMatchObject({ refusal: 'wrong-credentials' });
    });

    it('slows guessing at an account that does not exist just the same, and forgets after a while', async () => {
      const { services, waits } = paced();
      const input = { email: 'ghost@x.example', password: 'x', address: newAddress() };
      for (let guess = 0; guess < 6; guess += 1) await signInWithPassword(services, input);
      expect(waits).toEqual([1_000]);
      const later = { ...services, now: () => new Date(Date.now() + 16 * 60_000) };
      await signInWithPassword(later, input);
      expect(waits).toHaveLength(1);
    });

    it('refuses a person who was deactivated', async () => {
      const user = await person('gone@x.example');
      await world.db.update(users).set({ deactivatedAt: new Date() }).where(eq(users.id, user.id));
      expect(await signIn('gone@x.example', PASSWORD)).toBe('wrong-credentials');
    });

    it('makes the demo accounts once, and refuses them where they are not allowed', async () => {
      await seedDemoAccounts(world, world.courseId);
      await seedDemoAccounts(world, world.courseId);
      for (const { email } of DEMO_ACCOUNTS) {
        expect(await signIn(email, DEMO_PASSWORD)).toBe('signed in');
        const strict = { ...world, environment: { ...world.environment, demoAccounts: false } };
        const input = { email, password: DEMO_PASSWORD, address: newAddress() };
        expect(await signInWithPassword(strict, input)).toMatchObject({ refusal: 'wrong-credentials' });
      }
    });

    it('recognises people of a provider by issuer and subject, never by address', async () => {
      const claims = { iss: 'https://id.x.example', sub: '7', email: 'New@x.example', email_verified: true };
      const first = await signInWithOidc(world, claims);
      const again = await signInWithOidc(world, { ...claims, email: 'changed@x.example' });
      expect(first).toMatchObject({ ok: true });
      expect(again).toEqual(first);
      await person('taken@x.example');
      const impostor = { ...claims, sub: '8', email: 'taken@x.example' };
      expect(await signInWithOidc(world, impostor)).toMatchObject({ refusal: 'address-taken' });
      const elsewhere = { ...claims, iss: 'https://evil.example' };
      expect(await signInWithOidc(world, elsewhere)).toMatchObject({ refusal: 'address-taken' });
      const unverified = { ...claims, sub: '9', email: 'x@y.example', email_verified: false };
      expect(await signInWithOidc(world, unverified)).toMatchObject({ refusal: 'address-not-verified' });
    });

    it('takes no address that a database cannot hold', () => {
      for (const email of ['a\0@x.example', '\ud83d@x.example'])
        expect(credentialsSchema.safeParse({ email, password: 'x' }).success).toBe(false);
    });

    it('stores Argon2id hashes only', async () => {
      const rows = await world.db.select().from(accounts).where(eq(accounts.provider, 'credentials'));
      expect(rows.length).toBeGreaterThan(0);
      for (const row of rows) expect(row.passwordHash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    });
  });
});
