import {
  selectAuditActions,
  selectAuditCount,
  selectAuditEvents,
  selectAuditPeople,
} from '#db/queries/audit.ts';
import { selectAssignments } from '#db/queries/courses/courses.ts';
import { selectAnonymousAssignments } from '#db/queries/grading/anonymous-grading.ts';
import type { ActorContext } from '../../access/actor.ts';
import { may } from '../../access/deeds.ts';
import { findMembership } from '../../access/membership.ts';
import { exerciseNumber } from '../../courses/exercise-row.ts';
import { ok, type Result, refuse } from '../../platform/result.ts';
import { type AuditFilter, auditSearch } from './audit-filter.ts';
import type { AuditView } from './audit-view.ts';
import { maskEvent } from './mask-event.ts';

const PAGE_SIZE = 100;

/** What was done in a course and by whom, newest first; it is only ever added to. For staff. */
export async function listAudit(
  context: ActorContext,
  input: { course: string; filter: AuditFilter; page: number },
): Promise<Result<AuditView, 'not-found' | 'staff-only'>> {
  const membership = await findMembership(context, { course: input.course, deed: 'view-course' });
  if (!membership.ok) return membership;
  const { course, member } = membership.value;
  if (!may(member, 'see-audit')) return refuse('staff-only');
  const { db } = context;
  const nameless = await selectAnonymousAssignments(db, course.id);
  const search = auditSearch(course, { filter: input.filter, nameless });
  const total = await selectAuditCount(db, search);
  const pageCount = Math.max(Math.ceil(total / PAGE_SIZE), 1);
  const page = Math.min(Math.max(input.page, 1), pageCount);
  const rows = await selectAuditEvents(db, { ...search, offset: (page - 1) * PAGE_SIZE, limit: PAGE_SIZE });
  const exercises = await readExercises(context, course.id);
  return ok({
    events: rows.map((row) => {
      const event = maskEvent(context, { row, nameless });
      const { id, at, action, actorName, subjectName, workOf, details } = event;
      return {
        id,
        at: at.toISOString(),
        action,
        actor: actorName,
        subject: workOf?.name ?? subjectName,
        exercise: exercises.get(event.assignmentId ?? String(details.assignmentId)) ?? null,
        details,
      };
    }),
    actions: await selectAuditActions(db, course.id),
    people: await selectAuditPeople(db, course.id),
    timeZone: course.timeZone,
    total,
    page,
    pageCount,
  });
}

/** "4.1 GAN step", by assignment. */
async function readExercises({ db }: ActorContext, courseId: string): Promise<ReadonlyMap<string, string>> {
  const placed = await selectAssignments(db, courseId);
  return new Map(
    placed.map(({ assignment, module }) => [
      assignment.id,
      `${exerciseNumber(module, assignment)} ${assignment.title}`,
    ]),
  );
}
