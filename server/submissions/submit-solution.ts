import { randomInt } from 'node:crypto';
import type { Transaction } from '#db/database.ts';
import { notify, SUBMISSION_CHANNEL } from '#db/notify.ts';
import { insertAuditEvent } from '#db/queries/audit.ts';
import { lockEnrolment } from '#db/queries/courses/courses.ts';
import { selectVersionOutline } from '#db/queries/exercises/exercises.ts';
import { insertStanding } from '#db/queries/work/standings.ts';
import {
  countSubmissionsSince,
  insertSubmission,
  selectNextSubmissionNumber,
  selectOptionalSubmissionIdentity,
  selectSubmissionLoad,
} from '#db/queries/work/submissions.ts';
import { insertVerification } from '#db/queries/work/verifications.ts';
import { hashText } from '#grader/exercise/files/hash-files.ts';
import type { ActorContext } from '../access/actor.ts';
import { isClosed, lateStepsAt } from '../courses/deadlines.ts';
import {
  type ExercisePlace,
  type FoundAssignment,
  findAssignment,
  type PlaceRefusal,
} from '../courses/find-assignment.ts';
import { takesVersion } from '../courses/version-standing.ts';
import { type ExerciseOutline, outlineOf } from '../exercises/exercise-outline.ts';
import { ok, type Result, refuse } from '../platform/result.ts';
import { laneOfSubmission } from '../queue/kinds.ts';
import { believableDevice, type ClaimedDevice } from './claimed-device.ts';
import { type SourceProblem, sourceProblem } from './source-limits.ts';

const RATE_WINDOW_MS = 60_000;
/** Nobody thinks and submits faster; a script does. */
const SUBMISSIONS_PER_WINDOW_MAX = 10;
const HOUR_MS = 60 * 60_000;
const DAY_MS = 24 * HOUR_MS;
/** Each is kept for good, with evidence of up to two mebibytes. */
const EXERCISE_PER_DAY_MAX = 200;
/** Over all exercises of all courses. */
const STUDENT_PER_DAY_MAX = 500;
const WAITING_MAX = 5;
const SEED_LIMIT = 2 ** 31;

export interface SubmitSolutionInput extends ExercisePlace {
  /** A UUID that the sender made for this submission: sent again, it is the same one. */
  readonly submissionId: string;
  readonly source: string;
  /** The exercise version that the student saw: the assigned one, or the one before where that may still be. */
  readonly versionId: string;
  /** What the browser scored: shown beside the verified score, never counted. */
  readonly claimedPoints: number | null;
  /** What that run was on, as the browser says. */
  readonly claimedDevice?: ClaimedDevice | null;
}

export type SubmitRefusal =
  | PlaceRefusal
  | 'closed'
  | SourceProblem
  | 'source-empty'
  | 'submission-id-taken'
  | 'too-many-submissions'
  | 'too-many-waiting'
  | 'too-many-this-hour'
  | 'too-many-today'
  | 'version-changed';

/**
 * Takes a solution: submission, queue job and audit row are written together or not at all. What arrived before is
 * answered as it was then, also when the exercise has closed or changed meanwhile.
 */
export async function submitSolution(
  context: ActorContext,
  input: SubmitSolutionInput,
): Promise<Result<{ readonly submissionId: string }, SubmitRefusal>> {
  const { source } = input;
  const problem = sourceProblem(source);
  if (problem) return refuse(problem);
  if (source.trim() === '') return refuse('source-empty');
  const found = await findAssignment(context, input, 'submit-solution');
  if (!found.ok) return found;
  const work: Work = {
    context,
    found: found.value,
    input,
    codeHash: await hashText(source),
    at: context.now(),
  };
  return context.db.transaction(async (tx) => {
    await lockEnrolment(tx, { courseId: found.value.course.id, userId: context.actor.userId });
    const earlier = await selectOptionalSubmissionIdentity(tx, input.submissionId);
    const refusal = earlier ? notThis(work, earlier) : await notNow(tx, work);
    if (refusal) return refuse(refusal);
    if (!earlier) await writeSubmission(tx, work);
    return ok({ submissionId: input.submissionId });
  });
}

