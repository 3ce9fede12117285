/** What students ask about their grades, with what was said. */
import {
  and,
  asc,
  desc,
  eq,
  getTableColumns,
  inArray,
  isNull,
  type SQL,
  type SQLWrapper,
  sql,
} from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { Queryable, Transaction } from '../../database.ts';
import { caseOverrides } from '../../schema/case-points.ts';
import { assignments } from '../../schema/courses.ts';
import { comments, overrides } from '../../schema/grades.ts';
import { users } from '../../schema/people.ts';
import { caseProposals, requestMessages, requests } from '../../schema/requests.ts';
import { reviewsDone } from '../../schema/review.ts';
import { rubricItems, rubricMarks } from '../../schema/rubric.ts';
import { submissions } from '../../schema/work.ts';

export type GradeRequest = typeof requests.$inferSelect;
type RequestState = GradeRequest['state'];

export interface RequestRow {
  readonly request: GradeRequest;
  readonly studentId: string;
  readonly student: string;
  readonly assignmentId: string;
  readonly number: number;
  readonly assignee: string | null;
  /** Of the rubric item that it is about, as it is called now, in use or not. */
  readonly rubricItem: string | null;
}

export interface RequestMessageRow {
  readonly requestId: string;
  readonly authorId: string;
  readonly author: string;
  readonly body: string;
  readonly sentAt: Date;
}

export async function insertRequest(
  tx: Transaction,
  request: Pick<
    GradeRequest,
    'submissionId' | 'caseId' | 'line' | 'rubricItemId' | 'assigneeId' | 'askedAt' | 'movedAt'
  >,
): Promise<string> {
  const [row] = await tx.insert(requests).values(request).returning({ id: requests.id });
  if (!row) throw new Error('Inserting a request returned no row.');
  return row.id;
}

export async function insertRequestMessage(
  tx: Transaction,
  message: Omit<RequestMessageRow, 'author'>,
): Promise<void> {
  await tx.insert(requestMessages).values(message);
}

/** As nobody else says anything in it until the transaction ends. */
export async function lockRequest(tx: Transaction, requestId: string): Promise<GradeRequest> {
  const [row] = await tx.select().from(requests).where(eq(requests.id, requestId)).for('update');
  if (!row) throw new Error(`There is no request ${requestId}.`);
  return row;
}

/** Whatever state it is in: what was said last decides. */
export async function updateRequestState(
  tx: Transaction,
  change: { requestId: string; state: RequestState; at: Date; assigneeId?: string },
): Promise<void> {
  const { requestId, state, at, assigneeId } = change;
  await tx
    .update(requests)
    .set({ state, movedAt: at, ...(assigneeId ? { assigneeId } : {}) })
    .where(eq(requests.id, requestId));
}

/** Whoever has left a course, or does not teach in it any more, answers nothing there. */
const isStaff = (user: SQLWrapper, course: SQLWrapper): SQL => sql`exists (select 1 from users person
  left join enrolments place on place.user_id = person.id and place.course_id = ${course} and place.ended_at is null
  where person.id = ${user} and (person.is_admin or place.role in ('ta', 'instructor')))`;

function selectRows(db: Queryable) {
  const assignee = alias(users, 'assignee');
  return db
    .select({
      request: requests,
      studentId: submissions.userId,
      student: users.name,
      assignmentId: submissions.assignmentId,
      number: submissions.number,
      assignee: assignee.name,
      rubricItem: rubricItems.title,
    })
    .from(requests)
    .innerJoin(submissions, eq(submissions.id, requests.submissionId))
    .innerJoin(users, eq(users.id, submissions.userId))
    .innerJoin(assignments, eq(assignments.id, submissions.assignmentId))
    .leftJoin(assignee, and(eq(assignee.id, requests.assigneeId), isStaff(assignee.id, assignments.courseId)))
    .leftJoin(rubricItems, eq(rubricItems.id, requests.rubricItemId));
}

export async function selectOptionalRequest(db: Queryable, requestId: string): Promise<RequestRow | null> {
  const [row] = await selectRows(db).where(eq(requests.id, requestId));
  return row ?? null;
}

