/**
 * The student's own use cases, as a student of a section at an instant. The student is made and taken back in one
 * transaction that never ends well, so the preview cannot differ from what a real one finds, and nothing of it stays.
 */
import { randomUUID } from 'node:crypto';
import { upsertEnrolment } from '#db/queries/courses/courses.ts';
import { insertExtension, selectHeldExtensions } from '#db/queries/courses/due-dates.ts';
import { insertUser } from '#db/queries/people/people.ts';
import { selectOptionalRosterRow, upsertRosterRow } from '#db/queries/people/roster.ts';
import type { ActorContext } from '../../access/actor.ts';
import type { AssignPlace } from './find-assign-place.ts';

/** Whose eyes: somebody in no section, of a section, or with the dates of one person (and nothing else of theirs). */
export type AsWhom =
  | { readonly kind: 'everyone' }
  | { readonly kind: 'section'; readonly sectionId: string }
  | { readonly kind: 'person'; readonly userId: string };

/** @returns what `look` gave; it sees the database with the student in it, and the clock at that instant */
export async function asStudent<T>(
  context: ActorContext,
  { found, whom, at }: { found: AssignPlace; whom: AsWhom; at: Date },
  look: (student: ActorContext) => Promise<T>,
): Promise<T> {
  let seen: { readonly value: T } | null = null;
  try {
    await context.db.transaction(async (tx) => {
      const email = `${randomUUID()}@preview.invalid`;
      const user = await insertUser(tx, { email, name: 'A student' });
      const key = { courseId: found.course.id, userId: user.id };
      await upsertEnrolment(tx, { ...key, role: 'student' });
      const person =
        whom.kind === 'person'
          ? await selectOptionalRosterRow(tx, { courseId: found.course.id, userId: whom.userId })
          : null;
      const sectionId = whom.kind === 'section' ? whom.sectionId : (person?.sectionId ?? null);
      await upsertRosterRow(tx, { ...key, role: 'student', sectionId, endedAt: null });
      if (person) {
        const { id: assignmentId } = found.assignment;
        const held = (await selectHeldExtensions(tx, assignmentId)).find(
          (extension) => extension.userId === person.userId,
        );
        if (held)
          await insertExtension(tx, {
            assignmentId,
            userId: user.id,
            dueAt: held.dueAt,
            reason: held.reason,
            grantedBy: held.grantedBy,
          });
      }
      const actor = { userId: user.id, name: user.name, email, isAdmin: false };
      seen = { value: await look({ ...context, db: tx, actor, now: () => at }) };
      tx.rollback();
    });
  } catch (error) {
    if (seen) return (seen as { readonly value: T }).value;
    throw error;
  }
  throw new Error('The preview was not taken back.');
}
