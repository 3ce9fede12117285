/** One submission from its pick-up to the verified grade. */
import type { Transaction } from '#db/database.ts';
import { notify, SUBMISSION_CHANNEL } from '#db/notify.ts';
import { insertAuditEvent } from '#db/queries/audit.ts';
import { holdTerms, lockEnrolment } from '#db/queries/courses/courses.ts';
import { selectExerciseVersion } from '#db/queries/exercises/exercises.ts';
import { updateBatchPieceDone } from '#db/queries/jobs/batches.ts';
import { insertReport } from '#db/queries/work/reports.ts';
import { updateStandingReported } from '#db/queries/work/standings.ts';
import {
  isReal,
  selectOptionalVerificationTask,
  updateVerificationFault,
  updateVerificationFinished,
  updateVerificationStarted,
  type VerificationTask,
} from '#db/queries/work/verifications.ts';
import type { Report } from '#grader/protocol.ts';
import { settleGrade } from '../../grading/settle-grade.ts';
import { keepBehaviour } from '../../insight/keep-behaviour.ts';
import type { Handler, Work } from '../../jobs/handler.ts';
import type { Services } from '../../platform/services.ts';
import type { Job } from '../../queue/kinds.ts';
import { storedReport } from '../../submissions/reports/stored-report.ts';
import { askForWitness } from './witness.ts';

/** Judges one submission. A fault of the grader hands the job back to be tried again; the student loses nothing. */
export const verify: Handler<Job<'verify'>> = {
  async run(services, job, work) {
    const { db, queue } = services;
    const { verificationId } = job;
    const task = await selectOptionalVerificationTask(db, verificationId);
    const started =
      task !== null && (await updateVerificationStarted(db, { verificationId, at: services.now() }));
    if (!task || !started) {
      // An earlier try had written its result and was killed before the job was done, or its batch was cancelled.
      await db.transaction((tx) => queue.complete(tx, job));
      return;
    }
    await notify(db, SUBMISSION_CHANNEL, task.submission.id);
    const report = await gradeTask(services, task, work);
    await db.transaction((tx) => writeVerdict(services, tx, { job, task, report }));
  },

  async keepFault({ db }, { verificationId }, fault) {
    await updateVerificationFault(db, { verificationId, fault });
    const task = await selectOptionalVerificationTask(db, verificationId);
    if (task) await notify(db, SUBMISSION_CHANNEL, task.submission.id);
  },

  /** The submission is marked for staff. It costs the student nothing. */
  async giveUp(services, tx, { verificationId }) {
    const at = services.now();
    const task = await selectOptionalVerificationTask(tx, verificationId);
    const ending = { verificationId, state: 'could-not-grade', at } as const;
    if (!task || !(await updateVerificationFinished(tx, ending))) return;
    const { verification, submission, assignment } = task;
    await endPiece(tx, { verification, outcome: 'given-up', at });
    await insertAuditEvent(tx, {
      actorId: null,
      courseId: assignment.courseId,
      action: 'submission.could-not-grade',
      subjectId: submission.id,
      details: { verificationId, purpose: verification.purpose, fault: verification.fault },
    });
    await notify(tx, SUBMISSION_CHANNEL, submission.id);
  },
};

async function gradeTask(
  { db }: Services,
  { submission, verification }: VerificationTask,
  { host, signal }: Work,
): Promise<Report> {
  const version = await selectExerciseVersion(db, verification.versionId);
  const { slug, hash, files } = version;
  const { source: solution } = submission;
  const run = { solution, seed: verification.seed, signal, visibility: 'all' } as const;
  const report = await host.run({ slug, hash, files }, run);
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
  { job, task, report }: { job: Job<'verify'>; task: VerificationTask; report: Report },
): Promise<void> {
  const { verification } = task;
  const at = services.now();
  const ending = { verificationId: verification.id, state: 'verified', at } as const;
  // The slower of two workers on one job finds it ended and changes nothing.
  if (await updateVerificationFinished(tx, ending)) {
    const stored = storedReport(report);
    await insertReport(tx, { ...stored, report: { ...stored.report, verificationId: verification.id } });
    if (isReal(verification)) await takeForReal(tx, { task, report, at });
    await keepBehaviour(services, tx, { task, report });
    await endPiece(tx, { verification, outcome: 'judged', at });
    if (verification.purpose === 'dry-run')
      await askForWitness(services, tx, { task, points: report.points });
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
  // Whoever changes dates or rules settles everybody whose verdict is written; this one is before that, or after it.
  await holdTerms(tx, assignment.id);
  // The student before the standing, as everybody else who settles has them.
  await lockEnrolment(tx, { courseId: assignment.courseId, userId });
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

async function endPiece(
  tx: Transaction,
  piece: { verification: VerificationTask['verification']; outcome: 'judged' | 'given-up'; at: Date },
): Promise<void> {
  const { batchId } = piece.verification;
  if (batchId !== null) await updateBatchPieceDone(tx, { ...piece, batchId });
}
