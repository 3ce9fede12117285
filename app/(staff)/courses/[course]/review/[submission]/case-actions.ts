'use server';
/** Points of cases by hand, the input of a disputed one, and what a browser runs. Each: require, parse, one use case; a refusal goes out as words. */
import { z } from 'zod';
import { refreshFor } from '#app/_auth/refresh-for.ts';
import type { Answer, CaseDraft } from '#components/review/review-actions.ts';
import { asActor } from '#server/access/as-actor.ts';
import { requireAppOrigin } from '#server/access/origin.ts';
import { overrideCase, takeBackCase } from '#server/grading/case-points/override-case.ts';
import type { LiveRunView } from '#server/grading/live/live-run-view.ts';
import type { ReplayView } from '#server/grading/live/replay-view.ts';
import { viewLiveRun } from '#server/grading/live/view-live-run.ts';
import { viewReplay } from '#server/grading/live/view-replay.ts';
import { parseInput } from '#server/platform/parse-input.ts';
import { explainRefusal, type Refusal } from '#server/platform/refusals.ts';
import type { Result } from '#server/platform/result.ts';
import type { CasePointsView } from '#server/submissions/case-points/case-points-view.ts';

const overrideInput = z.object({
  submissionId: z.uuid(),
  caseId: z.string().max(200),
  points: z.number(),
  /** Above the limit of the use case, which refuses with words. */
  reason: z.string().max(100_000),
  seenId: z.uuid().nullable(),
  seenPoints: z.number().nullable(),
  seenGiven: z.number(),
});

export async function overrideCaseAction(
  submissionId: string,
  read: { readonly seenPoints: number | null },
  draft: CaseDraft,
): Promise<Answer<readonly CasePointsView[]>> {
  await requireAppOrigin();
  const parsed = parseInput(overrideInput, { submissionId, ...read, ...draft });
  return settled(await asActor(parsed, overrideCase));
}

const takeBackInput = z.object({ submissionId: z.uuid(), overrideId: z.uuid() });

export async function takeBackCaseAction(
  submissionId: string,
  overrideId: string,
): Promise<Answer<readonly CasePointsView[]>> {
  await requireAppOrigin();
  const parsed = parseInput(takeBackInput, { submissionId, overrideId });
  return settled(await asActor(parsed, takeBackCase));
}

/** For staff, who call both programs on it in their own browser. */
export async function replayAction(requestId: string): Promise<Answer<ReplayView>> {
  await requireAppOrigin();
  const parsed = parseInput(z.object({ requestId: z.uuid() }), { requestId });
  const result = await asActor(parsed, viewReplay);
  return result.ok ? result : { ok: false, problem: explainRefusal(result.refusal).text };
}

/** For staff, who run the program on the cases in their own browser. */
export async function liveRunAction(submissionId: string): Promise<Answer<LiveRunView>> {
  await requireAppOrigin();
  const parsed = parseInput(z.object({ submissionId: z.uuid() }), { submissionId });
  const result = await asActor(parsed, viewLiveRun);
  return result.ok ? result : { ok: false, problem: explainRefusal(result.refusal).text };
}

/** The grade beside it changed, or somebody else's change was in the way. */
function settled(result: Result<readonly CasePointsView[], Refusal>): Answer<readonly CasePointsView[]> {
  refreshFor(result);
  return result.ok ? result : { ok: false, problem: explainRefusal(result.refusal).text };
}
