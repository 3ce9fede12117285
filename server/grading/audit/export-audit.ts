import { insertAuditEvent, selectAuditCount, selectAuditEvents } from '#db/queries/audit.ts';
import { selectAnonymousAssignments } from '#db/queries/grading/anonymous-grading.ts';
import type { ActorContext } from '../../access/actor.ts';
import { may } from '../../access/deeds.ts';
import { findMembership } from '../../access/membership.ts';
import { ok, type Result, refuse } from '../../platform/result.ts';
import { csvOf } from '../grades-table.ts';
import { type AuditFilter, auditSearch } from './audit-filter.ts';
import { maskEvent } from './mask-event.ts';

/** About a term of a large course; more is cut by the days that are asked for. */
export const EVENTS_MAX = 50_000;

export interface ExportedLog {
  readonly body: string;
  /** ASCII, for a header. */
  readonly fileName: string;
}

/** The log as CSV, newest first, of what the filter leaves. For staff; the log says who took it. */
export async function exportAudit(
  context: ActorContext,
  input: { course: string; filter: AuditFilter },
): Promise<Result<ExportedLog, 'not-found' | 'staff-only' | 'log-too-long'>> {
  const membership = await findMembership(context, { course: input.course, deed: 'view-course' });
  if (!membership.ok) return membership;
  const { course, member } = membership.value;
  if (!may(member, 'see-audit')) return refuse('staff-only');
  const nameless = await selectAnonymousAssignments(context.db, course.id);
  const search = auditSearch(course, { filter: input.filter, nameless });
  if ((await selectAuditCount(context.db, search)) > EVENTS_MAX) return refuse('log-too-long');
  const rows = await selectAuditEvents(context.db, { ...search, offset: 0, limit: EVENTS_MAX });
  await insertAuditEvent(context.db, {
    actorId: context.actor.userId,
    courseId: course.id,
    action: 'log.exported',
    details: { events: rows.length },
  });
  const body = csvOf({
    head: ['At', 'Who', 'What', 'To whom', 'Id', 'Details'],
    rows: rows
      .map((row) => maskEvent(context, { row, nameless }))
      .map(({ at, actorName, action, subjectName, subjectId, details }) => [
        at.toISOString(),
        actorName ?? 'the system',
        action,
        subjectName ?? '',
        subjectId ?? '',
        JSON.stringify(details),
      ]),
  });
  const day = context.now().toISOString().slice(0, 10);
  return ok({ body, fileName: `log-${course.slug.replaceAll(/[^\w-]/g, '')}-${day}.csv` });
}
