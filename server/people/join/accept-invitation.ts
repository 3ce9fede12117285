import type { ActorContext } from '../../access/actor.ts';
import { type Result, refuse } from '../../platform/result.ts';
import { hashToken } from '../invitation-token.ts';
import { type InvitationRefusal, useInvitation } from './use-invitation.ts';

/**
 * The signed-in person comes into the course of a link. `shownTo` is whom the page named: where somebody else has signed in
 * in that browser since, nobody joins.
 */
export async function acceptInvitation(
  context: ActorContext,
  input: { token: string; shownTo: string },
): Promise<Result<{ readonly courseSlug: string }, InvitationRefusal | 'signed-in-as-another'>> {
  const { userId, email } = context.actor;
  if (userId !== input.shownTo) return refuse('signed-in-as-another');
  return context.db.transaction((tx) =>
    useInvitation(tx, {
      tokenHash: hashToken(input.token),
      person: { userId, email },
      at: context.now(),
    }),
  );
}
