import { type ApiToken, selectTokens } from '#db/queries/people/tokens.ts';
import { ok, type Result, refuse } from '../../platform/result.ts';
import type { ActorContext } from '../actor.ts';
import { may } from '../deeds.ts';
import { findMembership } from '../membership.ts';
import type { TokenState, TokensView } from './token-view.ts';

/** The tokens of a course that the person who asks could revoke: their own, an instructor everybody's. For staff. */
export async function listTokens(
  context: ActorContext,
  input: { course: string },
): Promise<Result<TokensView, 'not-found' | 'staff-only'>> {
  const membership = await findMembership(context, { course: input.course, deed: 'view-course' });
  if (!membership.ok) return membership;
  const { course, member } = membership.value;
  if (!may(member, 'make-token')) return refuse('staff-only');
  const rows = await selectTokens(context.db, course.id);
  const own = rows.filter(({ token }) => may(member, 'revoke-token', { ownerId: token.userId }));
  return ok({
    course: course.slug,
    address: `${context.environment.origins.app}/api/courses/${course.slug}/grades`,
    tokens: own.map(({ token, owner }) => ({
      id: token.id,
      label: token.label,
      scope: token.scope,
      owner,
      isOwn: token.userId === member.userId,
      state: stateOf(token, context.now()),
      madeAt: token.createdAt.toISOString(),
      expiresAt: token.expiresAt.toISOString(),
      lastUsedAt: token.lastUsedAt?.toISOString() ?? null,
    })),
  });
}

export function stateOf({ revokedAt, expiresAt }: ApiToken, at: Date): TokenState {
  if (revokedAt !== null) return 'revoked';
  return expiresAt <= at ? 'ended' : 'open';
}
