import { and, count, desc, eq, getTableColumns, gt, inArray, lt, max, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { Queryable } from '../../database.ts';
import { reports, standings, submissions, verifications } from '../../schema/work.ts';
import { casePointsOf } from '../grading/case-points.ts';
import { rubricPointsOf } from '../grading/rubric.ts';
import type { Standing } from './standings.ts';

export type Submission = typeof submissions.$inferSelect;
export type Verification = typeof verifications.$inferSelect;
export type ReportSummary = Omit<typeof reports.$inferSelect, 'body'>;

/** A submission with its standing: the latest verification, the report on show, whether it counts and how late it is. */
export interface SubmissionRow {
  readonly submission: Omit<Submission, 'source'>;
  readonly standing: Pick<Standing, 'counts' | 'lateSteps'>;
  readonly verification: Verification;
  readonly report: ReportSummary | null;
  /** What points of cases by hand change of `report`. */
  readonly casePoints: number;
  /** Of released rubric items. */
  readonly rubricPoints: number;
}

const standingColumns = { counts: standings.counts, lateSteps: standings.lateSteps };
const { source: _source, ...submissionColumns } = getTableColumns(submissions);
const { body: _body, ...reportColumns } = getTableColumns(reports);

/** One person's submissions of some assignments, newest first. */
export async function selectSubmissionRows(
  db: Queryable,
  search: { userId: string; assignmentIds: readonly string[] },
): Promise<readonly SubmissionRow[]> {
  if (search.assignmentIds.length === 0) return [];
  const rows = await db
    .select({
      submission: submissionColumns,
      standing: standingColumns,
      verification: getTableColumns(verifications),
      report: reportColumns,
      casePoints: casePointsOf(submissions.id, standings.reportedId),
      rubricPoints: rubricPointsOf(submissions.id),
    })
    .from(submissions)
    .innerJoin(standings, eq(standings.submissionId, submissions.id))
    .innerJoin(verifications, eq(verifications.id, standings.latestId))
    .leftJoin(reports, eq(reports.verificationId, standings.reportedId))
    .where(
      and(
        eq(submissions.userId, search.userId),
        inArray(submissions.assignmentId, [...search.assignmentIds]),
      ),
    )
    .orderBy(desc(submissions.submittedAt), desc(submissions.number));
  return rows;
}

export async function selectOptionalSubmissionRow(
  db: Queryable,
  submissionId: string,
): Promise<(SubmissionRow & { source: string }) | null> {
  const [row] = await db
    .select({
      submission: submissionColumns,
      standing: standingColumns,
      source: submissions.source,
      verification: getTableColumns(verifications),
      report: reportColumns,
      casePoints: casePointsOf(submissions.id, standings.reportedId),
      rubricPoints: rubricPointsOf(submissions.id),
    })
    .from(submissions)
    .innerJoin(standings, eq(standings.submissionId, submissions.id))
    .innerJoin(verifications, eq(verifications.id, standings.latestId))
    .leftJoin(reports, eq(reports.verificationId, standings.reportedId))
    .where(eq(submissions.id, submissionId));
  return row ?? null;
}

/** All that a page which follows a submission may have to show anew, as one small row; equal while nothing has moved. */
export async function selectSubmissionPulse(db: Queryable, submissionId: string): Promise<string | null> {
  const ahead = alias(verifications, 'ahead');
  const place = db
    .select({ n: count() })
    .from(ahead)
    .where(
      and(
        inArray(ahead.state, ['queued', 'verifying']),
        eq(ahead.purpose, 'submission'),
        lt(ahead.queuedAt, verifications.queuedAt),
      ),
    );
  const moves = sql<string>`json_build_array(${verifications.state}, ${standings.latestId}, ${standings.reportedId},
    ${standings.counts}, ${standings.lateSteps}, case when ${verifications.state} = 'queued' then (${place}) end)::text`;
  const [row] = await db
    .select({ moves })
    .from(standings)
    .innerJoin(verifications, eq(verifications.id, standings.latestId))
    .where(eq(standings.submissionId, submissionId));
  return row?.moves ?? null;
}

export async function selectNextSubmissionNumber(
  db: Queryable,
  key: { userId: string; assignmentId: string },
): Promise<number> {
  const [row] = await db
    .select({ last: max(submissions.number) })
    .from(submissions)
    .where(and(eq(submissions.userId, key.userId), eq(submissions.assignmentId, key.assignmentId)));
  return (row?.last ?? 0) + 1;
}

/** One person's submissions of an assignment, newest first. */
export async function selectSubmissionNumbers(
  db: Queryable,
  { userId, assignmentId }: { userId: string; assignmentId: string },
): Promise<readonly { readonly id: string; readonly number: number }[]> {
  return db
    .select({ id: submissions.id, number: submissions.number })
    .from(submissions)
    .where(and(eq(submissions.userId, userId), eq(submissions.assignmentId, assignmentId)))
    .orderBy(desc(submissions.number));
}

/** How many submissions a student made since then, and how many are not graded yet. */
export async function selectSubmissionLoad(
  db: Queryable,
  key: { userId: string; since: Date },
): Promise<{ recent: number; waiting: number }> {
  const [recent] = await db
    .select({ n: count() })
    .from(submissions)
    .where(and(eq(submissions.userId, key.userId), gt(submissions.submittedAt, key.since)));
  const [waiting] = await db
    .select({ n: count() })
    .from(submissions)
    .innerJoin(verifications, eq(verifications.submissionId, submissions.id))
    .where(
      and(
        eq(submissions.userId, key.userId),
        inArray(verifications.state, ['queued', 'verifying']),
        eq(verifications.purpose, 'submission'),
      ),
    );
  return { recent: recent?.n ?? 0, waiting: waiting?.n ?? 0 };
}

/** Of one assignment, or of all courses. */
export async function countSubmissionsSince(
  db: Queryable,
  key: { userId: string; assignmentId?: string; since: Date },
): Promise<number> {
  const [row] = await db
    .select({ n: count() })
    .from(submissions)
    .where(
      and(
        eq(submissions.userId, key.userId),
        key.assignmentId === undefined ? undefined : eq(submissions.assignmentId, key.assignmentId),
        gt(submissions.submittedAt, key.since),
      ),
    );
  return row?.n ?? 0;
}

/** Whose submission has this id, and of which code; null when nobody's. */
export async function selectOptionalSubmissionIdentity(
  db: Queryable,
  submissionId: string,
): Promise<Pick<Submission, 'userId' | 'assignmentId' | 'codeHash'> | null> {
  const { userId, assignmentId, codeHash } = submissions;
  const [row] = await db
    .select({ userId, assignmentId, codeHash })
    .from(submissions)
    .where(eq(submissions.id, submissionId));
  return row ?? null;
}

/** @throws when the id is taken */
export async function insertSubmission(db: Queryable, submission: Submission): Promise<void> {
  await db.insert(submissions).values(submission);
}

/** Which version judged what is on show of each, by submission; before anything is, the one it was written against. */
export async function selectShownVersions(
  db: Queryable,
  submissionIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (submissionIds.length === 0) return new Map();
  const rows = await db
    .select({
      id: submissions.id,
      versionId: sql<string>`coalesce(${verifications.versionId}, ${submissions.versionId})`,
    })
    .from(submissions)
    .innerJoin(standings, eq(standings.submissionId, submissions.id))
    .leftJoin(verifications, eq(verifications.id, standings.reportedId))
    .where(inArray(submissions.id, [...submissionIds]));
  return new Map(rows.map(({ id, versionId }) => [id, versionId]));
}
