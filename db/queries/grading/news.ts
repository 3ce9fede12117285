/** What staff did to a student's work since a moment. */
import { and, desc, eq, isNull, ne, or, type SQL, sql } from 'drizzle-orm';
import type { PgColumn } from 'drizzle-orm/pg-core';
import type { Queryable } from '../../database.ts';
import { auditEvents } from '../../schema/audit.ts';
import { batches, regradeEffects } from '../../schema/batches.ts';
import { caseOverrides } from '../../schema/case-points.ts';
import { assignments } from '../../schema/courses.ts';
import { overrides } from '../../schema/grades.ts';
import { requestMessages, requests } from '../../schema/requests.ts';
import { newsRead } from '../../schema/review.ts';
import { rubricItems, rubricMarks } from '../../schema/rubric.ts';
import { standings, submissions, verifications } from '../../schema/work.ts';

export interface NewsKey {
  readonly userId: string;
  readonly courseId: string;
}
type Search = NewsKey & { readonly since: Date };

/** Later by the millisecond, as readers have instants: the database's have more digits, and are no news for that. */
function isAfter(column: PgColumn, since: Date): SQL {
  return sql`date_trunc('milliseconds', ${column}) > ${sql.param(since, column)}`;
}

/** Until when it was read; null: never. */
export async function selectOptionalNewsRead(
  db: Queryable,
  { userId, courseId }: NewsKey,
): Promise<Date | null> {
  const [row] = await db
    .select({ readAt: newsRead.readAt })
    .from(newsRead)
    .where(and(eq(newsRead.userId, userId), eq(newsRead.courseId, courseId)));
  return row?.readAt ?? null;
}

/** It never goes back: a page that was left open listed less. */
export async function upsertNewsRead(db: Queryable, row: NewsKey & { readonly readAt: Date }): Promise<void> {
  await db
    .insert(newsRead)
    .values(row)
    .onConflictDoUpdate({
      target: [newsRead.userId, newsRead.courseId],
      set: { readAt: sql`greatest(${newsRead.readAt}, excluded.read_at)` },
    });
}

/** Submissions on which comments were released: a draft may be older than what its student has read. */
export async function selectCommentNews(db: Queryable, { userId, courseId, since }: Search) {
  return db
    .select({
      assignmentId: submissions.assignmentId,
      submissionId: submissions.id,
      count: sql<number>`sum(jsonb_array_length(${auditEvents.details} -> 'commentIds'))::int`,
      at: sql<Date>`max(${auditEvents.at})`.mapWith(auditEvents.at),
    })
    .from(auditEvents)
    .innerJoin(submissions, eq(submissions.id, auditEvents.subjectId))
    .where(
      and(
        eq(auditEvents.courseId, courseId),
        eq(auditEvents.action, 'comments.released'),
        eq(submissions.userId, userId),
        isAfter(auditEvents.at, since),
      ),
    )
    .groupBy(submissions.assignmentId, submissions.id);
}

/** Points that hold, of each exercise the latest: what they replaced holds no more. */
export async function selectOverrideNews(db: Queryable, { userId, courseId, since }: Search) {
  return db
    .selectDistinctOn([overrides.assignmentId], {
      assignmentId: overrides.assignmentId,
      points: overrides.points,
      reason: overrides.reason,
      at: overrides.createdAt,
    })
    .from(overrides)
    .innerJoin(assignments, eq(assignments.id, overrides.assignmentId))
    .where(
      and(
        eq(overrides.userId, userId),
        eq(assignments.courseId, courseId),
        isNull(overrides.revokedAt),
        isAfter(overrides.createdAt, since),
      ),
    )
    .orderBy(overrides.assignmentId, desc(overrides.createdAt));
}

