import { selectAssignment } from '#db/queries/courses/courses.ts';
import { selectVersionOutline } from '#db/queries/exercises/exercises.ts';
import { selectShownRubric } from '#db/queries/grading/rubric.ts';
import { selectIdentity, selectUserName } from '#db/queries/people/people.ts';
import { selectShownCommentCounts } from '#db/queries/work/comments.ts';
import { selectSubmissionNumbers } from '#db/queries/work/submissions.ts';
import { selectVerificationVersions } from '#db/queries/work/verifications.ts';
import type { ActorContext } from '../access/actor.ts';
import { findAlias } from '../anonymous/mask.ts';
import { scrub } from '../anonymous/scrub.ts';
import { type ExerciseOutline, outlineOf } from '../exercises/exercise-outline.ts';
import { ok, type Result } from '../platform/result.ts';
import { readCasePoints } from './case-points/read-case-points.ts';
import { commentViews } from './comment-view.ts';
import { findReport } from './find-report.ts';
import { type FoundSubmission, findSubmission } from './find-submission.ts';
import { hiddenNaming } from './hidden-feedback.ts';
import { requestsOfSubmission } from './requests/requests-of-submission.ts';
import { submissionView } from './submission-row.ts';
import type { SubmissionDetailView } from './submission-view.ts';

/** One submission with its source and report, hidden cases as far as the assignment shows them to its student. */
export async function viewSubmission(
  context: ActorContext,
  input: { submissionId: string },
): Promise<Result<SubmissionDetailView, 'not-found'>> {
  const found = await findSubmission(context, input.submissionId);
  if (!found.ok) return found;
  const { submission, source, report } = found.value;
  const version = await selectVersionOutline(context.db, submission.versionId);
  const judgedBy = await selectVerificationVersions(context.db, report ? [report.verificationId] : []);
  const judging = await selectVersionOutline(
    context.db,
    judgedBy.get(report?.verificationId ?? '') ?? version.id,
  );
  const row = await submissionView(context, found.value, {
    pointsMax: outlineOf(version).pointsMax,
    commentCounts: await selectShownCommentCounts(context.db, [submission.id]),
  });
  const view: SubmissionDetailView = {
    ...row,
    reader: found.value.reader,
    student: await selectUserName(context.db, submission.userId),
    comments: await commentViews(context, found.value),
    rubric: await selectShownRubric(context.db, submission.id),
    casePoints: await readCasePoints(context.db, {
      submission,
      verificationId: report?.verificationId ?? null,
      reader: found.value.reader,
    }),
    requests: await requestsOfSubmission(context, found.value),
    // Whoever may see one of them may see all: its owner, or staff of the course.
    siblings: await selectSubmissionNumbers(context.db, submission),
    source,
    ...(await findReport(context, { found: found.value, outline: outlineOf(judging) })),
    receipt: {
      exercise: version.slug,
      exerciseHash: version.hash,
      codeHash: submission.codeHash,
      seed: await spentSeed(context, { found: found.value, outline: outlineOf(version) }),
      backend: report?.backend ?? null,
      runner: report?.runner ?? null,
    },
  };
  const alias = found.value.reader === 'staff' ? await findAlias(context, submission) : null;
  if (alias === null) return ok(view);
  const identity = await selectIdentity(context.db, submission.userId);
  return ok({ ...scrub(view, { identity, alias }), student: alias });
}

/**
 * Each verification draws its own seed, so a spent one tells nothing about the next. Browsers have all cases of an open
 * exercise: with the seed they would show its student how each hidden one came out.
 */
async function spentSeed(
  { db }: ActorContext,
  { found, outline }: { found: FoundSubmission; outline: ExerciseOutline },
): Promise<number | null> {
  const { submission, verification, reader } = found;
  if (verification.state !== 'verified') return null;
  if (reader === 'staff') return verification.seed;
  const naming = hiddenNaming(outline, await selectAssignment(db, submission.assignmentId));
  return naming === 'together' ? null : verification.seed;
}
