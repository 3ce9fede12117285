import { type PlacedInvitation, selectInvitations } from '#db/queries/people/invitations.ts';
import {
  selectLastSubmissions,
  selectOptionalLastImport,
  selectRoster,
  selectSections,
} from '#db/queries/people/roster.ts';
import type { ActorContext } from '../access/actor.ts';
import { may } from '../access/deeds.ts';
import { findMembership } from '../access/membership.ts';
import { addCalendarDays } from '../courses/calendar.ts';
import { wallTimeOf } from '../courses/wall-time.ts';
import { ok, type Result, refuse } from '../platform/result.ts';
import { invitationState } from './invitation-state.ts';
import { invitationHref } from './invitation-token.ts';
import type { InvitedView, OpenLinkView, PeopleView } from './people-view.ts';
import { isUndoable } from './undo-import.ts';

const LINK_DAYS = 14;

/** Everybody in a course, who is invited, and the link for newcomers. For staff; links are for who may invite. */
export async function viewPeople(
  context: ActorContext,
  input: { course: string },
): Promise<Result<PeopleView, 'not-found' | 'staff-only'>> {
  const membership = await findMembership(context, { course: input.course, deed: 'view-course' });
  if (!membership.ok) return membership;
  const { course, member } = membership.value;
  if (!may(member, 'see-people')) return refuse('staff-only');
  const { db } = context;
  const manages = may(member, 'manage-people');
  const now = context.now();
  const roster = await selectRoster(db, course.id);
  const last = await selectLastSubmissions(db, course.id);
  const invitations = await selectInvitations(db, course.id);
  const lastImport = manages ? await selectOptionalLastImport(db, course.id) : null;
  const asSeen = { context, manages, now };
  return ok({
    course: { slug: course.slug, title: course.title, timeZone: course.timeZone },
    manages,
    nextLinkEnds: `${wallTimeOf(addCalendarDays(now, LINK_DAYS, course.timeZone), course.timeZone).slice(0, 10)}T18:00`,
    sections: (await selectSections(db, course.id)).map(({ id, name }) => ({ id, name })),
    people: roster
      .filter(({ endedAt }) => endedAt === null)
      .map(({ userId, name, email, role, sectionId }) => ({
        userId,
        name,
        email,
        role,
        sectionId,
        lastSubmissionAt: last.get(userId)?.toISOString() ?? null,
      })),
    invited: invitations.flatMap((placed) => invitedView(placed, asSeen)),
    link: linkView(
      invitations.findLast(({ invitation }) => invitation.email === null),
      asSeen,
    ),
    lastImport:
      lastImport && isUndoable(lastImport, now)
        ? { id: lastImport.id, at: lastImport.createdAt.toISOString(), changes: lastImport.effects.length }
        : null,
  });
}

interface AsSeen {
  readonly context: ActorContext;
  readonly manages: boolean;
  readonly now: Date;
}

function invitedView(placed: PlacedInvitation, { context, manages, now }: AsSeen): readonly InvitedView[] {
  const { invitation, sectionName } = placed;
  const { email, name, role } = invitation;
  const state = invitationState(placed, now);
  if (email === null || state === 'used') return [];
  const href = manages ? invitationHref(context, invitation) : null;
  return [{ invitationId: invitation.id, email, name, role, section: sectionName, state, href }];
}

function linkView(
  placed: PlacedInvitation | undefined,
  { context, manages, now }: AsSeen,
): OpenLinkView | null {
  if (!placed || !manages) return null;
  const { invitation, used, sectionName } = placed;
  return {
    href: invitationHref(context, invitation),
    role: invitation.role,
    section: sectionName,
    expiresAt: invitation.expiresAt.toISOString(),
    seats: invitation.seats,
    used,
    emailEnding: invitation.emailEnding,
    state: invitationState(placed, now),
  };
}
