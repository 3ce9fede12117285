/** For tests of what comes after a check: drafts, and checks as a worker leaves them. What it proves has its own tests. */
import { draftChecks } from '#db/queries/exercises/draft-runs.ts';
import type { Proof } from '#grader/proof/proof.ts';
import type { ActorContext } from '../access/actor.ts';
import { PLAN } from '../testing.ts';
import { createDraft } from './drafts/create-draft.ts';
import { bundleOf, fileMapOf } from './drafts/draft-files.ts';
import type { ExerciseDraftView } from './drafts/draft-view.ts';
import { saveFiles } from './drafts/save-files.ts';
import { viewDraft } from './drafts/view-draft.ts';
import type { PublishDraftInput } from './publish/publish-draft.ts';

interface NewDraft {
  readonly title: string;
  readonly disclosure?: 'open' | 'sealed';
  readonly assignmentId?: string | null;
}

/** In the small course. Returns the draft's id; throws when refused. */
export async function newDraft(
  author: ActorContext,
  { title, disclosure = 'open', assignmentId = null }: NewDraft,
): Promise<string> {
  const start = { kind: 'template', disclosure } as const;
  const created = await createDraft(author, { course: 'tiny', module: 'sums', title, start, assignmentId });
  if (!created.ok) throw new Error(created.refusal);
  return created.value.draftId;
}

export async function readDraft(author: ActorContext, draftId: string): Promise<ExerciseDraftView> {
  const view = await viewDraft(author, { draftId });
  if (!view.ok) throw new Error(view.refusal);
  return view.value;
}

export async function saveFile(
  author: ActorContext,
  { draftId, path, content }: { draftId: string; path: string; content: string },
): Promise<void> {
  const { files } = await readDraft(author, draftId);
  const baseHash = files.find((file) => file.path === path)?.hash ?? null;
  const saved = await saveFiles(author, { draftId, changes: [{ path, content, baseHash }] });
  if (!saved.ok || saved.value.kind !== 'saved') throw new Error(JSON.stringify(saved));
}

/** Returns the id of an ended check of the draft as it is now. */
export async function checkedDraft(
  author: ActorContext,
  draftId: string,
  proofs: readonly Proof[] = [],
): Promise<string> {
  const { revision, slug, exerciseId, files } = await readDraft(author, draftId);
  const map = fileMapOf(files);
  const { hash, manifest } = await bundleOf({ slug, exerciseId }, map);
  const asked = { draftId, revision, files: map, hash, askedBy: author.actor.userId, askedAt: new Date() };
  const recording = manifest.disclosure === 'sealed' ? '{}' : null;
  return author.db.transaction(async (tx) => {
    const checkId = await draftChecks.insert(tx, asked);
    const end = { state: 'ready', endedAt: new Date(), findings: { proofs }, plan: PLAN, recording } as const;
    await draftChecks.updateProgress(tx, checkId, { matrix: { cases: PLAN, rows: [] } });
    await draftChecks.updateEnded(tx, checkId, end);
    return checkId;
  });
}

export const publishWish = (
  draftId: string,
  checkId: string,
  more: Partial<PublishDraftInput> = {},
): PublishDraftInput => ({
  draftId,
  checkId,
  note: 'the first version',
  overrideReason: null,
  place: { kind: 'none' },
  takeUp: 'stay',
  ...more,
});
