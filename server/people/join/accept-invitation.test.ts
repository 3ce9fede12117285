/** Coming into a course by a link, on each database of the run. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TEST_DATABASES } from '#db/testing.ts';
import type { ActorContext } from '../../access/actor.ts';
import { wallTimeOf } from '../../courses/wall-time.ts';
import { openTestWorld, type TestWorld } from '../../testing.ts';
import { openLink } from '../open-link.ts';
import type { PeopleView } from '../people-view.ts';
import { viewPeople } from '../view-people.ts';
import { acceptInvitation } from './accept-invitation.ts';

const DAY_MS = 24 * 60 * 60_000;

describe.each(TEST_DATABASES)('a link on $name', ({ available, open }) => {
  describe.skipIf(!available)('', () => {
    let world: TestWorld;
    let lead: ActorContext;
    let token: string;

    async function people(): Promise<PeopleView> {
      const result = await viewPeople(lead, { course: 'tiny' });
      if (!result.ok) throw new Error(result.refusal);
      return result.value;
    }

    beforeAll(async () => {
      world = await openTestWorld(await open());
      lead = await world.person('instructor');
      const expiresAt = wallTimeOf(new Date(Date.now() + DAY_MS), 'UTC');
      const terms = { course: 'tiny', role: 'student', sectionId: null, expiresAt, seats: 2 } as const;
      await openLink(lead, { ...terms, emailEnding: null });
      token = (await people()).link?.href?.split('/join/')[1] ?? '';
    });
    afterAll(async () => {
      await world?.close();
    });

    it('lets in whom its page named, and nobody who has signed in in that browser since', async () => {
      const [shown, other] = [await world.person(null), await world.person(null)];
      const shownTo = shown.actor.userId;
      const emails = async () => (await people()).people.map(({ email }) => email);

      expect(await acceptInvitation(other, { token, shownTo })).toEqual({
        ok: false,
        refusal: 'signed-in-as-another',
      });
      expect(await emails()).not.toContain(other.actor.email);
      expect((await people()).link?.used).toBe(0);

      expect(await acceptInvitation(shown, { token, shownTo })).toEqual({
        ok: true,
        value: { courseSlug: 'tiny' },
      });
      expect(await emails()).toContain(shown.actor.email);
    });
  });
});
