'use server';
/** What regrades ask for and decide. Each: require, parse, one use case; a refusal goes out as words. */
import { z } from 'zod';
import { refreshFor } from '#app/_auth/refresh-for.ts';
import type { Answer, ApplyChoice } from '#components/regrade/regrade-actions.ts';
import type { StartChoice } from '#components/regrade/start-form.tsx';
import { asActor } from '#server/access/as-actor.ts';
import { requireAppOrigin } from '#server/access/origin.ts';
import { applyDecisionSchema, applyRegrade } from '#server/grading/regrade/apply-regrade.ts';
import { cancelRegrade } from '#server/grading/regrade/cancel-regrade.ts';
import { compareVersions } from '#server/grading/regrade/compare-versions.ts';
import { continueRegrade } from '#server/grading/regrade/continue-regrade.ts';
import { pinOld } from '#server/grading/regrade/pin-old.ts';
import { regradeScopeSchema, startDryRun } from '#server/grading/regrade/start-dry-run.ts';
import { undoRegrade } from '#server/grading/regrade/undo-regrade.ts';
import type { VersionChangesView } from '#server/grading/regrade/version-changes-view.ts';
import { parseInput } from '#server/platform/parse-input.ts';
import { explainRefusal, type Refusal } from '#server/platform/refusals.ts';
import type { Result } from '#server/platform/result.ts';

const startInput = z.object({
  course: z.string().max(100),
  exercise: z.string().max(201),
  versionId: z.uuid(),
  scope: regradeScopeSchema,
});

const ofBatch = z.object({ batchId: z.uuid() });

export async function startAction(course: string, choice: StartChoice): Promise<Answer<{ batchId: string }>> {
  await requireAppOrigin();
  const parsed = parseInput(startInput, { course, ...choice });
  const started = await asActor(parsed, (context, { exercise: path, ...input }) => {
    const [module = '', exercise = ''] = path.split('/');
    return startDryRun(context, { ...input, module, exercise });
  });
  return answer(started);
}

export async function applyAction(batchId: string, decision: ApplyChoice): Promise<Answer<null>> {
  await requireAppOrigin();
  const parsed = parseInput(ofBatch.extend({ decision: applyDecisionSchema }), { batchId, decision });
  return settled(await asActor(parsed, applyRegrade));
}

export async function pinAction(batchId: string): Promise<Answer<null>> {
  await requireAppOrigin();
  return settled(await asActor(parseInput(ofBatch, { batchId }), pinOld));
}

export async function cancelAction(batchId: string): Promise<Answer<null>> {
  await requireAppOrigin();
  return settled(await asActor(parseInput(ofBatch, { batchId }), cancelRegrade));
}

export async function continueAction(batchId: string): Promise<Answer<null>> {
  await requireAppOrigin();
  return settled(await asActor(parseInput(ofBatch, { batchId }), continueRegrade));
}

export async function undoAction(batchId: string): Promise<Answer<null>> {
  await requireAppOrigin();
  return settled(await asActor(parseInput(ofBatch, { batchId }), undoRegrade));
}

export async function changesAction(batchId: string): Promise<Answer<VersionChangesView>> {
  await requireAppOrigin();
  return answer(await asActor(parseInput(ofBatch, { batchId }), compareVersions));
}

/** The page shows where it is now, also after a refusal. */
function settled(result: Result<unknown, Refusal>): Answer<null> {
  refreshFor(result);
  return result.ok ? { ok: true, value: null } : answer(result);
}

function answer<T>(result: Result<T, Refusal>): Answer<T> {
  return result.ok ? result : { ok: false, problem: explainRefusal(result.refusal).text };
}
