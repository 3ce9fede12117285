import {
  and,
  asc,
  count,
  desc,
  eq,
  gte,
  ilike,
  inArray,
  isNull,
  lt,
  not,
  or,
  type SQL,
  sql,
} from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { Queryable } from '../database.ts';
import { auditEvents } from '../schema/audit.ts';
import { users } from '../schema/people.ts';
import { submissions } from '../schema/work.ts';

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
  readonly actorId: string | null;
  /** null: the system, or somebody who is gone. */
  readonly actorName: string | null;
  /** Of the person or thing that it was done to, where that is a person. */
  readonly subjectName: string | null;
  readonly subjectId: string | null;
  readonly details: Readonly<Record<string, unknown>>;
  /** Whose work in which assignment it is about. */
  readonly workOf: { readonly userId: string; readonly name: string; readonly email: string } | null;
  readonly assignmentId: string | null;
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
  /** Assignments without names: no name, address or id of a student, and no word of the details, finds what is about work in them. */
  readonly nameless: ReadonlySet<string>;
}

const subject = alias(users, 'subject');
/** The submission that it was done to, or that the details name. Joined by its key: it costs nothing where nothing asks for it. */
const submission = alias(submissions, 'submission');
const author = alias(users, 'author');
const IS_SUBMISSION = sql`${submission.id} = case
  when ${auditEvents.details} ? 'submissionId' then (${auditEvents.details} ->> 'submissionId')::uuid
  else ${auditEvents.subjectId}
end`;
const IS_AUTHOR = sql`${author.id} = coalesce(${submission.userId}, ${auditEvents.subjectId})`;
/** A later due date is granted by name, and leads to no submission. */
const ASSIGNMENT_ID = sql<string | null>`coalesce(${submission.assignmentId}, case
  when ${auditEvents.action} not like 'extension.%' then (${auditEvents.details} ->> 'assignmentId')::uuid
end)`;

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
      actorId: auditEvents.actorId,
      actorName: users.name,
      subjectName: subject.name,
      subjectId: auditEvents.subjectId,
      details: auditEvents.details,
      workOf: { userId: author.id, name: author.name, email: author.email },
      assignmentId: ASSIGNMENT_ID,
    })
    .from(auditEvents)
    .leftJoin(users, eq(users.id, auditEvents.actorId))
    .leftJoin(subject, eq(subject.id, auditEvents.subjectId))
    .leftJoin(submission, IS_SUBMISSION)
    .leftJoin(author, IS_AUTHOR)
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
    .leftJoin(submission, IS_SUBMISSION)
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

function conditions({
  courseId,
  action,
  actor,
  about,
  from,
  before,
  nameless,
}: AuditSearch): SQL | undefined {
  return and(
    eq(auditEvents.courseId, courseId),
    action ? eq(auditEvents.action, action) : undefined,
    actor === 'system' ? isNull(auditEvents.actorId) : undefined,
    actor && actor !== 'system'
      ? and(eq(auditEvents.actorId, actor), not(isNameless(nameless, eq(submission.userId, actor))))
      : undefined,
    about ? isAbout(about, nameless) : undefined,
    from ? gte(auditEvents.at, from) : undefined,
    before ? lt(auditEvents.at, before) : undefined,
  );
}

/** What the text is anywhere in. */
const partOf = (text: string) => `%${text.replaceAll(/[\\%_]/g, '\\$&')}%`;

function isAbout(text: string, nameless: ReadonlySet<string>): SQL | undefined {
  const part = partOf(text);
  const named = or(
    ilike(subject.name, part),
    ilike(subject.email, part),
    sql`${auditEvents.subjectId}::text = ${text.toLowerCase()}`,
    sql`${auditEvents.details}::text ilike ${partOf(JSON.stringify(text).slice(1, -1))}`,
  );
  return or(and(named, not(isNameless(nameless))), sql`${submission.id}::text = ${text.toLowerCase()}`);
}

/** About work that is graded without names, where that too holds. Never null. */
function isNameless(nameless: ReadonlySet<string>, also?: SQL): SQL {
  if (nameless.size === 0) return sql`false`;
  const isOn = inArray(ASSIGNMENT_ID, [...nameless]);
  return sql`coalesce(${also ? and(isOn, also) : isOn}, false)`;
}
