import { describe, expect, it } from 'vitest';
import { selectInvitations } from '#db/queries/people/invitations.ts';
import { TEST_DATABASES } from '#db/testing.ts';
import { signInWithPassword } from '../accounts/sign-in.ts';
import { wallTimeOf } from '../courses/wall-time.ts';
import { joinAsNewPerson } from './join/join-as-new-person.ts';
import { closeLink, type OpenLinkInput, openLink, SEATS_MAX } from './open-link.ts';
import { DAY_MS, PASSWORD, tokenOf, usePeople } from './testing.ts';

describe.each(TEST_DATABASES)('a link on $name', ({ available, open }) => {
  describe.skipIf(!available)('', () => {
    const { scene, people, roleOf, link, join, accept, stateOf } = usePeople(open);

    it('lets a person without an account in with its role, who then signs in with the password', async () => {
      const token = await link({ role: 'ta' });
      // Mail scanners open links: nothing is used up by it.
      for (let scan = 0; scan < 10; scan += 1) expect(await stateOf(token)).toBe('open');
      expect(await join(token, 'New.TA@x.example')).toEqual({
        ok: true,
        value: { courseSlug: 'tiny', email: 'new.ta@x.example' },
      });
      expect(await roleOf('new.ta@x.example')).toBe('ta');
      const credentials = { email: 'new.ta@x.example', password: PASSWORD, address: '10.0.0.1' };
      expect(await signInWithPassword(scene.world, credentials)).toMatchObject({ ok: true });
      expect((await people()).link).toMatchObject({ used: 1, seats: 2, state: 'open' });
    });

    it('gives its last seat to one of two who come at once, and leaves no account of the other', async () => {
      const token = await link({ seats: 1 });
      const both = await Promise.all([join(token, 'one@x.example'), join(token, 'two@x.example')]);
      expect(both.filter((result) => result.ok)).toHaveLength(1);
      expect(both.find((result) => !result.ok)).toMatchObject({ refusal: 'invitation-full' });
      const again = await join(await link(), both[0]?.ok ? 'two@x.example' : 'one@x.example');
      expect(again).toMatchObject({ ok: true });
    });

    it('says that it has ended, was closed or is full; a newer one closes it', async () => {
      const token = await link();
      expect(await stateOf(token, new Date(Date.now() + 2 * DAY_MS))).toBe('expired');
      const late = { ...scene.world, now: () => new Date(Date.now() + 2 * DAY_MS) };
      const input = { token, email: 'late@x.example', name: 'L', password: PASSWORD, address: '10.0.0.2' };
      expect(await joinAsNewPerson(late, input)).toMatchObject({ refusal: 'invitation-expired' });
      await link();
      expect(await stateOf(token)).toBe('closed');
      const last = tokenOf((await people()).link?.href);
      await closeLink(scene.lead, { course: 'tiny', invitationId: null });
      expect([await stateOf(last), (await people()).link]).toEqual(['closed', null]);
      expect(await stateOf('never given')).toBe('not-found');
    });

    it('is one, where two are opened at once: the other is closed, and admits nobody unseen', async () => {
      const expiresAt = wallTimeOf(new Date(Date.now() + DAY_MS), 'UTC');
      const terms = {
        course: 'tiny',
        role: 'student',
        sectionId: null,
        expiresAt,
        emailEnding: null,
      } as const;
      const both = [1, 2].map((seats) => openLink(scene.lead, { ...terms, seats }));
      for (const opened of await Promise.all(both)) expect(opened).toMatchObject({ ok: true });
      const unclosed = await selectInvitations(scene.world.db, scene.world.courseId);
      expect(unclosed.filter(({ invitation }) => invitation.email === null)).toHaveLength(1);
    });

    it('is refused with seats, an end or a section that nobody means, and the one before stays', async () => {
      const token = await link();
      const wrong = async (more: Partial<OpenLinkInput>) => {
        const hour = wallTimeOf(new Date(Date.now() + DAY_MS), 'UTC');
        const terms = {
          course: 'tiny',
          role: 'student',
          sectionId: null,
          expiresAt: hour,
          seats: 2,
        } as const;
        const opened = await openLink(scene.lead, { ...terms, emailEnding: null, ...more });
        return opened.ok ? null : opened.refusal;
      };
      for (const seats of [0, -1, 1.5, Number.NaN, SEATS_MAX + 1])
        expect(await wrong({ seats })).toBe('link-wrong');
      const ends = [Date.now() - DAY_MS, Date.now() + 367 * DAY_MS].map((ms) =>
        wallTimeOf(new Date(ms), 'UTC'),
      );
      for (const expiresAt of [...ends, 'tomorrow']) expect(await wrong({ expiresAt })).toBe('link-wrong');
      expect(await wrong({ sectionId: crypto.randomUUID() })).toBe('section-unknown');
      expect(await stateOf(token)).toBe('open');
      expect(await wrong({ seats: SEATS_MAX })).toBeNull();
    });

    it('takes only addresses with its ending, and never an account that there is', async () => {
      const anybody = await link();
      expect(await join(anybody, scene.lead.actor.email)).toMatchObject({ refusal: 'address-has-account' });
      const token = await link({ emailEnding: '@uni.example' });
      expect(await join(token, 'me@x.example')).toMatchObject({ refusal: 'address-ending-wrong' });
      expect(await join(token, scene.lead.actor.email)).toMatchObject({ refusal: 'address-ending-wrong' });
      expect(await join(token, 'me@uni.example')).toMatchObject({ ok: true });
    });

    it('demotes nobody, and lets nobody back in who was taken out', async () => {
      const token = await link();
      expect(await accept(scene.lead, token)).toMatchObject({ ok: true });
      expect(await roleOf(scene.lead.actor.email)).toBe('instructor');
      const former = await scene.world.formerStudent();
      expect(await accept(former, token)).toMatchObject({ refusal: 'removed-from-course' });
      expect((await people()).link?.used).toBe(0);
    });
  });
});