interface Work {
  readonly context: ActorContext;
  readonly found: FoundAssignment;
  readonly input: SubmitSolutionInput;
  readonly codeHash: string;
  readonly at: Date;
}

/** Why what has the id already is not what was sent. */
function notThis(
  { context, found, codeHash }: Work,
  earlier: { readonly userId: string; readonly assignmentId: string; readonly codeHash: string },
): SubmitRefusal | null {
  const same =
    earlier.userId === context.actor.userId &&
    earlier.assignmentId === found.assignment.id &&
    earlier.codeHash === codeHash;
  return same ? null : 'submission-id-taken';
}

async function notNow(tx: Transaction, work: Work): Promise<SubmitRefusal | null> {
  const { context, found, input, at } = work;
  if (!takesVersion(found.assignment, input.versionId)) return 'version-changed';
  if (isClosed(at, found.deadlines) || found.course.archivedAt !== null) return 'closed';
  const since = new Date(at.getTime() - RATE_WINDOW_MS);
  const load = await selectSubmissionLoad(tx, { userId: context.actor.userId, since });
  if (load.recent >= SUBMISSIONS_PER_WINDOW_MAX) return 'too-many-submissions';
  if (load.waiting >= WAITING_MAX) return 'too-many-waiting';
  return usedUp(tx, work);
}

/** Which of the student's allowances is used up. */
async function usedUp(tx: Transaction, { context, found, at }: Work): Promise<SubmitRefusal | null> {
  const { id: assignmentId, submissionsPerHour } = found.assignment;
  const { userId } = context.actor;
  const since = (ms: number) => new Date(at.getTime() - ms);
  const own = { userId, assignmentId };
  const inHour = () => countSubmissionsSince(tx, { ...own, since: since(HOUR_MS) });
  if (submissionsPerHour !== null && (await inHour()) >= submissionsPerHour) return 'too-many-this-hour';
  const ofExercise = await countSubmissionsSince(tx, { ...own, since: since(DAY_MS) });
  if (ofExercise >= EXERCISE_PER_DAY_MAX) return 'too-many-today';
  const ofAll = await countSubmissionsSince(tx, { userId, since: since(DAY_MS) });
  return ofAll >= STUDENT_PER_DAY_MAX ? 'too-many-today' : null;
}

/** What the browser says it scored, at most what there is to score. */
function believableClaim(
  { claimedPoints }: SubmitSolutionInput,
  { pointsMax }: ExerciseOutline,
): number | null {
  return claimedPoints === null ? null : Math.min(claimedPoints, pointsMax);
}

async function writeSubmission(
  tx: Transaction,
  { context, found, input, codeHash, at }: Work,
): Promise<void> {
  const { submissionId, versionId } = input;
  const own = { userId: context.actor.userId, assignmentId: found.assignment.id };
  const number = await selectNextSubmissionNumber(tx, own);
  const lateSteps = lateStepsAt(at, found.deadlines);
  const outline = outlineOf(await selectVersionOutline(tx, versionId));
  const claimedPoints = believableClaim(input, outline);
  await insertSubmission(tx, {
    id: submissionId,
    ...own,
    versionId,
    number,
    source: input.source,
    codeHash,
    claimedPoints,
    // A device without a run is a claim about nothing.
    claimedDevice: claimedPoints === null ? null : believableDevice(input.claimedDevice ?? null),
    submittedAt: at,
    dueAt: found.deadlines.dueAt,
    late: lateSteps > 0,
  });
  const seed = randomInt(SEED_LIMIT);
  const verificationId = await insertVerification(tx, {
    submissionId,
    versionId,
    purpose: 'submission',
    seed,
    queuedAt: at,
  });
  await insertStanding(tx, { ...own, submissionId, latestId: verificationId, lateSteps });
  const request = { kind: 'verify', verificationId, batchId: null } as const;
  await context.queue.send(tx, [{ request, lane: laneOfSubmission(outline.plan), personId: own.userId }]);
  await insertAuditEvent(tx, {
    actorId: own.userId,
    courseId: found.course.id,
    action: 'submission.received',
    subjectId: submissionId,
    details: { number, codeHash, versionId, verificationId },
  });
  await notify(tx, SUBMISSION_CHANNEL, submissionId);
}
