import { selectOptionalAssignmentById } from '#db/queries/courses/courses.ts';
import { selectVersionOutline } from '#db/queries/exercises/exercises.ts';
import type { ActorContext } from '../../access/actor.ts';
import { may } from '../../access/deeds.ts';
import { browserPlan } from '../../exercises/browser-plan.ts';
import { outlineOf } from '../../exercises/exercise-outline.ts';
import { ok, type Result, refuse } from '../../platform/result.ts';
import { findDisputedInput } from './find-disputed-input.ts';
import { findRequest } from './find-request.ts';
import type { ReplayView } from './replay-view.ts';

export type ReplayRefusal = 'not-found' | 'staff-only' | 'no-literal-input' | 'not-published';

/** The input that a request disputes, with the program and the exercise to call on it. Nothing runs here. */
export async function viewReplay(
  context: ActorContext,
  input: { requestId: string },
): Promise<Result<ReplayView, ReplayRefusal>> {
  const located = await findRequest(context, input.requestId);
  if (!located.ok) return located;
  const { found } = located.value;
  if (!may(found.member, 'answer-requests')) return refuse('staff-only');
  const disputed = await findDisputedInput(context, located.value);
  if (!disputed) return refuse('no-literal-input');
  const placed = await selectOptionalAssignmentById(context.db, found.submission.assignmentId);
  const versionId = placed?.assignment.versionId;
  if (!placed || !versionId) return refuse('not-published');
  const { course, module, assignment } = placed;
  const version = await selectVersionOutline(context.db, versionId);
  const outline = outlineOf(version);
  const { student, judge } = context.environment.origins;
  return ok({
    caseTitle: disputed.outcome.title,
    call: disputed.call,
    args: disputed.args,
    source: found.source,
    reason: disputed.outcome.evidence?.reason ?? null,
    exercise: { slug: version.slug, hash: version.hash },
    plan: browserPlan(outline),
    filesHref: `/courses/${course.slug}/${module.slug}/${assignment.slug}/files/${version.hash}`,
    isSealed: outline.manifest.disclosure === 'sealed',
    isOlderVersion: found.verification.versionId !== versionId,
    sandbox: { student, judge },
  });
}
