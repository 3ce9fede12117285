import type { ActorContext } from '../../access/actor.ts';
import { hashToken } from '../../courses/people/invitation-token.ts';
import type { Result } from '../../platform/result.ts';
import { type InvitationRefusal, useInvitation } from './use-invitation.ts';

/** The signed-in person comes into the course of a link. */
export async function acceptInvitation(
  context: ActorContext,
  input: { token: string },
): Promise<Result<{ readonly courseSlug: string }, InvitationRefusal>> {
  const { userId, email } = context.actor;
  return context.db.transaction((tx) =>
    useInvitation(tx, {
      tokenHash: hashToken(input.token),
      person: { userId, email },
      at: context.now(),
    }),
  );
}
