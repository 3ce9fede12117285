/** For tests of the people of a course: one of its instructors, and ways into it by a link. */
import { afterAll, beforeAll, expect } from 'vitest';
import type { TestDatabase } from '#db/testing.ts';
import type { ActorContext } from '../access/actor.ts';
import { wallTimeOf } from '../courses/wall-time.ts';
import { openTestWorld, type TestWorld } from '../testing.ts';
import { acceptInvitation } from './join/accept-invitation.ts';
import { joinAsNewPerson } from './join/join-as-new-person.ts';
import { viewInvitation } from './join/view-invitation.ts';
import { type OpenLinkInput, openLink } from './open-link.ts';
import type { PeopleView } from './people-view.ts';
import { viewPeople } from './view-people.ts';

export const DAY_MS = 24 * 60 * 60_000;
/** Of everybody who joins here. */
export const PASSWORD = 'a long walk uphill';

/** Of the address of an invitation. */
export const tokenOf = (href: string | null | undefined): string => href?.split('/join/')[1] ?? '';

/** Opens a world before the tests of the `describe` that calls this, and closes it after them. */
export function usePeople(open: TestDatabase['open']) {
  const scene = {} as { world: TestWorld; lead: ActorContext };
  beforeAll(async () => {
    scene.world = await openTestWorld(await open());
    scene.lead = await scene.world.person('instructor');
  });
  afterAll(async () => {
    // Where the database did not open there is none.
    await (scene as Partial<typeof scene>).world?.close();
  });

  async function people(): Promise<PeopleView> {
    const result = await viewPeople(scene.lead, { course: 'tiny' });
    if (!result.ok) throw new Error(result.refusal);
    return result.value;
  }
  async function link(more: Partial<OpenLinkInput> = {}): Promise<string> {
    const expiresAt = wallTimeOf(new Date(Date.now() + DAY_MS), 'UTC');
    const terms = { course: 'tiny', role: 'student', sectionId: null, expiresAt, seats: 2 } as const;
    const opened = await openLink(scene.lead, { ...terms, emailEnding: null, ...more });
    expect(opened).toMatchObject({ ok: true });
    return tokenOf((await people()).link?.href);
  }
  return {
    scene,
    people,
    link,
    roleOf: async (email: string) => (await people()).people.find((person) => person.email === email)?.role,
    join: (token: string, email: string) =>
      joinAsNewPerson(scene.world, {
        ...{ token, email, name: 'New Person', password: PASSWORD, address: '10.0.0.1' },
      }),
    accept: (context: ActorContext, token: string) =>
      acceptInvitation(context, { token, shownTo: context.actor.userId }),
    stateOf: async (token: string, now = new Date()) => {
      const view = await viewInvitation({ ...scene.world, now: () => now }, { token });
      return view.ok ? view.value.state : view.refusal;
    },
  };
}
