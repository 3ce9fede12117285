import type { Transaction } from '#db/database.ts';
import { insertAuditEvent } from '#db/queries/audit.ts';
import { lockCourse } from '#db/queries/courses/courses.ts';
import { selectAssignmentsWithSectionDates } from '#db/queries/courses/due-dates.ts';
import { updateInvitationsClosed } from '#db/queries/people/invitations.ts';
import {
  type RosterImport,
  type RosterRow,
  selectOptionalLastImport,
  selectRoster,
  updateImportUndone,
  upsertRosterRow,
} from '#db/queries/people/roster.ts';
import type { ActorContext } from '../access/actor.ts';
import { findManagedCourse, type ManageRefusal } from '../courses/find-managed-course.ts';
import { settleNow } from '../grading/settle-with-preview.ts';
import { ok, type Result, refuse } from '../platform/result.ts';
import { LastInstructor, requireInstructor } from './last-instructor.ts';

const UNDO_MS = 30 * 24 * 60 * 60_000;

export function isUndoable(made: Pick<RosterImport, 'createdAt' | 'undoneAt'>, now: Date): boolean {
  return made.undoneAt === null && now.getTime() - made.createdAt.getTime() <= UNDO_MS;
}

/** Takes the newest import back; what was changed by hand since then stays, and so does who came in by a link of it. */
export async function undoImport(
  context: ActorContext,
  input: { course: string; importId: string },
): Promise<Result<{ readonly undone: number }, ManageRefusal | 'import-not-last' | 'last-instructor'>> {
  const found = await findManagedCourse(context, { course: input.course, deed: 'manage-people' });
  if (!found.ok) return found;
  const courseId = found.value.course.id;
  const at = context.now();
  try {
    return await context.db.transaction(async (tx) => {
      await lockCourse(tx, courseId);
      const made = await selectOptionalLastImport(tx, courseId);
      if (made?.id !== input.importId || !isUndoable(made, at)) return refuse('import-not-last');
      const undone = await takeBack(tx, { context, made, at });
      await updateImportUndone(tx, { importId: made.id, at });
      await insertAuditEvent(tx, {
        actorId: context.actor.userId,
        courseId,
        action: 'import.taken-back',
        subjectId: made.id,
        details: { changes: undone },
      });
      return ok({ undone });
    });
  } catch (error) {
    if (error instanceof LastInstructor) return refuse('last-instructor');
    throw error;
  }
}

/** @returns how many links and people it was */
async function takeBack(
  tx: Transaction,
  { context, made, at }: { context: ActorContext; made: RosterImport; at: Date },
): Promise<number> {
  const { courseId } = made;
  const roster = new Map((await selectRoster(tx, courseId)).map((row) => [row.userId, row]));
  const invited = made.effects.flatMap((effect) => (effect.kind === 'invited' ? [effect.invitationId] : []));
  const closed = await updateInvitationsClosed(tx, { courseId, at, ids: invited });
  const moved: RosterRow[] = [];
  for (const effect of made.effects) {
    if (effect.kind !== 'enrolled') continue;
    const present = roster.get(effect.userId);
    const untouched =
      present?.endedAt === null &&
      present.role === effect.after.role &&
      present.sectionId === effect.after.sectionId;
    if (!untouched) continue;
    const { role, sectionId, ended } = effect.before ?? { ...effect.after, ended: true };
    const endedAt = ended ? at : null;
    await upsertRosterRow(tx, { courseId, userId: effect.userId, role, sectionId, endedAt });
    moved.push(present);
  }
  // The import may have brought the only instructor whom the course has by now.
  if (moved.some(({ role }) => role === 'instructor')) await requireInstructor(tx, courseId);
  await settleNow(tx, {
    affected: moved.length > 0 ? await selectAssignmentsWithSectionDates(tx, courseId) : [],
    userIds: moved.map(({ userId }) => userId),
    actorId: context.actor.userId,
    cause: 'section',
    at,
  });
  return closed + moved.length;
}
