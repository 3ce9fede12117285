import type { PlacedInvitation } from '#db/queries/people/invitations.ts';
import type { InvitationState } from './people-view.ts';

export function invitationState({ invitation, used }: PlacedInvitation, now: Date): InvitationState {
  if (invitation.closedAt !== null) return 'closed';
  if (invitation.email !== null && used > 0) return 'used';
  if (invitation.expiresAt <= now) return 'expired';
  return invitation.seats !== null && used >= invitation.seats ? 'full' : 'open';
}