/** Oldest first. */
export async function selectRequestsOfSubmission(
  db: Queryable,
  submissionId: string,
): Promise<readonly RequestRow[]> {
  return selectRows(db).where(eq(requests.submissionId, submissionId)).orderBy(asc(requests.askedAt));
}

/** How many requests there are about a submission, and how much was said in all of them. */
export async function selectRequestLoad(
  db: Queryable,
  submissionId: string,
): Promise<{ readonly requests: number; readonly messages: number }> {
  const [row] = await db
    .select({
      requests: sql<number>`count(distinct ${requests.id})::int`,
      messages: sql<number>`count(${requestMessages.id})::int`,
    })
    .from(requests)
    .leftJoin(requestMessages, eq(requestMessages.requestId, requests.id))
    .where(eq(requests.submissionId, submissionId));
  return { requests: row?.requests ?? 0, messages: row?.messages ?? 0 };
}

/** How many questions of one student wait in a course. */
export async function countOpenRequests(
  db: Queryable,
  { courseId, userId }: { courseId: string; userId: string },
): Promise<number> {
  const [row] = await db
    .select({ n: sql<number>`count(*)::int` })
    .from(requests)
    .innerJoin(submissions, eq(submissions.id, requests.submissionId))
    .innerJoin(assignments, eq(assignments.id, submissions.assignmentId))
    .where(
      and(eq(submissions.userId, userId), eq(assignments.courseId, courseId), eq(requests.state, 'open')),
    );
  return row?.n ?? 0;
}

/** What nobody can open is no question that waits: it returns with an exercise that is put back. */
const isAbout = (courseId: string) =>
  and(eq(assignments.courseId, courseId), isNull(assignments.withdrawnAt));

/** Of those in one state: what waits longest first, or what moved last where nothing waits. */
export async function selectRequestsOfCourse(
  db: Queryable,
  search: { courseId: string; state: RequestState; limit: number },
): Promise<readonly RequestRow[]> {
  const { courseId, state, limit } = search;
  return selectRows(db)
    .where(and(isAbout(courseId), eq(requests.state, state)))
    .orderBy(state === 'open' ? asc(requests.movedAt) : desc(requests.movedAt))
    .limit(limit);
}

export async function selectRequestCounts(
  db: Queryable,
  courseId: string,
): Promise<ReadonlyMap<RequestState, number>> {
  const rows = await db
    .select({ state: requests.state, n: sql<number>`count(*)::int` })
    .from(requests)
    .innerJoin(submissions, eq(submissions.id, requests.submissionId))
    .innerJoin(assignments, eq(assignments.id, submissions.assignmentId))
    .where(isAbout(courseId))
    .groupBy(requests.state);
  return new Map(rows.map(({ state, n }) => [state, n]));
}

/** In the order in which they were said. */
export async function selectRequestMessages(
  db: Queryable,
  requestIds: readonly string[],
): Promise<readonly RequestMessageRow[]> {
  if (requestIds.length === 0) return [];
  return db
    .select({
      requestId: requestMessages.requestId,
      authorId: requestMessages.authorId,
      author: users.name,
      body: requestMessages.body,
      sentAt: requestMessages.sentAt,
    })
    .from(requestMessages)
    .innerJoin(users, eq(users.id, requestMessages.authorId))
    .where(inArray(requestMessages.requestId, [...requestIds]))
    .orderBy(asc(requestMessages.sentAt));
}

interface Asked {
  readonly submissionId: string;
  readonly userId: string;
  readonly assignmentId: string;
  readonly courseId: string;
  /** What is asked about, where it is one of them. */
  readonly caseId: string | null;
  readonly rubricItemId: string | null;
}

/**
 * Whoever set the points that hold, of the whole or of a case, or else wrote the last comment that the student can read: of
 * those who are staff of the course now.
 */
