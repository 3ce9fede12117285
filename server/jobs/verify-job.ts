/** One job from its pick-up to the verified grade. */
import type { Transaction } from '#db/database.ts';
import { notify, SUBMISSION_CHANNEL } from '#db/notify.ts';
import { insertAuditEvent } from '#db/queries/audit.ts';
import { selectExerciseVersion } from '#db/queries/exercises.ts';
import { updateStandingReported } from '#db/queries/standings.ts';
import {
  insertReport,
  isReal,
  selectOptionalVerificationTask,
  updateVerificationFault,
  updateVerificationFinished,
  updateVerificationStarted,
  type VerificationTask,
} from '#db/queries/verifications.ts';
import { type Report, reportSchema } from '#grader/protocol.ts';
import { settleGrade } from '../grading/settle-grade.ts';
import { logger } from '../platform/logger.ts';
import type { Services } from '../platform/services.ts';
import type { GradingHost } from './grading-host.ts';
import type { VerificationJob } from './queue.ts';

/** A third of the silence after which a worker counts as dead. */
const TOUCH_MS = 10_000;

export interface VerifyOptions {
  readonly host: GradingHost;
  readonly signal: AbortSignal;
}

/** Verifies one submission. A fault of the grader hands the job back to be tried again; the student loses nothing. */
export async function verifyJob(
  services: Services,
  job: VerificationJob,
  options: VerifyOptions,
): Promise<void> {
  const { db, queue } = services;
  const task = await selectOptionalVerificationTask(db, job.verificationId);
  const started =
    task !== null &&
    (await updateVerificationStarted(db, { verificationId: job.verificationId, at: services.now() }));
  if (!task || !started) {
    // An earlier try had written its result and was killed before the job was done.
    await db.transaction((tx) => queue.complete(tx, job));
    return;
  }
  await notify(db, SUBMISSION_CHANNEL, task.submission.id);
  const touching = setInterval(() => {
    queue.touch(job).catch((error: unknown) => logger.warn({ error }, 'A job could not be kept alive.'));
  }, TOUCH_MS);
  try {
    const report = await gradeTask(services, task, options);
    await db.transaction((tx) => writeVerdict(services, tx, { job, task, report }));
  } catch (error) {
    // A stopped worker leaves its job in hand: whoever comes next finds it abandoned and takes it up.
    if (options.signal.aborted) return;
    await handBack(services, { job, task, error });
  } finally {
    clearInterval(touching);
  }
}

async function gradeTask(
  { db }: Services,
  { submission, verification }: VerificationTask,
  { host, signal }: VerifyOptions,
): Promise<Report> {
  const version = await selectExerciseVersion(db, verification.versionId);
  const { slug, hash, files } = version;
  const { source: solution } = submission;
  const run = { solution, seed: verification.seed, signal, visibility: 'all' } as const;
  const report = reportSchema.parse(await host.run({ slug, hash, files }, run));
  const meant =
    report.standing === 'verified' &&
    report.exerciseHash === version.hash &&
    report.codeHash === submission.codeHash &&
    report.seed === verification.seed;
  if (!meant)
    throw new Error('The grader reported on another exercise version, source or seed than it was given.');
  return report;
}

async function writeVerdict(
  services: Services,
  tx: Transaction,
  { job, task, report }: { job: VerificationJob; task: VerificationTask; report: Report },
): Promise<void> {
  const { verification } = task;
  const at = services.now();
  const ending = { verificationId: verification.id, state: 'verified', at } as const;
  // The slower of two workers on one job finds it ended and changes nothing.
  if (await updateVerificationFinished(tx, ending)) {
    await insertReport(tx, {
      verificationId: verification.id,
      body: report,
      points: report.points,
      pointsMax: report.pointsMax,
      casesPassed: report.cases.filter((outcome) => outcome.status === 'passed').length,
      casesTotal: report.cases.length,
      backend: report.device.backend,
      runner: report.runner,
    });
    if (isReal(verification)) await takeForReal(tx, { task, report, at });
  }
  await services.queue.complete(tx, job);
}

/** The verdict becomes what holds for the submission; a dry run or a census leaves its report and nothing else. */
async function takeForReal(
  tx: Transaction,
  { task, report, at }: { task: VerificationTask; report: Report; at: Date },
): Promise<void> {
  const { verification, submission, assignment } = task;
  const { id: verificationId, purpose, queuedAt, seed } = verification;
  const { id: submissionId, userId } = submission;
  await updateStandingReported(tx, { submissionId, verificationId, queuedAt });
  await settleGrade(tx, { userId, assignment, actorId: null, cause: purpose, at });
  await insertAuditEvent(tx, {
    actorId: null,
    courseId: assignment.courseId,
    action: 'submission.verified',
    subjectId: submissionId,
    details: { verificationId, points: report.points, seed },
  });
  await notify(tx, SUBMISSION_CHANNEL, submissionId);
}

async function handBack(
  { db, queue }: Services,
  { job, task, error }: { job: VerificationJob; task: VerificationTask; error: unknown },
): Promise<void> {
  const fault = error instanceof Error ? error.message : String(error);
  logger.error(
    { error, verificationId: job.verificationId },
    'The grader failed; the submission is tried again.',
  );
  await updateVerificationFault(db, { verificationId: job.verificationId, fault });
  await queue.fail(job, fault);
  await notify(db, SUBMISSION_CHANNEL, task.submission.id);
}

/** After every retry: the submission is marked for staff. It costs the student nothing. */
export async function giveUpJob(services: Services, job: VerificationJob): Promise<void> {
  const task = await selectOptionalVerificationTask(services.db, job.verificationId);
  await services.db.transaction(async (tx) => {
    const ending = {
      verificationId: job.verificationId,
      state: 'could-not-grade',
      at: services.now(),
    } as const;
    if (task && (await updateVerificationFinished(tx, ending))) {
      await insertAuditEvent(tx, {
        actorId: null,
        courseId: task.assignment.courseId,
        action: 'submission.could-not-grade',
        subjectId: task.submission.id,
        details: { verificationId: job.verificationId, fault: task.verification.fault },
      });
      await notify(tx, SUBMISSION_CHANNEL, task.submission.id);
    }
    await services.queue.completeDead(tx, job);
  });
}
