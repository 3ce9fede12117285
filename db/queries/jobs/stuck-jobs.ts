/** What the grader gave up on, until somebody has it tried again, and the batches that it has in hand. */
import { and, desc, eq, exists, inArray, isNotNull, isNull, or } from 'drizzle-orm';
import type { Queryable } from '../../database.ts';
import { type BatchKind, type BatchState, batches } from '../../schema/batches.ts';
import { assignments } from '../../schema/courses.ts';
import { users } from '../../schema/people.ts';
import { type Purpose, standings, submissions, verifications } from '../../schema/work.ts';

export interface StuckSubmission {
  readonly verificationId: string;
  readonly submissionId: string;
  readonly purpose: Purpose;
  readonly userId: string;
  readonly assignmentId: string;
  readonly student: string;
  readonly exercise: string;
  readonly fault: string | null;
  readonly since: Date | null;
}

/** Newest first. Of a submission that was judged since, nothing is stuck. */
export async function selectStuckSubmissions(
  db: Queryable,
  { courseId, limit }: { courseId: string; limit: number },
): Promise<readonly StuckSubmission[]> {
  const isLatest = db
    .select({ id: standings.submissionId })
    .from(standings)
    .where(eq(standings.latestId, verifications.id));
  const batchGoesOn = db
    .select({ id: batches.id })
    .from(batches)
    .where(and(eq(batches.id, verifications.batchId), inArray(batches.state, ['running', 'ready'])));
  return db
    .select({
      verificationId: verifications.id,
      submissionId: submissions.id,
      purpose: verifications.purpose,
      userId: submissions.userId,
      assignmentId: submissions.assignmentId,
      student: users.name,
      exercise: assignments.title,
      fault: verifications.fault,
      since: verifications.finishedAt,
    })
    .from(verifications)
    .innerJoin(submissions, eq(submissions.id, verifications.submissionId))
    .innerJoin(assignments, eq(assignments.id, submissions.assignmentId))
    .innerJoin(users, eq(users.id, submissions.userId))
    .where(
      and(
        eq(verifications.state, 'could-not-grade'),
        eq(assignments.courseId, courseId),
        or(exists(isLatest), exists(batchGoesOn)),
      ),
    )
    .orderBy(desc(verifications.finishedAt))
    .limit(limit);
}

export interface StuckBatch {
  readonly batchId: string;
  readonly kind: BatchKind;
  readonly exercise: string;
  readonly fault: string | null;
  readonly since: Date | null;
}

export async function selectStuckBatches(db: Queryable, courseId: string): Promise<readonly StuckBatch[]> {
  return db
    .select({
      batchId: batches.id,
      kind: batches.kind,
      exercise: assignments.title,
      fault: batches.fault,
      since: batches.givenUpAt,
    })
    .from(batches)
    .innerJoin(assignments, eq(assignments.id, batches.assignmentId))
    .where(and(eq(batches.courseId, courseId), isNotNull(batches.givenUpAt)))
    .orderBy(desc(batches.givenUpAt));
}

export interface RunningBatch {
  readonly batchId: string;
  readonly kind: BatchKind;
  readonly state: BatchState;
  readonly exercise: string;
  readonly askedBy: string;
  readonly askedAt: Date;
  readonly done: number;
  readonly total: number | null;
  readonly givenUp: number;
}

/** Newest first. */
export async function selectRunningBatches(
  db: Queryable,
  courseId: string,
): Promise<readonly RunningBatch[]> {
  return db
    .select({
      batchId: batches.id,
      kind: batches.kind,
      state: batches.state,
      exercise: assignments.title,
      askedBy: users.name,
      askedAt: batches.askedAt,
      done: batches.done,
      total: batches.total,
      givenUp: batches.givenUp,
    })
    .from(batches)
    .innerJoin(assignments, eq(assignments.id, batches.assignmentId))
    .innerJoin(users, eq(users.id, batches.askedBy))
    .where(
      and(
        eq(batches.courseId, courseId),
        inArray(batches.state, ['running', 'applying', 'undoing']),
        isNull(batches.givenUpAt),
      ),
    )
    .orderBy(desc(batches.askedAt));
}
