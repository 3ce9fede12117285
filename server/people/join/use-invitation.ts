import type { Queryable, Transaction } from '#db/database.ts';
import { insertAuditEvent } from '#db/queries/audit.ts';
import { lockTerms } from '#db/queries/courses/courses.ts';
import { selectAssignmentsWithSectionDates } from '#db/queries/courses/due-dates.ts';
import {
  insertInvitationUse,
  lockInvitation,
  type PlacedInvitation,
  selectOptionalInvitation,
} from '#db/queries/people/invitations.ts';
import { selectOptionalRosterRow, upsertRosterRow } from '#db/queries/people/roster.ts';
import { settleNow } from '../../grading/settle-with-preview.ts';
import { ok, type Result, refuse } from '../../platform/result.ts';
import { invitationState } from '../invitation-state.ts';
import { hashToken } from '../invitation-token.ts';

export type InvitationRefusal =
  | 'not-found'
  | 'invitation-closed'
  | 'invitation-used'
  | 'invitation-expired'
  | 'invitation-full'
  | 'invitation-for-another'
  | 'address-ending-wrong'
  | 'removed-from-course';

const REFUSAL_OF = {
  closed: 'invitation-closed',
  used: 'invitation-used',
  expired: 'invitation-expired',
  full: 'invitation-full',
} as const;

/** Why a link lets nobody with this address in who is not in the course; null when it does. Uses nothing up. */
export async function invitationProblem(
  db: Queryable,
  { token, ...visit }: { token: string; email: string; at: Date },
): Promise<InvitationRefusal | null> {
  const placed = await selectOptionalInvitation(db, hashToken(token));
  if (!placed || placed.course.archivedAt !== null) return 'not-found';
  return problemOf(placed, visit);
}

function problemOf(
  placed: PlacedInvitation,
  { email, at }: { email: string; at: Date },
): InvitationRefusal | null {
  const state = invitationState(placed, at);
  if (state !== 'open') return REFUSAL_OF[state];
  const { email: only, emailEnding } = placed.invitation;
  if (only !== null && only !== email) return 'invitation-for-another';
  return emailEnding !== null && !email.endsWith(emailEnding) ? 'address-ending-wrong' : null;
}

/**
 * Takes one seat of a link for one person, in the transaction of whatever else happens. Who is in the course already keeps
 * the role and takes no seat; who was taken out comes back only by a link of their own, with grades as the dates of the
 * section make them that it leads into.
 */
export async function useInvitation(
  tx: Transaction,
  use: { tokenHash: string; person: { userId: string; email: string }; at: Date },
): Promise<Result<{ readonly courseSlug: string }, InvitationRefusal>> {
  const { person, at } = use;
  const seen = await selectOptionalInvitation(tx, use.tokenHash);
  if (seen) await lockInvitation(tx, seen.invitation.id);
  const placed = seen && (await selectOptionalInvitation(tx, use.tokenHash));
  if (!placed || placed.course.archivedAt !== null) return refuse('not-found');
  const { invitation, course } = placed;
  const key = { courseId: course.id, userId: person.userId };
  const present = await selectOptionalRosterRow(tx, key);
  if (present?.endedAt === null) return ok({ courseSlug: course.slug });
  const problem = problemOf(placed, { email: person.email, at });
  if (problem) return refuse(problem);
  const { email, role, sectionId } = invitation;
  if (present && email === null) return refuse('removed-from-course');
  const moves = present !== null && present.sectionId !== sectionId;
  const affected = moves ? await selectAssignmentsWithSectionDates(tx, course.id) : [];
  await lockTerms(tx, affected);
  await insertInvitationUse(tx, { invitationId: invitation.id, userId: person.userId, usedAt: at });
  await upsertRosterRow(tx, { ...key, role, sectionId, endedAt: null });
  await insertAuditEvent(tx, {
    actorId: person.userId,
    courseId: course.id,
    action: 'person.joined',
    subjectId: person.userId,
    details: { role, invitationId: invitation.id },
  });
  const userIds = [person.userId];
  await settleNow(tx, { affected, userIds, actorId: person.userId, cause: 'section', at });
  return ok({ courseSlug: course.slug });
}