/** Points of single cases that hold, of each case the latest, and by which version its submission was judged last. */
export async function selectCasePointsNews(db: Queryable, { userId, courseId, since }: Search) {
  return db
    .selectDistinctOn([caseOverrides.submissionId, caseOverrides.caseId], {
      assignmentId: submissions.assignmentId,
      submissionId: submissions.id,
      caseId: caseOverrides.caseId,
      versionId: verifications.versionId,
      points: caseOverrides.points,
      reason: caseOverrides.reason,
      at: caseOverrides.createdAt,
    })
    .from(caseOverrides)
    .innerJoin(submissions, eq(submissions.id, caseOverrides.submissionId))
    .innerJoin(standings, eq(standings.submissionId, submissions.id))
    .innerJoin(verifications, eq(verifications.id, standings.reportedId))
    .innerJoin(assignments, eq(assignments.id, submissions.assignmentId))
    .where(
      and(
        eq(submissions.userId, userId),
        eq(assignments.courseId, courseId),
        isNull(caseOverrides.revokedAt),
        isAfter(caseOverrides.createdAt, since),
      ),
    )
    .orderBy(caseOverrides.submissionId, caseOverrides.caseId, desc(caseOverrides.createdAt));
}

/** Submissions on which items of the rubric were shown, are still given and are in use. */
export async function selectRubricNews(db: Queryable, { userId, courseId, since }: Search) {
  return db
    .select({
      assignmentId: submissions.assignmentId,
      submissionId: submissions.id,
      count: sql<number>`count(distinct ${rubricMarks.id})::int`,
      at: sql<Date>`max(${auditEvents.at})`.mapWith(auditEvents.at),
    })
    .from(auditEvents)
    .innerJoin(submissions, sql`${submissions.id}::text = ${auditEvents.details} ->> 'submissionId'`)
    .innerJoin(
      rubricMarks,
      and(
        eq(rubricMarks.submissionId, submissions.id),
        rubricMarks.released,
        sql`${auditEvents.details} -> 'itemIds' @> to_jsonb(${rubricMarks.itemId}::text)`,
      ),
    )
    .innerJoin(rubricItems, and(eq(rubricItems.id, rubricMarks.itemId), isNull(rubricItems.retiredAt)))
    .where(
      and(
        eq(auditEvents.courseId, courseId),
        eq(auditEvents.action, 'rubric.released'),
        eq(auditEvents.subjectId, userId),
        isAfter(auditEvents.at, since),
      ),
    )
    .groupBy(submissions.assignmentId, submissions.id);
}

/** Grades that a regrade changed, and hints that came with it, with the reason that its students were given. */
export async function selectRegradeNews(db: Queryable, { userId, courseId, since }: Search) {
  return db
    .select({
      assignmentId: batches.assignmentId,
      from: regradeEffects.pointsBefore,
      to: regradeEffects.pointsAfter,
      decision: batches.decision,
      hinted: regradeEffects.hinted,
      at: regradeEffects.appliedAt,
    })
    .from(regradeEffects)
    .innerJoin(batches, eq(batches.id, regradeEffects.batchId))
    .where(
      and(
        eq(regradeEffects.userId, userId),
        eq(batches.courseId, courseId),
        isNull(regradeEffects.undoneAt),
        or(
          regradeEffects.hinted,
          sql`${regradeEffects.pointsBefore} is distinct from ${regradeEffects.pointsAfter}`,
        ),
        isAfter(regradeEffects.appliedAt, since),
      ),
    );
}

/** Requests in which somebody else spoke last. */
export async function selectAnswerNews(db: Queryable, { userId, courseId, since }: Search) {
  return db
    .selectDistinctOn([requests.id], {
      assignmentId: submissions.assignmentId,
      submissionId: submissions.id,
      at: requestMessages.sentAt,
    })
    .from(requests)
    .innerJoin(submissions, eq(submissions.id, requests.submissionId))
    .innerJoin(assignments, eq(assignments.id, submissions.assignmentId))
    .innerJoin(requestMessages, eq(requestMessages.requestId, requests.id))
    .where(
      and(
        eq(submissions.userId, userId),
        eq(assignments.courseId, courseId),
        ne(requestMessages.authorId, userId),
        or(eq(requests.state, 'answered'), eq(requests.state, 'closed')),
        isAfter(requestMessages.sentAt, since),
        sql`not exists (select 1 from request_messages own where own.request_id = ${requests.id}
          and own.author_id = ${userId} and own.sent_at > ${requestMessages.sentAt})`,
      ),
    )
    .orderBy(requests.id, desc(requestMessages.sentAt));
}
