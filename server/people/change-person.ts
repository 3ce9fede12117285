import { insertAuditEvent } from '#db/queries/audit.ts';
import { selectAssignmentsWithSectionDates } from '#db/queries/courses/due-dates.ts';
import { updateInvitationsClosed } from '#db/queries/people/invitations.ts';
import { selectIdentity } from '#db/queries/people/people.ts';
import {
  type RosterRow,
  selectOptionalRosterRow,
  selectSections,
  upsertRosterRow,
} from '#db/queries/people/roster.ts';
import type { Role } from '#db/schema/courses.ts';
import type { ActorContext } from '../access/actor.ts';
import { findManagedCourse, type ManageRefusal } from '../courses/find-managed-course.ts';
import { settleWithPreview } from '../grading/settle-with-preview.ts';
import type { SettledView } from '../grading/settled-view.ts';
import { ok, type Result, refuse } from '../platform/result.ts';
import { LastInstructor, requireInstructor } from './last-instructor.ts';

export interface ChangePersonInput {
  readonly course: string;
  readonly userId: string;
  /** Only what was chosen: the page may be old. null: out of the course; their work stays, and they can be taken in again. */
  readonly becomes: { readonly role: Role } | { readonly sectionId: string | null } | null;
  /** Hash of the list of changed grades that was shown; null: none yet. */
  readonly seen: string | null;
}

/**
 * Gives a person in the course another role or section, or takes them out. A section has dates, so grades may change: they
 * are listed first. A course always keeps an instructor.
 */
export async function changePerson(
  context: ActorContext,
  input: ChangePersonInput,
): Promise<Result<SettledView, ManageRefusal | 'person-unknown' | 'section-unknown' | 'last-instructor'>> {
  const found = await findManagedCourse(context, { course: input.course, deed: 'manage-people' });
  if (!found.ok) return found;
  const { course } = found.value;
  const { userId, becomes } = input;
  const { db } = context;
  const moves = becomes !== null && 'sectionId' in becomes;
  const sections = await selectSections(db, course.id);
  if (moves && becomes.sectionId !== null && !sections.some(({ id }) => id === becomes.sectionId))
    return refuse('section-unknown');
  const at = context.now();
  try {
    return await settleWithPreview(db, {
      courseId: course.id,
      change: async (tx) => {
        const present = await selectOptionalRosterRow(tx, { courseId: course.id, userId });
        if (present === null || present.endedAt !== null) return refuse('person-unknown');
        const { role, sectionId } = { ...present, ...becomes };
        if (becomes !== null && role === present.role && sectionId === present.sectionId) return ok(null);
        const endedAt = becomes === null ? at : null;
        // Before the enrolment, as whoever comes in by one holds them: a link from before is no way back.
        if (becomes === null) {
          const { email } = await selectIdentity(tx, userId);
          await updateInvitationsClosed(tx, { courseId: course.id, at, email });
        }
        await upsertRosterRow(tx, { courseId: course.id, userId, role, sectionId, endedAt });
        if (present.role === 'instructor') await requireInstructor(tx, course.id);
        await insertAuditEvent(tx, {
          actorId: context.actor.userId,
          courseId: course.id,
          ...eventOf(present, becomes),
        });
        return ok(null);
      },
      affected: moves ? await selectAssignmentsWithSectionDates(db, course.id) : [],
      userIds: [userId],
      actorId: context.actor.userId,
      cause: 'section',
      at,
      seen: input.seen,
    });
  } catch (error) {
    if (error instanceof LastInstructor) return refuse('last-instructor');
    throw error;
  }
}

function eventOf(present: RosterRow, becomes: ChangePersonInput['becomes']) {
  const subjectId = present.userId;
  if (becomes === null) return { action: 'person.removed', subjectId, details: { role: present.role } };
  if ('role' in becomes)
    return { action: 'person.role-changed', subjectId, details: { from: present.role, to: becomes.role } };
  return {
    action: 'person.section-changed',
    subjectId,
    details: { fromSection: present.sectionId, toSection: becomes.sectionId },
  };
}
