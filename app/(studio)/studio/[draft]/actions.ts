'use server';
/**
 * What the page of a draft asks for and writes. Each: require, parse, one use case; a refusal goes out as words. Many are
 * sent by themselves, and nobody is led away from what they are writing: who is signed out is told so.
 */
import { z } from 'zod';
import type { Answer, PublishWish } from '#components/studio/studio-actions.ts';
import type { ActorContext } from '#server/access/actor.ts';
import { asActor } from '#server/access/as-actor.ts';
import { requireAppOrigin } from '#server/access/origin.ts';
import { parseInput } from '#server/platform/parse-input.ts';
import type { Refusal } from '#server/platform/refusals.ts';
import type { Result } from '#server/platform/result.ts';
import { listCaseOffers } from '#server/studio/check/case-offers.ts';
import type { CaseOfferView, WrittenCaseView } from '#server/studio/check/case-offers-view.ts';
import type { DraftCheckView } from '#server/studio/check/check-view.ts';
import { cancelDraftCheck, startDraftCheck } from '#server/studio/check/draft-checks.ts';
import { cancelDraftLuck, readDraftLuck, startDraftLuck } from '#server/studio/check/draft-luck.ts';
import type { DraftLuckView } from '#server/studio/check/draft-luck-view.ts';
import { cancelDraftTry, readDraftTry, startDraftTry } from '#server/studio/check/draft-tries.ts';
import type { DraftTryView } from '#server/studio/check/draft-try-view.ts';
import type { TolerancesView } from '#server/studio/check/tolerances-view.ts';
import { readTryPrograms } from '#server/studio/check/try-draft.ts';
import type { TryView } from '#server/studio/check/try-view.ts';
import { viewTolerances } from '#server/studio/check/view-tolerances.ts';
import { writeCase } from '#server/studio/check/write-case.ts';
import { listRevisions, restoreRevision } from '#server/studio/drafts/draft-history.ts';
import type { DraftRevisionView, FileChange, SavedFilesView } from '#server/studio/drafts/draft-view.ts';
import { previewDraft } from '#server/studio/drafts/preview-draft.ts';
import type { PreviewView } from '#server/studio/drafts/preview-view.ts';
import { saveFiles } from '#server/studio/drafts/save-files.ts';
import { writeMisconception } from '#server/studio/misconceptions/write-misconception.ts';
import {
  cancelDraftDryRun,
  readDraftDryRun,
  startDraftDryRun,
} from '#server/studio/publish/draft-dry-run.ts';
import type { DraftDryRunView } from '#server/studio/publish/draft-dry-run-view.ts';
import { listVersions, readVersionChanges } from '#server/studio/publish/list-versions.ts';
import { publishDraft } from '#server/studio/publish/publish-draft.ts';
import type { PublishView } from '#server/studio/publish/publish-view.ts';
import type { PublishedChangesView, PublishedVersionView } from '#server/studio/publish/versions-view.ts';
import { viewPublish } from '#server/studio/publish/view-publish.ts';
import { answer } from '../answer.ts';

/** The use cases find nothing under one that is no id. */
const anId = z.string().max(64);
const draftId = anId;
const text = z.string();
const saveInput = z.object({
  draftId,
  changes: z.array(
    z.object({
      path: z.string().max(200),
      baseHash: z.string().max(64).nullable(),
      content: text.nullable(),
    }),
  ),
});
const ofDraft = z.object({ draftId });
const ofCheck = z.object({ checkId: anId });
const previewInput = z.object({ draftId, statement: text, manifest: text });
const misconceptionInput = z.object({ draftId, title: z.string().max(200), hint: text, source: text });
const caseInput = z.object({ draftId, offerId: z.string().max(300) });
const revisionInput = z.object({ draftId, revision: z.int32() });
const versionInput = z.object({ draftId, number: z.int32() });
const tryInput = z.object({ checkId: anId, source: text });
const publishInput = z.object({
  draftId,
  checkId: z.uuid(),
  note: z.string().max(4_000),
  overrideReason: z.string().max(4_000).nullable(),
  place: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('none') }),
    z.object({ kind: z.literal('planned') }),
    z.object({ kind: z.literal('module'), module: z.string().max(100) }),
  ]),
  takeUp: z.enum(['stay', 'opening', 'at-once']),
});

/** One use case on what was parsed, in the name of who is signed in. */
async function asked<Input, Value>(
  parsed: Result<Input, Refusal>,
  ask: (context: ActorContext, input: Input) => Promise<Result<Value, Refusal>>,
): Promise<Answer<Value>> {
  await requireAppOrigin();
  return answer(await asActor(parsed, ask));
}

