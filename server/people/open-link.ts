import { insertAuditEvent } from '#db/queries/audit.ts';
import { lockCourse } from '#db/queries/courses/courses.ts';
import { insertInvitation, updateInvitationsClosed } from '#db/queries/people/invitations.ts';
import { selectSections } from '#db/queries/people/roster.ts';
import type { Role } from '#db/schema/courses.ts';
import type { ActorContext } from '../access/actor.ts';
import { findManagedCourse, type ManageRefusal } from '../courses/find-managed-course.ts';
import { resolveWallTime, type WallTime } from '../courses/wall-time.ts';
import { ok, type Result, refuse } from '../platform/result.ts';
import { newInvitation } from './invitation-token.ts';

/** More than any lecture hall; a link that leaks makes at most so many accounts. */
export const SEATS_MAX = 2_000;
const YEAR_MS = 366 * 24 * 60 * 60_000;

export interface OpenLinkInput {
  readonly course: string;
  readonly role: Role;
  readonly sectionId: string | null;
  /** As a clock in the course's zone shows it. */
  readonly expiresAt: WallTime;
  readonly seats: number;
  /** "@uni.example"; null: any address. */
  readonly emailEnding: string | null;
}

/** A new link for whoever has it; the one before is closed. */
export async function openLink(
  context: ActorContext,
  input: OpenLinkInput,
): Promise<Result<null, ManageRefusal | 'section-unknown' | 'link-wrong' | 'time-skipped'>> {
  const found = await findManagedCourse(context, { course: input.course, deed: 'manage-people' });
  if (!found.ok) return found;
  const { course } = found.value;
  const now = context.now();
  const { role, sectionId, seats } = input;
  const ends = resolveWallTime(input.expiresAt, course.timeZone);
  if (ends.kind === 'skipped') return refuse('time-skipped');
  if (ends.kind === 'unreadable') return refuse('link-wrong');
  const expiresAt = ends.at;
  const ms = expiresAt.getTime() - now.getTime();
  const fits = Number.isInteger(seats) && seats >= 1 && seats <= SEATS_MAX;
  if (!(ms > 0 && ms <= YEAR_MS && fits)) return refuse('link-wrong');
  const emailEnding = input.emailEnding?.trim().toLowerCase() || null;
  const sections = await selectSections(context.db, course.id);
  if (sectionId !== null && !sections.some(({ id }) => id === sectionId)) return refuse('section-unknown');
  const invitation = newInvitation(context);
  const invitedBy = context.actor.userId;
  await context.db.transaction(async (tx) => {
    // Two who open one at once would each close what was open before both, and the list shows one.
    await lockCourse(tx, course.id);
    await updateInvitationsClosed(tx, { courseId: course.id, at: now, open: true });
    const terms = { role, sectionId, expiresAt, seats, emailEnding };
    await insertInvitation(tx, { ...invitation, ...terms, courseId: course.id, invitedBy });
    await insertAuditEvent(tx, {
      actorId: invitedBy,
      courseId: course.id,
      action: 'link.opened',
      subjectId: invitation.id,
      details: { role, seats, emailEnding, expiresAt: expiresAt.toISOString() },
    });
  });
  return ok(null);
}

/** Nobody comes in by the link any more; who did stays. Without an id: the one for whoever has it. */
export async function closeLink(
  context: ActorContext,
  input: { course: string; invitationId: string | null },
): Promise<Result<null, ManageRefusal>> {
  const found = await findManagedCourse(context, { course: input.course, deed: 'manage-people' });
  if (!found.ok) return found;
  const { course } = found.value;
  const { invitationId } = input;
  await context.db.transaction(async (tx) => {
    const which = invitationId === null ? { open: true as const } : { ids: [invitationId] };
    const closed = await updateInvitationsClosed(tx, { courseId: course.id, at: context.now(), ...which });
    if (closed === 0) return;
    await insertAuditEvent(tx, {
      actorId: context.actor.userId,
      courseId: course.id,
      action: 'link.closed',
      subjectId: invitationId ?? course.id,
      details: {},
    });
  });
  return ok(null);
}
