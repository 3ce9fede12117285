'use server';
/**
 * What the page of a draft asks for and writes. Each: require, parse, one use case; a refusal goes out as words. Many are
 * sent by themselves, and nobody is led away from what they are writing: who is signed out is told so.
 */
import { z } from 'zod';
import type { Answer, PublishWish } from '#components/studio/studio-actions.ts';
import { type ActorContext, currentActor } from '#server/access/actor.ts';
import { requireAppOrigin } from '#server/access/origin.ts';
import { parseInput } from '#server/platform/parse-input.ts';
import type { Refusal } from '#server/platform/refusals.ts';
import { type Result, refuse } from '#server/platform/result.ts';
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

const draftId = z.string().max(64);
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
const previewInput = z.object({ draftId, statement: text, manifest: text });
const misconceptionInput = z.object({ draftId, title: z.string().max(200), hint: text, source: text });
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

async function asked<T>(ask: (context: ActorContext) => Promise<Result<T, Refusal>>): Promise<Answer<T>> {
  const context = await currentActor();
  return answer(context ? await ask(context) : refuse('signed-out'));
}

export async function saveAction(
  id: string,
  changes: readonly FileChange[],
): Promise<Answer<SavedFilesView>> {
  await requireAppOrigin();
  const parsed = parseInput(saveInput, { draftId: id, changes });
  return parsed.ok ? asked((context) => saveFiles(context, parsed.value)) : answer(parsed);
}

export async function previewAction(
  id: string,
  statement: string,
  manifest: string,
): Promise<Answer<PreviewView>> {
  await requireAppOrigin();
  const parsed = parseInput(previewInput, { draftId: id, statement, manifest });
  return parsed.ok ? asked((context) => previewDraft(context, parsed.value)) : answer(parsed);
}

export async function checkAction(id: string): Promise<Answer<DraftCheckView>> {
  await requireAppOrigin();
  return asked((context) => startDraftCheck(context, { draftId: id }));
}

export async function cancelCheckAction(checkId: string): Promise<Answer<DraftCheckView>> {
  await requireAppOrigin();
  return asked((context) => cancelDraftCheck(context, { checkId }));
}

export async function luckAction(checkId: string): Promise<Answer<DraftLuckView | null>> {
  await requireAppOrigin();
  return asked((context) => readDraftLuck(context, { checkId }));
}

export async function startLuckAction(checkId: string): Promise<Answer<DraftLuckView>> {
  await requireAppOrigin();
  return asked((context) => startDraftLuck(context, { checkId }));
}

export async function cancelLuckAction(luckId: string): Promise<Answer<DraftLuckView>> {
  await requireAppOrigin();
  return asked((context) => cancelDraftLuck(context, { luckId }));
}

export async function dryRunAction(checkId: string): Promise<Answer<DraftDryRunView | null>> {
  await requireAppOrigin();
  return asked((context) => readDraftDryRun(context, { checkId }));
}

export async function startDryRunAction(checkId: string): Promise<Answer<DraftDryRunView>> {
  await requireAppOrigin();
  return asked((context) => startDraftDryRun(context, { checkId }));
}

export async function cancelDryRunAction(dryRunId: string): Promise<Answer<DraftDryRunView>> {
  await requireAppOrigin();
  return asked((context) => cancelDraftDryRun(context, { dryRunId }));
}

export async function tolerancesAction(checkId: string): Promise<Answer<TolerancesView>> {
  await requireAppOrigin();
  return asked((context) => viewTolerances(context, { checkId }));
}

export async function misconceptionAction(
  id: string,
  made: { readonly title: string; readonly hint: string; readonly source: string },
): Promise<Answer<{ readonly path: string; readonly content: string }>> {
  await requireAppOrigin();
  const parsed = parseInput(misconceptionInput, { draftId: id, ...made });
  return parsed.ok ? asked((context) => writeMisconception(context, parsed.value)) : answer(parsed);
}

export async function offersAction(id: string): Promise<Answer<readonly CaseOfferView[]>> {
  await requireAppOrigin();
  return asked((context) => listCaseOffers(context, { draftId: id }));
}

export async function writeCaseAction(id: string, offerId: string): Promise<Answer<WrittenCaseView>> {
  await requireAppOrigin();
  const parsed = parseInput(z.string().max(300), offerId);
  return parsed.ok
    ? asked((context) => writeCase(context, { draftId: id, offerId: parsed.value }))
    : answer(parsed);
}

export async function revisionsAction(id: string): Promise<Answer<readonly DraftRevisionView[]>> {
  await requireAppOrigin();
  return asked((context) => listRevisions(context, { draftId: id }));
}

export async function restoreAction(
  id: string,
  revision: number,
): Promise<Answer<{ readonly revision: number }>> {
  await requireAppOrigin();
  const parsed = parseInput(z.int(), revision);
  return parsed.ok
    ? asked((context) => restoreRevision(context, { draftId: id, revision: parsed.value }))
    : answer(parsed);
}

export async function programsAction(checkId: string): Promise<Answer<TryView>> {
  await requireAppOrigin();
  return asked((context) => readTryPrograms(context, { checkId }));
}

export async function lastTryAction(checkId: string): Promise<Answer<DraftTryView | null>> {
  await requireAppOrigin();
  return asked((context) => readDraftTry(context, { checkId }));
}

export async function startTryAction(checkId: string, source: string): Promise<Answer<DraftTryView>> {
  await requireAppOrigin();
  const parsed = parseInput(z.object({ checkId: z.string().max(64), source: text }), { checkId, source });
  return parsed.ok ? asked((context) => startDraftTry(context, parsed.value)) : answer(parsed);
}

export async function cancelTryAction(tryId: string): Promise<Answer<DraftTryView>> {
  await requireAppOrigin();
  return asked((context) => cancelDraftTry(context, { tryId }));
}

export async function publishViewAction(id: string): Promise<Answer<PublishView>> {
  await requireAppOrigin();
  return asked((context) => viewPublish(context, { draftId: id }));
}

export async function versionsAction(id: string): Promise<Answer<readonly PublishedVersionView[]>> {
  await requireAppOrigin();
  return asked((context) => listVersions(context, { draftId: id }));
}

export async function versionChangesAction(
  id: string,
  number: number,
): Promise<Answer<PublishedChangesView>> {
  await requireAppOrigin();
  const parsed = parseInput(z.int(), number);
  return parsed.ok
    ? asked((context) => readVersionChanges(context, { draftId: id, number: parsed.value }))
    : answer(parsed);
}

export async function publishAction(
  id: string,
  wish: PublishWish,
): Promise<Answer<{ readonly number: number }>> {
  await requireAppOrigin();
  const parsed = parseInput(publishInput, { draftId: id, ...wish });
  return parsed.ok ? asked((context) => publishDraft(context, parsed.value)) : answer(parsed);
}
