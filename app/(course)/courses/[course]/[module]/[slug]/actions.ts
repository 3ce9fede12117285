'use server';
/**
 * What the workspace writes and asks for. Each: require, parse, one use case. Refusals come back as values, `input-wrong`
 * for what no page of ours sends. What writes says whose page it is, and nobody is led away from it by being signed out.
 */
import { refresh } from 'next/cache';
import { z } from 'zod';
import { BROWSERS, SYSTEMS } from '#components/device/browser-family.ts';
import { actorOfPage, currentActor } from '#server/access/actor.ts';
import { requireAppOrigin } from '#server/access/origin.ts';
import type { PlaceRefusal } from '#server/courses/find-assignment.ts';
import { viewVersionStanding } from '#server/courses/version-standing.ts';
import { type InputRefusal, parseInput } from '#server/platform/parse-input.ts';
import { type Result, refuse } from '#server/platform/result.ts';
import type { KeptDraftView, SavedDraftView } from '#server/submissions/draft-view.ts';
import { keepDraft, listKeptDrafts } from '#server/submissions/kept-drafts.ts';
import { listSubmissions } from '#server/submissions/list-submissions.ts';
import { recordClaim } from '#server/submissions/record-claim.ts';
import { saveDraft } from '#server/submissions/save-draft.ts';
import type { SourceProblem } from '#server/submissions/source-limits.ts';
import type { SubmissionDetailView, SubmissionView } from '#server/submissions/submission-view.ts';
import { type SubmitRefusal, submitSolution } from '#server/submissions/submit-solution.ts';
import { viewSubmission } from '#server/submissions/view-submission.ts';

const slug = z.string().max(100);
const place = z.object({ course: slug, module: slug, exercise: slug });
/** Above the limit of the use case, which refuses with words; this one only bounds the parse. */
const source = z.string().max(1_000_000);

const draftInput = place.extend({
  source,
  baseRevision: z.int32().nonnegative(),
  editedAt: z.iso.datetime().optional(),
});
const keptInput = place.extend({ source });
const standingInput = place.extend({ versionId: z.uuid() });

export async function saveDraftAction(
  userId: string,
  input: z.input<typeof draftInput>,
): Promise<Result<SavedDraftView, PlaceRefusal | SourceProblem | 'signed-out' | InputRefusal>> {
  await requireAppOrigin();
  const parsed = parseInput(draftInput, input);
  if (!parsed.ok) return parsed;
  const context = await actorOfPage(userId);
  return context ? saveDraft(context, parsed.value) : refuse('signed-out');
}

/** Before the editor's text is replaced whole. */
export async function keepDraftAction(
  userId: string,
  input: z.input<typeof keptInput>,
): Promise<Result<null, PlaceRefusal | SourceProblem | 'signed-out' | 'too-many-drafts' | InputRefusal>> {
  await requireAppOrigin();
  const parsed = parseInput(keptInput, input);
  if (!parsed.ok) return parsed;
  const context = await actorOfPage(userId);
  return context ? keepDraft(context, parsed.value) : refuse('signed-out');
}

export async function listKeptDraftsAction(
  input: z.input<typeof place>,
): Promise<Result<readonly KeptDraftView[], PlaceRefusal | 'signed-out' | InputRefusal>> {
  await requireAppOrigin();
  const parsed = parseInput(place, input);
  if (!parsed.ok) return parsed;
  const context = await currentActor();
  return context ? listKeptDrafts(context, parsed.value) : refuse('signed-out');
}

const submissionInput = place.extend({
  submissionId: z.uuid(),
  source,
  versionId: z.uuid(),
  claimedPoints: z.number().finite().nonnegative().max(10_000).nullable(),
  claimedDevice: z
    .object({
      backend: z.enum(['webgpu', 'webgl', 'cpu']),
      name: z.string().max(200),
      software: z.boolean(),
      browser: z.enum(BROWSERS).nullable(),
      system: z.enum(SYSTEMS).nullable(),
    })
    .nullable()
    // A submission that an older page kept has none.
    .default(null),
});

export async function submitSolutionAction(
  userId: string,
  input: z.input<typeof submissionInput>,
): Promise<Result<{ readonly submissionId: string }, SubmitRefusal | 'signed-out' | InputRefusal>> {
  await requireAppOrigin();
  const parsed = parseInput(submissionInput, input);
  if (!parsed.ok) return parsed;
  const context = await actorOfPage(userId);
  if (!context) return refuse('signed-out');
  // No revalidation: the page follows the submission's events, and every page here is rendered per request.
  return submitSolution(context, parsed.value);
}

export async function viewSubmissionAction(
  submissionId: string,
): Promise<Result<SubmissionDetailView, 'not-found' | 'signed-out' | InputRefusal>> {
  await requireAppOrigin();
  const parsed = parseInput(z.uuid(), submissionId);
  if (!parsed.ok) return parsed;
  const context = await currentActor();
  return context ? viewSubmission(context, { submissionId: parsed.value }) : refuse('signed-out');
}

export async function listSubmissionsAction(
  input: z.input<typeof place>,
): Promise<Result<readonly SubmissionView[], PlaceRefusal | 'signed-out' | InputRefusal>> {
  await requireAppOrigin();
  const parsed = parseInput(place, input);
  if (!parsed.ok) return parsed;
  const context = await currentActor();
  return context ? listSubmissions(context, parsed.value) : refuse('signed-out');
}

/**
 * After a verdict: the list, and with it everything that the browser keeps of the course rendered anew: the grade in the
 * bar, the course home. When the request fails, the page stays as it is; the router's own refresh would load it anew
 * and drop the results of the run.
 */
export async function listAfterVerdictAction(
  input: z.input<typeof place>,
): Promise<Result<readonly SubmissionView[], PlaceRefusal | 'signed-out' | InputRefusal>> {
  const listed = await listSubmissionsAction(input);
  if (listed.ok) refresh();
  return listed;
}

export async function versionStandingAction(
  input: z.input<typeof standingInput>,
): Promise<Result<'taken' | 'gone', PlaceRefusal | 'signed-out' | InputRefusal>> {
  await requireAppOrigin();
  const parsed = parseInput(standingInput, input);
  if (!parsed.ok) return parsed;
  const context = await currentActor();
  return context ? viewVersionStanding(context, parsed.value) : refuse('signed-out');
}

const count = z.int().nonnegative().max(10_000);
const claimInput = place.extend({
  versionId: z.uuid().nullable().default(null),
  points: z.number().finite().nonnegative().max(10_000),
  pointsMax: z.number().finite().nonnegative().max(10_000),
  casesPassed: count,
  casesTotal: count,
  backend: z.enum(['webgpu', 'webgl', 'cpu']),
  // A claim that an older page kept says nothing of its cases, nor of its version.
  passedCases: z.array(z.string().max(200)).max(500).readonly().nullable().default(null),
  misconception: z.string().max(200).nullable().default(null),
});

/** After a whole run of all public cases in the browser. */
export async function recordClaimAction(
  userId: string,
  input: z.input<typeof claimInput>,
): Promise<Result<null, PlaceRefusal | 'signed-out' | InputRefusal | 'claim-wrong' | 'too-many-claims'>> {
  await requireAppOrigin();
  const parsed = parseInput(claimInput, input);
  if (!parsed.ok) return parsed;
  const context = await actorOfPage(userId);
  return context ? recordClaim(context, parsed.value) : refuse('signed-out');
}
