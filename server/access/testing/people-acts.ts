/** Who may see, invite and change the people of a course. */

import { wallTimeOf } from '../../courses/wall-time.ts';
import { addSection } from '../../people/add-section.ts';
import { changePerson } from '../../people/change-person.ts';
import { applyImport, previewImport } from '../../people/import/import-people.ts';
import { acceptInvitation } from '../../people/join/accept-invitation.ts';
import { closeLink, openLink } from '../../people/open-link.ts';
import { undoImport } from '../../people/undo-import.ts';
import { viewPeople } from '../../people/view-people.ts';
import { type Acts, NOBODY, ONLY_INSTRUCTORS, STAFF } from './answers.ts';
import { LIST, type MatrixWorld } from './matrix-world.ts';

const linkTerms = () => ({
  course: 'tiny',
  role: 'student' as const,
  sectionId: null,
  expiresAt: wallTimeOf(new Date(Date.now() + 86_400_000), 'UTC'),
  seats: 3,
  emailEnding: null,
});

export const peopleActs = (world: MatrixWorld): Acts => ({
  viewPeople: { run: (context) => viewPeople(context, { course: 'tiny' }), answers: STAFF },
  addSection: {
    run: (context) => addSection(context, { course: 'tiny', name: 'A' }),
    answers: ONLY_INSTRUCTORS,
  },
  openLink: { run: (context) => openLink(context, linkTerms()), answers: ONLY_INSTRUCTORS },
  closeLink: {
    run: (context) => closeLink(context, { course: 'tiny', invitationId: null }),
    answers: ONLY_INSTRUCTORS,
  },
  changePerson: {
    run: async (context) => {
      const leaver = await world.tiny.person('student');
      const change = { course: 'tiny', userId: leaver.actor.userId, becomes: null, seen: null };
      return changePerson(context, change);
    },
    answers: ONLY_INSTRUCTORS,
  },
  previewImport: { run: (context) => previewImport(context, LIST), answers: ONLY_INSTRUCTORS },
  applyImport: {
    run: async (context) => applyImport(context, { ...LIST, hash: await world.hashOfList() }),
    answers: ONLY_INSTRUCTORS,
  },
  undoImport: {
    run: async (context) => undoImport(context, { course: 'tiny', importId: await world.importOne() }),
    answers: ONLY_INSTRUCTORS,
  },
  // A link is for everybody whom it was given, so nobody is asked for a role; without one there is nothing.
  acceptInvitation: {
    run: (context) =>
      acceptInvitation(context, { token: 'nobody gave this one', shownTo: context.actor.userId }),
    answers: NOBODY,
  },
});
