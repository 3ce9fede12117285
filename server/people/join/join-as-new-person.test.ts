import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { users } from '#db/schema/people.ts';
import { TEST_DATABASES } from '#db/testing.ts';
import type { ActorContext } from '../../access/actor.ts';
import { signInWithPassword } from '../../accounts/sign-in.ts';
import { openTurns } from '../../accounts/turns.ts';
import { wallTimeOf } from '../../courses/wall-time.ts';
import { openTestWorld, type TestWorld } from '../../testing.ts';
import { openLink } from '../open-link.ts';
import { viewPeople } from '../view-people.ts';
import { joinAsNewPerson } from './join-as-new-person.ts';

const DAY_MS = 24 * 60 * 60_000;
const HALL = '10.1.0.1';
const PASSWORD = 'a long walk uphill';

describe.each(TEST_DATABASES)('the pace of joining on $name', ({ available, open }) => {
  describe.skipIf(!available)('', () => {
    let world: TestWorld;
    let lead: ActorContext;
    let token: string;
    beforeAll(async () => {
      world = await openTestWorld(await open());
      lead = await world.person('instructor');
      token = await openedLink();
    });
    afterAll(async () => {
      await world?.close();
    });

    async function openedLink(): Promise<string> {
      const expiresAt = wallTimeOf(new Date(Date.now() + DAY_MS), 'UTC');
      const terms = { course: 'tiny', role: 'student', sectionId: null, expiresAt, seats: 100 } as const;
      await openLink(lead, { ...terms, emailEnding: '@uni.example' });
      const people = await viewPeople(lead, { course: 'tiny' });
      return (people.ok && people.value.link?.href?.split('/join/')[1]) || '';
    }
    /** Joins whose waits are over at once, and the milliseconds that were waited. */
    const paced = () => {
      const waits: number[] = [];
      const turns = openTurns(async (ms) => void waits.push(ms));
      const join = (email: string) =>
        joinAsNewPerson(
          { ...world, turns },
          { token, email, name: 'New Person', password: PASSWORD, address: HALL },
        );
      return { join, waits };
    };

    it('lets a lecture hall behind one router in at once, also where some mistype first', async () => {
      const { join, waits } = paced();
      for (let seat = 0; seat < 8; seat += 1)
        expect(await join(`seat${seat}@uni.exmaple`)).toMatchObject({ refusal: 'address-ending-wrong' });
      const hall = Array.from({ length: 30 }, (_, seat) => join(`seat${seat}@uni.example`));
      const refused = (await Promise.all(hall)).filter((result) => !result.ok);
      expect([refused, waits]).toEqual([[], []]);
    });

    it('slows one person who fails again and again, and nobody beside', async () => {
      const { join, waits } = paced();
      for (let wrong = 0; wrong < 8; wrong += 1)
        expect(await join('me@x.example')).toMatchObject({ refusal: 'address-ending-wrong' });
      expect(waits).toEqual([1_000, 1_000, 1_000]);
      expect(await join('late@uni.example')).toMatchObject({ ok: true });
      expect(waits).toHaveLength(3);
    });

    it('makes one account of a form that is sent twice at once, and tells the second that there is one', async () => {
      const { join } = paced();
      const sent = await Promise.all(Array.from({ length: 3 }, () => join('twice@uni.example')));
      expect(sent.filter(({ ok }) => ok)).toHaveLength(1);
      const refused = sent.filter(({ ok }) => !ok);
      expect(refused).toEqual(refused.map(() => ({ ok: false, refusal: 'address-has-account' })));
    });

    it('tells behind a link that is over, or is for others, of no address whether it has an account', async () => {
      await world.db.insert(users).values({ email: 'known@uni.example', name: 'Known' });
      await world.db.insert(users).values({ email: 'known@x.example', name: 'Known' });
      const asked = async (email: string, at = new Date()) =>
        joinAsNewPerson(
          { ...world, turns: openTurns(async () => undefined), now: () => at },
          { token, email, name: 'New Person', password: PASSWORD, address: '10.1.0.2' },
        );
      const over = new Date(Date.now() + 2 * DAY_MS);
      expect(await asked('known@uni.example', over)).toMatchObject({ refusal: 'invitation-expired' });
      expect(await asked('known@x.example')).toMatchObject({ refusal: 'address-ending-wrong' });
      expect(await asked('known@uni.example')).toMatchObject({ refusal: 'address-has-account' });
    });

    it('takes a long password in any letters, and the sign-in takes it too', async () => {
      const password = '長い坂を歩いて登る'.repeat(100);
      const person = { email: 'long@uni.example', password, address: HALL };
      expect(await joinAsNewPerson(world, { token, name: 'New Person', ...person })).toMatchObject({
        ok: true,
      });
      expect(await signInWithPassword(world, person)).toMatchObject({ ok: true });
    });

    it('leaves no account behind a link that lets nobody in, so that the address can still join', async () => {
      const { join } = paced();
      const over = world.at(lead, new Date(Date.now() + 2 * DAY_MS));
      const input = {
        token,
        email: 'again@uni.example',
        name: 'New Person',
        password: PASSWORD,
        address: HALL,
      };
      expect(await joinAsNewPerson({ ...world, now: over.now }, input)).toMatchObject({
        refusal: 'invitation-expired',
      });
      expect(await join('again@uni.example')).toMatchObject({ ok: true });
    });
  });
});
