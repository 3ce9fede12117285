/** From a token to the person whose it is: what they may do is asked by the use case that is called next, as always. */
import { selectOptionalCourse } from '#db/queries/courses/courses.ts';
import { selectOptionalUser } from '#db/queries/people/people.ts';
import { selectOptionalTokenByHash, updateTokenUsed } from '#db/queries/people/tokens.ts';
import type { TokenScope } from '#db/schema/tokens.ts';
import { isKeptText } from '../../platform/kept-text.ts';
import { ok, type Result, refuse } from '../../platform/result.ts';
import type { Services } from '../../platform/services.ts';
import type { ActorContext } from '../actor.ts';
import { stateOf } from './list-tokens.ts';
import { bearerOf, hashOfToken } from './token-secret.ts';

export interface TokenUse {
  /** As sent. */
  readonly authorization: string | null;
  readonly course: string;
  readonly scope: TokenScope;
}

export type TokenRefusal = 'token-wrong' | 'token-reads-only' | 'token-too-often';

/** A report every two seconds is more than any program needs. */
export const USES_MAX = 30;
export const PACE_MS = 60_000;

/** Unknown, ended, revoked, of another course and of somebody who may not sign in any more are one answer. */
export async function findTokenActor(
  services: Services,
  use: TokenUse,
): Promise<Result<ActorContext, TokenRefusal>> {
  const secret = bearerOf(use.authorization);
  const course = secret && isKeptText(use.course) && (await selectOptionalCourse(services.db, use.course));
  if (!secret || !course) return refuse('token-wrong');
  const key = { tokenHash: hashOfToken(secret), courseId: course.id };
  const token = await selectOptionalTokenByHash(services.db, key);
  const at = services.now();
  if (!token || stateOf(token, at) !== 'open') return refuse('token-wrong');
  const user = await selectOptionalUser(services.db, token.userId);
  if (!user) return refuse('token-wrong');
  const uses = await updateTokenUsed(services.db, { tokenId: token.id, at, paceMs: PACE_MS });
  if (uses > USES_MAX) return refuse('token-too-often');
  if (use.scope === 'write-grades' && token.scope !== 'write-grades') return refuse('token-reads-only');
  const { id: userId, name, email, isAdmin } = user;
  return ok({ ...services, actor: { userId, name, email, isAdmin, token: token.label } });
}