export async function saveAction(
  id: string,
  changes: readonly FileChange[],
): Promise<Answer<SavedFilesView>> {
  return asked(parseInput(saveInput, { draftId: id, changes }), saveFiles);
}

export async function previewAction(
  id: string,
  statement: string,
  manifest: string,
): Promise<Answer<PreviewView>> {
  return asked(parseInput(previewInput, { draftId: id, statement, manifest }), previewDraft);
}

export async function checkAction(id: string): Promise<Answer<DraftCheckView>> {
  return asked(parseInput(ofDraft, { draftId: id }), startDraftCheck);
}

export async function cancelCheckAction(checkId: string): Promise<Answer<DraftCheckView>> {
  return asked(parseInput(ofCheck, { checkId }), cancelDraftCheck);
}

export async function luckAction(checkId: string): Promise<Answer<DraftLuckView | null>> {
  return asked(parseInput(ofCheck, { checkId }), readDraftLuck);
}

export async function startLuckAction(checkId: string): Promise<Answer<DraftLuckView>> {
  return asked(parseInput(ofCheck, { checkId }), startDraftLuck);
}

export async function cancelLuckAction(luckId: string): Promise<Answer<DraftLuckView>> {
  return asked(parseInput(z.object({ luckId: anId }), { luckId }), cancelDraftLuck);
}

export async function dryRunAction(checkId: string): Promise<Answer<DraftDryRunView | null>> {
  return asked(parseInput(ofCheck, { checkId }), readDraftDryRun);
}

export async function startDryRunAction(checkId: string): Promise<Answer<DraftDryRunView>> {
  return asked(parseInput(ofCheck, { checkId }), startDraftDryRun);
}

export async function cancelDryRunAction(dryRunId: string): Promise<Answer<DraftDryRunView>> {
  return asked(parseInput(z.object({ dryRunId: anId }), { dryRunId }), cancelDraftDryRun);
}

export async function tolerancesAction(checkId: string): Promise<Answer<TolerancesView>> {
  return asked(parseInput(ofCheck, { checkId }), viewTolerances);
}

export async function misconceptionAction(
  id: string,
  made: { readonly title: string; readonly hint: string; readonly source: string },
): Promise<Answer<{ readonly path: string; readonly content: string }>> {
  return asked(parseInput(misconceptionInput, { draftId: id, ...made }), writeMisconception);
}

export async function offersAction(id: string): Promise<Answer<readonly CaseOfferView[]>> {
  return asked(parseInput(ofDraft, { draftId: id }), listCaseOffers);
}

export async function writeCaseAction(id: string, offerId: string): Promise<Answer<WrittenCaseView>> {
  return asked(parseInput(caseInput, { draftId: id, offerId }), writeCase);
}

export async function revisionsAction(id: string): Promise<Answer<readonly DraftRevisionView[]>> {
  return asked(parseInput(ofDraft, { draftId: id }), listRevisions);
}

export async function restoreAction(
  id: string,
  revision: number,
): Promise<Answer<{ readonly revision: number }>> {
  return asked(parseInput(revisionInput, { draftId: id, revision }), restoreRevision);
}

export async function programsAction(checkId: string): Promise<Answer<TryView>> {
  return asked(parseInput(ofCheck, { checkId }), readTryPrograms);
}

export async function lastTryAction(checkId: string): Promise<Answer<DraftTryView | null>> {
  return asked(parseInput(ofCheck, { checkId }), readDraftTry);
}

export async function startTryAction(checkId: string, source: string): Promise<Answer<DraftTryView>> {
  return asked(parseInput(tryInput, { checkId, source }), startDraftTry);
}

export async function cancelTryAction(tryId: string): Promise<Answer<DraftTryView>> {
  return asked(parseInput(z.object({ tryId: anId }), { tryId }), cancelDraftTry);
}

export async function publishViewAction(id: string): Promise<Answer<PublishView>> {
  return asked(parseInput(ofDraft, { draftId: id }), viewPublish);
}

export async function versionsAction(id: string): Promise<Answer<readonly PublishedVersionView[]>> {
  return asked(parseInput(ofDraft, { draftId: id }), listVersions);
}

export async function versionChangesAction(
  id: string,
  number: number,
): Promise<Answer<PublishedChangesView>> {
  return asked(parseInput(versionInput, { draftId: id, number }), readVersionChanges);
}

export async function publishAction(
  id: string,
  wish: PublishWish,
): Promise<Answer<{ readonly number: number }>> {
  return asked(parseInput(publishInput, { draftId: id, ...wish }), publishDraft);
}
