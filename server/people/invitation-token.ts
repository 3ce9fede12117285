/**
 * The secret in a link into a course. It is made from the link's id with the server's secret, so that staff can copy it
 * again, and the database keeps its hash alone: reading the database admits nobody.
 */
import { createHash, createHmac, randomUUID } from 'node:crypto';
import type { Services } from '../platform/services.ts';

/** 132 bits, which nobody guesses. */
const TOKEN_LENGTH = 22;

export function newInvitation(services: Pick<Services, 'secret'>): { id: string; tokenHash: string } {
  const id = randomUUID();
  return { id, tokenHash: hashToken(tokenOf(services, id)) };
}

/** null: the link was made under another secret of the server, and cannot be shown again. */
export function invitationHref(
  services: Pick<Services, 'secret' | 'environment'>,
  invitation: { id: string; tokenHash: string },
): string | null {
  const token = tokenOf(services, invitation.id);
  return hashToken(token) === invitation.tokenHash
    ? `${services.environment.origins.app}/join/${token}`
    : null;
}

export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

function tokenOf({ secret }: Pick<Services, 'secret'>, id: string): string {
  return createHmac('sha256', secret).update(`invitation ${id}`).digest('base64url').slice(0, TOKEN_LENGTH);
}
