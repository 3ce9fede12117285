import { insertAuditEvent } from '#db/queries/audit.ts';
import { lockEnrolment } from '#db/queries/courses/courses.ts';
import { insertToken, selectOpenTokenCount } from '#db/queries/people/tokens.ts';
import type { TokenScope } from '#db/schema/tokens.ts';
import { ok, type Result, refuse } from '../../platform/result.ts';
import type { ActorContext } from '../actor.ts';
import { may } from '../deeds.ts';
import { findMembership } from '../membership.ts';
import { hashOfToken, newTokenSecret } from './token-secret.ts';

export interface MakeTokenInput {
  readonly course: string;
  /** What its owner calls it. */
  readonly label: string;
  readonly scope: TokenScope;
  /** From now until it ends. */
  readonly days: number;
}

export type MakeTokenRefusal =
  | 'not-found'
  | 'staff-only'
  | 'token-label-wrong'
  | 'token-days-wrong'
  | 'too-many-tokens';

const LABEL_LENGTH_MAX = 80;
/** A term and the months of marking after it. */
const DAYS_MAX = 366;
const DAY_MS = 86_400_000;
/** Open ones of a person in a course. */
const OPEN_MAX = 10;

/** A key for a program of the person who asks; the secret is in the answer and nowhere else. For staff. */
export async function makeToken(
  context: ActorContext,
  input: MakeTokenInput,
): Promise<Result<{ readonly secret: string }, MakeTokenRefusal>> {
  const membership = await findMembership(context, { course: input.course, deed: 'view-course' });
  if (!membership.ok) return membership;
  const { course, member } = membership.value;
  if (!may(member, 'make-token')) return refuse('staff-only');
  const label = input.label.trim();
  if (label === '' || label.length > LABEL_LENGTH_MAX) return refuse('token-label-wrong');
  const { scope, days } = input;
  if (!(Number.isInteger(days) && days >= 1 && days <= DAYS_MAX)) return refuse('token-days-wrong');
  const [at, { userId }] = [context.now(), context.actor];
  const key = { userId, courseId: course.id };
  const secret = newTokenSecret();
  const expiresAt = new Date(at.getTime() + days * DAY_MS);
  return context.db.transaction(async (tx) => {
    // Those made at once are counted one after the other.
    await lockEnrolment(tx, key);
    if ((await selectOpenTokenCount(tx, { ...key, at })) >= OPEN_MAX) return refuse('too-many-tokens');
    const id = await insertToken(tx, { ...key, label, tokenHash: hashOfToken(secret), scope, expiresAt });
    await insertAuditEvent(tx, {
      actorId: userId,
      courseId: course.id,
      action: 'token.made',
      subjectId: id,
      details: { label, scope, expiresAt: expiresAt.toISOString() },
    });
    return ok({ secret });
  });
}
