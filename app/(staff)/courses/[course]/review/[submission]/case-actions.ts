'use server';
/** Points of cases by hand, the input of a disputed one, and what a browser runs. Each: require, parse, one use case; a refusal goes out as words. */
import { refresh } from 'next/cache';
import { z } from 'zod';
import type { Answer, CaseDraft } from '#components/review/review-actions.ts';
import { requireActor } from '#server/access/actor.ts';
import { requireAppOrigin } from '#server/access/origin.ts';
import type { CasePointsView } from '#server/grading/case-points/case-points-view.ts';
import { overrideCase, takeBackCase } from '#server/grading/case-points/override-case.ts';
import type { LiveRunView } from '#server/grading/live/live-run-view.ts';
import { viewLiveRun } from '#server/grading/live/view-live-run.ts';
import type { ReplayView } from '#server/grading/requests/replay-view.ts';
import { viewReplay } from '#server/grading/requests/view-replay.ts';
import { parseInput } from '#server/platform/parse-input.ts';
import { explainRefusal, type Refusal } from '#server/platform/refusals.ts';
import type { Result } from '#server/platform/result.ts';

const overrideInput = z.object({
  submissionId: z.uuid(),
  caseId: z.string().max(200),
  points: z.number(),
  /** Above the limit of the use case, which refuses with words. */
  reason: z.string().max(100_000),
  seenId: z.uuid().nullable(),
});

export async function overrideCaseAction(
  submissionId: string,
  draft: CaseDraft,
): Promise<Answer<readonly CasePointsView[]>> {
  await requireAppOrigin();
  const parsed = parseInput(overrideInput, { submissionId, ...draft });
  return settled(parsed.ok ? await overrideCase(await requireActor(), parsed.value) : parsed);
}

const takeBackInput = z.object({ submissionId: z.uuid(), overrideId: z.uuid() });

export async function takeBackCaseAction(
  submissionId: string,
  overrideId: string,
): Promise<Answer<readonly CasePointsView[]>> {
  await requireAppOrigin();
  const parsed = parseInput(takeBackInput, { submissionId, overrideId });
  return settled(parsed.ok ? await takeBackCase(await requireActor(), parsed.value) : parsed);
}

/** For staff, who call both programs on it in their own browser. */
export async function replayAction(requestId: string): Promise<Answer<ReplayView>> {
  await requireAppOrigin();
  const parsed = parseInput(z.object({ requestId: z.uuid() }), { requestId });
  const result = parsed.ok ? await viewReplay(await requireActor(), parsed.value) : parsed;
  return result.ok ? result : { ok: false, problem: explainRefusal(result.refusal).text };
}

/** For staff, who run the program on the cases in their own browser. */
export async function liveRunAction(submissionId: string): Promise<Answer<LiveRunView>> {
  await requireAppOrigin();
  const parsed = parseInput(z.object({ submissionId: z.uuid() }), { submissionId });
  const result = parsed.ok ? await viewLiveRun(await requireActor(), parsed.value) : parsed;
  return result.ok ? result : { ok: false, problem: explainRefusal(result.refusal).text };
}

/** The grade beside it changed, or somebody else's change was in the way. */
function settled(result: Result<readonly CasePointsView[], Refusal>): Answer<readonly CasePointsView[]> {
  refresh();
  return result.ok ? result : { ok: false, problem: explainRefusal(result.refusal).text };
}
