import { and, asc, count, desc, eq, gte, ilike, isNull, lt, or, type SQL, sql } from 'drizzle-orm';
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
  readonly subjectId: string | null;
  readonly details: Readonly<Record<string, unknown>>;
}

/** What of a course's log is meant; without a part, everything. */
export interface AuditSearch {
  readonly courseId: string;
  readonly action?: string | undefined;
  /** An id, or `system`. */
  readonly actor?: string | undefined;
  /** Of a name or address, the whole of an id, or in the details. */
  readonly about?: string | undefined;
  readonly from?: Date | undefined;
  readonly before?: Date | undefined;
}

const subject = alias(users, 'subject');

/** A page of what happened in a course, newest first. */
export async function selectAuditEvents(
  db: Queryable,
  search: AuditSearch & { readonly offset: number; readonly limit: number },
): Promise<readonly AuditRow[]> {
  return db
    .select({
      id: auditEvents.id,
      at: auditEvents.at,
      action: auditEvents.action,
      actorName: users.name,
      subjectName: subject.name,
      subjectId: auditEvents.subjectId,
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

export async function selectAuditCount(db: Queryable, search: AuditSearch): Promise<number> {
  const [row] = await db
    .select({ events: count() })
    .from(auditEvents)
    .leftJoin(subject, eq(subject.id, auditEvents.subjectId))
    .where(conditions(search));
  return row?.events ?? 0;
}

/** Everybody who did something in a course, by name. */
export async function selectAuditPeople(
  db: Queryable,
  courseId: string,
): Promise<readonly { readonly id: string; readonly name: string }[]> {
  return db
    .selectDistinct({ id: users.id, name: users.name })
    .from(auditEvents)
    .innerJoin(users, eq(users.id, auditEvents.actorId))
    .where(eq(auditEvents.courseId, courseId))
    .orderBy(asc(users.name), asc(users.id));
}

/** How many events of each kind a course has. */
export async function selectAuditActions(
  db: Queryable,
  courseId: string,
): Promise<readonly { readonly action: string; readonly count: number }[]> {
  return db
    .select({ action: auditEvents.action, count: count() })
    .from(auditEvents)
    .where(eq(auditEvents.courseId, courseId))
    .groupBy(auditEvents.action)
    .orderBy(asc(auditEvents.action));
}

function conditions({ courseId, action, actor, about, from, before }: AuditSearch): SQL | undefined {
  return and(
    eq(auditEvents.courseId, courseId),
    action ? eq(auditEvents.action, action) : undefined,
    actor === 'system' ? isNull(auditEvents.actorId) : undefined,
    actor && actor !== 'system' ? eq(auditEvents.actorId, actor) : undefined,
    about ? isAbout(about) : undefined,
    from ? gte(auditEvents.at, from) : undefined,
    before ? lt(auditEvents.at, before) : undefined,
  );
}

function isAbout(text: string): SQL | undefined {
  const part = `%${text.replaceAll(/[\\%_]/g, '\\$&')}%`;
  return or(
    ilike(subject.name, part),
    ilike(subject.email, part),
    sql`${auditEvents.subjectId}::text = ${text.toLowerCase()}`,
    sql`${auditEvents.details}::text ilike ${part}`,
  );
}
