/** The versions of an exercise as they were published, and what each changed. */
import { selectShownDraftChecks } from '#db/queries/exercises/exercise-draft-checks.ts';
import { selectExerciseVersion } from '#db/queries/exercises/exercises.ts';
import { type Publication, selectPublicationsOfDrafts, selectUses } from '#db/queries/exercises/studio.ts';
import { isAsset } from '#grader/exercise/files/exercise-files.ts';
import type { ActorContext } from '../../access/actor.ts';
import { ok, type Result, refuse } from '../../platform/result.ts';
import { checkView } from '../check/draft-checks.ts';
import { type DraftRefusal, findDraft } from '../drafts/find-draft.ts';
import { placeOfUse } from './place-of-use.ts';
import { publicationView } from './publication-view.ts';
import { versionChanges } from './version-changes.ts';
import type { PublishedChangesView, PublishedVersionView } from './versions-view.ts';

/** Newest first; each with its note, its check and, where that was red, the reason it was published all the same. */
export async function listVersions(
  context: ActorContext,
  { draftId }: { draftId: string },
): Promise<Result<readonly PublishedVersionView[], DraftRefusal>> {
  const found = await findDraft(context, draftId);
  if (!found.ok) return found;
  const { db } = context;
  const { draft } = found.value;
  const published = await selectPublicationsOfDrafts(db, [draft.id]);
  const checks = await selectShownDraftChecks(
    db,
    published.map(({ publication }) => publication.checkId),
  );
  const uses = await selectUses(db, [draft.exerciseId]);
  return ok(
    published.map((one, at) => ({
      ...publicationView(one),
      check: checkFound(checks, one),
      usedIn: isLatest(published, at)
        ? uses.filter(({ versionId }) => versionId === one.publication.versionId).map(placeOfUse)
        : [],
    })),
  );
}

/** The same files may have been published more than once: students have them from the last time. */
function isLatest(newestFirst: readonly Publication[], at: number): boolean {
  const versionOf = (one: Publication | undefined) => one?.publication.versionId;
  return newestFirst.findIndex((one) => versionOf(one) === versionOf(newestFirst[at])) === at;
}

function checkFound(
  checks: Awaited<ReturnType<typeof selectShownDraftChecks>>,
  { publication: { checkId } }: Publication,
): PublishedVersionView['check'] {
  const check = checks.find(({ id }) => id === checkId);
  if (!check) throw new Error(`There is no check ${checkId} of a draft.`);
  const { green, stands, problems } = checkView(check);
  const failing = problems.filter(({ severity }) => severity === 'fails').map(({ sentence }) => sentence);
  return { green, stands, failing };
}

/**
 * What one version changed of the version before it, with both texts. The first is held against what its exercise was
 * copied from; where it was begun as a new one, all of its files are added.
 */
export async function readVersionChanges(
  context: ActorContext,
  { draftId, number }: { draftId: string; number: number },
): Promise<Result<PublishedChangesView, DraftRefusal | 'version-unknown'>> {
  const found = await findDraft(context, draftId);
  if (!found.ok) return found;
  const { db } = context;
  const { draft } = found.value;
  const published = await selectPublicationsOfDrafts(db, [draft.id]);
  const numbered = (wanted: number) =>
    published.find(({ publication }) => publication.number === wanted)?.publication.versionId ?? null;
  const afterId = numbered(number);
  if (afterId === null) return refuse('version-unknown');
  const lastId = numbered(number - 1);
  const beforeId = lastId ?? draft.copiedFrom;
  const before = beforeId ? (await selectExerciseVersion(db, beforeId)).files : {};
  const after = (await selectExerciseVersion(db, afterId)).files;
  return ok({
    against: lastId
      ? { kind: 'version', number: number - 1 }
      : { kind: draft.copiedFrom ? 'copied' : 'nothing' },
    files: versionChanges(before, after).map((change) => ({
      ...change,
      texts: isAsset(change.path)
        ? null
        : { before: before[change.path] ?? null, after: after[change.path] ?? null },
    })),
  });
}
