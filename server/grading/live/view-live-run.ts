import { selectOptionalAssignmentById } from '#db/queries/courses/courses.ts';
import { selectVersionOutline } from '#db/queries/exercises/exercises.ts';
import { selectIdentity } from '#db/queries/people/people.ts';
import type { ActorContext } from '../../access/actor.ts';
import { findAlias } from '../../anonymous/mask.ts';
import { scrubProgram } from '../../anonymous/scrub.ts';
import { exerciseHref } from '../../courses/exercise-row.ts';
import { asAssigned } from '../../exercises/as-assigned.ts';
import { browserPlan } from '../../exercises/browser-plan.ts';
import { outlineOf } from '../../exercises/exercise-outline.ts';
import { ok, type Result, refuse } from '../../platform/result.ts';
import type { FoundSubmission } from '../../submissions/find-submission.ts';
import { findReviewed, type ReviewRefusal } from '../queue/find-reviewed.ts';
import type { LiveRunView } from './live-run-view.ts';

/** A submission to be run by the reader's own browser. Nothing runs here. For staff. */
export async function viewLiveRun(
  context: ActorContext,
  input: { submissionId: string },
): Promise<Result<LiveRunView, ReviewRefusal | 'not-published'>> {
  const found = await findReviewed(context, input.submissionId);
  return found.ok ? findLiveRun(context, found.value) : found;
}

export async function findLiveRun(
  context: ActorContext,
  found: FoundSubmission,
): Promise<Result<LiveRunView, 'not-published'>> {
  const { submission, verification } = found;
  const placed = await selectOptionalAssignmentById(context.db, submission.assignmentId);
  const versionId = placed?.assignment.versionId;
  if (!placed || !versionId) return refuse('not-published');
  const { course, module, assignment } = placed;
  const version = await selectVersionOutline(context.db, versionId);
  const outline = asAssigned(outlineOf(version), assignment);
  const place = exerciseHref(course.slug, module, assignment);
  const { filesHref, ...plan } = await browserPlan(context.db, { outline, hash: version.hash, place });
  const { student, judge } = context.environment.origins;
  return ok({
    source: await readableSource(context, found),
    exercise: { slug: version.slug, hash: version.hash },
    plan,
    filesHref,
    isSealed: outline.manifest.disclosure === 'sealed',
    isOlderVersion: verification.versionId !== versionId,
    sandbox: { student, judge },
  });
}

async function readableSource(
  context: ActorContext,
  { submission, source }: FoundSubmission,
): Promise<string> {
  const alias = await findAlias(context, submission);
  return alias === null
    ? source
    : scrubProgram(source, { identity: await selectIdentity(context.db, submission.userId), alias });
}