export async function selectOptionalGraderOf(db: Queryable, of: Asked): Promise<string | null> {
  const teaches = (user: SQLWrapper) => isStaff(user, sql`${of.courseId}::uuid`);
  const [override] = await db
    .select({ graderId: overrides.setBy })
    .from(overrides)
    .where(
      and(
        eq(overrides.userId, of.userId),
        eq(overrides.assignmentId, of.assignmentId),
        isNull(overrides.revokedAt),
        teaches(overrides.setBy),
      ),
    )
    .orderBy(desc(overrides.createdAt))
    .limit(1);
  if (override) return override.graderId;
  const [ofCase] = await db
    .select({ graderId: caseOverrides.setBy })
    .from(caseOverrides)
    .where(
      and(
        eq(caseOverrides.submissionId, of.submissionId),
        isNull(caseOverrides.revokedAt),
        teaches(caseOverrides.setBy),
      ),
    )
    // The case that is asked about before any other.
    .orderBy(
      ...(of.caseId === null ? [] : [desc(eq(caseOverrides.caseId, of.caseId))]),
      desc(caseOverrides.createdAt),
    )
    .limit(1);
  if (ofCase) return ofCase.graderId;
  const [item] = await db
    .select({ graderId: rubricMarks.givenBy })
    .from(rubricMarks)
    .where(
      and(
        eq(rubricMarks.submissionId, of.submissionId),
        eq(rubricMarks.released, true),
        teaches(rubricMarks.givenBy),
      ),
    )
    // As with cases.
    .orderBy(
      ...(of.rubricItemId === null ? [] : [desc(eq(rubricMarks.itemId, of.rubricItemId))]),
      desc(rubricMarks.givenAt),
    )
    .limit(1);
  if (item) return item.graderId;
  const [comment] = await db
    .select({ graderId: comments.authorId })
    .from(comments)
    .where(
      and(
        eq(comments.submissionId, of.submissionId),
        eq(comments.shownToStudent, true),
        teaches(comments.authorId),
      ),
    )
    .orderBy(desc(comments.createdAt))
    .limit(1);
  if (comment) return comment.graderId;
  const [done] = await db
    .select({ graderId: reviewsDone.doneBy })
    .from(reviewsDone)
    .where(and(eq(reviewsDone.submissionId, of.submissionId), teaches(reviewsDone.doneBy)))
    .limit(1);
  return done?.graderId ?? null;
}

/** False: that request has one already. */
export async function insertCaseProposal(
  tx: Transaction,
  proposal: Omit<typeof caseProposals.$inferInsert, 'id'>,
): Promise<boolean> {
  const rows = await tx
    .insert(caseProposals)
    .values(proposal)
    .onConflictDoNothing()
    .returning({ id: caseProposals.id });
  return rows.length === 1;
}

/** Of these requests, those whose input was proposed as a case. */
export async function selectProposedRequests(
  db: Queryable,
  requestIds: readonly string[],
): Promise<ReadonlySet<string>> {
  if (requestIds.length === 0) return new Set();
  const rows = await db
    .select({ requestId: caseProposals.requestId })
    .from(caseProposals)
    .where(inArray(caseProposals.requestId, [...requestIds]));
  return new Set(rows.map(({ requestId }) => requestId));
}

export type CaseProposal = typeof caseProposals.$inferSelect;

/** Proposed for any of these exercises, of requests in any of these courses, oldest first. */
export async function selectCaseProposals(
  db: Queryable,
  {
    exerciseIds,
    courseIds,
  }: { readonly exerciseIds: readonly string[]; readonly courseIds: readonly string[] },
): Promise<CaseProposal[]> {
  return db
    .select(getTableColumns(caseProposals))
    .from(caseProposals)
    .innerJoin(requests, eq(requests.id, caseProposals.requestId))
    .innerJoin(submissions, eq(submissions.id, requests.submissionId))
    .innerJoin(assignments, eq(assignments.id, submissions.assignmentId))
    .where(
      and(inArray(caseProposals.exerciseId, [...exerciseIds]), inArray(assignments.courseId, [...courseIds])),
    )
    .orderBy(caseProposals.proposedAt);
}
