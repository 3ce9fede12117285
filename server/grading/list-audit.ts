import { selectAuditActions, selectAuditEvents } from '#db/queries/audit.ts';
import type { ActorContext } from '../access/actor.ts';
import { may } from '../access/deeds.ts';
import { findMembership } from '../access/membership.ts';
import { ok, type Result, refuse } from '../platform/result.ts';

const PAGE_SIZE = 100;

export interface AuditView {
  readonly events: readonly {
    readonly id: string;
    /** ISO. */
    readonly at: string;
    /** "grade.changed" */
    readonly action: string;
    /** null: the system. */
    readonly actor: string | null;
    readonly subject: string | null;
    readonly details: Readonly<Record<string, unknown>>;
  }[];
  readonly actions: readonly { readonly action: string; readonly count: number }[];
  readonly page: number;
  readonly pageCount: number;
}

/** What was done in a course and by whom, newest first; it is only ever added to. For staff. */
export async function listAudit(
  context: ActorContext,
  input: { course: string; action?: string | undefined; page: number },
): Promise<Result<AuditView, 'not-found' | 'staff-only'>> {
  const membership = await findMembership(context, { course: input.course, deed: 'view-course' });
  if (!membership.ok) return membership;
  const { course, member } = membership.value;
  if (!may(member, 'see-audit')) return refuse('staff-only');
  const { db } = context;
  const actions = await selectAuditActions(db, course.id);
  const total = actions
    .filter(({ action }) => input.action === undefined || action === input.action)
    .reduce((sum, { count }) => sum + count, 0);
  const pageCount = Math.max(Math.ceil(total / PAGE_SIZE), 1);
  const page = Math.min(Math.max(input.page, 1), pageCount);
  const rows = await selectAuditEvents(db, {
    courseId: course.id,
    action: input.action,
    offset: (page - 1) * PAGE_SIZE,
    limit: PAGE_SIZE,
  });
  return ok({
    events: rows.map(({ at, actorName, subjectName, ...row }) => ({
      ...row,
      at: at.toISOString(),
      actor: actorName,
      subject: subjectName,
    })),
    actions,
    page,
    pageCount,
  });
}
