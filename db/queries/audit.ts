import { and, asc, count, desc, eq, type SQL } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { Queryable } from '../database.ts';
import { auditEvents } from '../schema/audit.ts';
import { users } from '../schema/people.ts';

export type AuditEvent = Pick<
  typeof auditEvents.$inferInsert,
  'actorId' | 'courseId' | 'subjectId' | 'details'
> & {
  readonly action: string;
};

/** Call it in the transaction of the change that it records. */
export async function insertAuditEvent(db: Queryable, event: AuditEvent): Promise<void> {
  await db.insert(auditEvents).values(event);
}

export interface AuditRow {
  readonly id: string;
  readonly at: Date;
  readonly action: string;
  /** null: the system, or somebody who is gone. */
  readonly actorName: string | null;
  /** Of the person or thing that it was done to, where that is a person. */
  readonly subjectName: string | null;
  readonly details: Readonly<Record<string, unknown>>;
}

/** A page of what happened in a course, newest first. */
export async function selectAuditEvents(
  db: Queryable,
  search: { courseId: string; action?: string | undefined; offset: number; limit: number },
): Promise<readonly AuditRow[]> {
  const subject = alias(users, 'subject');
  return db
    .select({
      id: auditEvents.id,
      at: auditEvents.at,
      action: auditEvents.action,
      actorName: users.name,
      subjectName: subject.name,
      details: auditEvents.details,
    })
    .from(auditEvents)
    .leftJoin(users, eq(users.id, auditEvents.actorId))
    .leftJoin(subject, eq(subject.id, auditEvents.subjectId))
    .where(conditions(search))
    .orderBy(desc(auditEvents.at), desc(auditEvents.id))
    .offset(search.offset)
    .limit(search.limit);
}

/** How many events of each kind a course has. */
export async function selectAuditActions(
  db: Queryable,
  courseId: string,
): Promise<readonly { readonly action: string; readonly count: number }[]> {
  return db
    .select({ action: auditEvents.action, count: count() })
    .from(auditEvents)
    .where(conditions({ courseId }))
    .groupBy(auditEvents.action)
    .orderBy(asc(auditEvents.action));
}

function conditions({
  courseId,
  action,
}: {
  courseId: string;
  action?: string | undefined;
}): SQL | undefined {
  return and(eq(auditEvents.courseId, courseId), action ? eq(auditEvents.action, action) : undefined);
}
