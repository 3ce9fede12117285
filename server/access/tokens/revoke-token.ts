import { insertAuditEvent } from '#db/queries/audit.ts';
import { selectOptionalToken, updateTokenRevoked } from '#db/queries/people/tokens.ts';
import { isId } from '../../platform/is-id.ts';
import { ok, type Result, refuse } from '../../platform/result.ts';
import type { ActorContext } from '../actor.ts';
import { may } from '../deeds.ts';
import { findMembership } from '../membership.ts';

/** Ends a token at once and for good: one's own, an instructor anybody's. */
export async function revokeToken(
  context: ActorContext,
  input: { course: string; tokenId: string },
): Promise<Result<null, 'not-found' | 'staff-only'>> {
  const membership = await findMembership(context, { course: input.course, deed: 'view-course' });
  if (!membership.ok) return membership;
  const { course, member } = membership.value;
  if (!may(member, 'make-token')) return refuse('staff-only');
  const { tokenId } = input;
  const token = isId(tokenId) ? await selectOptionalToken(context.db, tokenId) : null;
  if (token?.courseId !== course.id) return refuse('not-found');
  if (!may(member, 'revoke-token', { ownerId: token.userId })) return refuse('not-found');
  await context.db.transaction(async (tx) => {
    if (!(await updateTokenRevoked(tx, { tokenId, at: context.now() }))) return;
    await insertAuditEvent(tx, {
      actorId: member.userId,
      courseId: course.id,
      action: 'token.revoked',
      subjectId: tokenId,
      details: { label: token.label },
    });
  });
  return ok(null);
}
