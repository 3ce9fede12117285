import { selectOptionalInvitation } from '#db/queries/people/invitations.ts';
import type { Role } from '#db/schema/courses.ts';
import { ok, type Result, refuse } from '../../platform/result.ts';
import type { Services } from '../../platform/services.ts';
import { invitationState } from '../invitation-state.ts';
import { hashToken } from '../invitation-token.ts';
import type { InvitationState } from '../people-view.ts';

/** What a link says to whoever opens it, before anybody comes in. */
export interface InvitationView {
  readonly course: { readonly slug: string; readonly title: string; readonly term: string };
  readonly role: Role;
  readonly section: string | null;
  readonly state: InvitationState;
  /** The person it is for; null: whoever has the link. */
  readonly email: string | null;
  readonly name: string | null;
  readonly emailEnding: string | null;
  /** ISO */
  readonly expiresAt: string;
}

/** Reads only: opening a link, by a person or by a mail scanner, uses nothing up. */
export async function viewInvitation(
  { db, now }: Pick<Services, 'db' | 'now'>,
  input: { token: string },
): Promise<Result<InvitationView, 'not-found'>> {
  const placed = await selectOptionalInvitation(db, hashToken(input.token));
  if (!placed || placed.course.archivedAt !== null) return refuse('not-found');
  const { invitation, course, sectionName } = placed;
  return ok({
    course: { slug: course.slug, title: course.title, term: course.term },
    role: invitation.role,
    section: sectionName,
    state: invitationState(placed, now()),
    email: invitation.email,
    name: invitation.name,
    emailEnding: invitation.emailEnding,
    expiresAt: invitation.expiresAt.toISOString(),
  });
}
