import { draftChecks } from '#db/queries/exercises/draft-runs.ts';
import { selectDraftFiles } from '#db/queries/exercises/exercise-drafts.ts';
import { selectPublicationsOfDrafts } from '#db/queries/exercises/studio.ts';
import { isAsset } from '#grader/exercise/files/exercise-files.ts';
import { sortFiles } from '#grader/exercise/files/hash-files.ts';
import type { FileMap } from '#grader/protocol.ts';
import type { ActorContext } from '../../access/actor.ts';
import { ok, type Result, refuse } from '../../platform/result.ts';
import { fileMapOf } from '../drafts/draft-files.ts';
import { type DraftRefusal, findDraft } from '../drafts/find-draft.ts';
import { writeZip } from './write-zip.ts';

export interface ExportedDraft {
  /** "conv2d.zip", or "conv2d-version-2.zip". */
  readonly name: string;
  readonly zip: Uint8Array;
}

/**
 * The folder of the exercise, as git would have it: "<module>/<slug>/cases.ts", … As it is now, or as a version of that
 * number was published, stored solutions with it.
 */
export async function exportDraft(
  context: ActorContext,
  { draftId, version = null }: { draftId: string; version?: number | null },
): Promise<Result<ExportedDraft, DraftRefusal | 'version-unknown'>> {
  const found = await findDraft(context, draftId);
  if (!found.ok) return found;
  const files =
    version === null
      ? fileMapOf(await selectDraftFiles(context.db, draftId))
      : await publishedFiles(context, { draftId, version });
  if (files === null) return refuse('version-unknown');
  const { slug } = found.value.draft;
  const entries = Object.entries(sortFiles(files)).map(([path, content]): [string, Uint8Array] => [
    `${slug}/${path}`,
    Buffer.from(content, isAsset(path) ? 'base64' : 'utf8'),
  ]);
  const name = `${slug.split('/').at(-1)}${version === null ? '' : `-version-${version}`}.zip`;
  return ok({ name, zip: writeZip(new Map(entries)) });
}

/** A version itself has no stored solutions: the check that it was published with does. */
async function publishedFiles(
  { db }: ActorContext,
  { draftId, version }: { draftId: string; version: number },
): Promise<FileMap | null> {
  const published = await selectPublicationsOfDrafts(db, [draftId]);
  const checkId = published.find(({ publication }) => publication.number === version)?.publication.checkId;
  if (checkId === undefined) return null;
  const check = await draftChecks.selectOptional(db, checkId);
  if (!check) throw new Error(`There is no check ${checkId} of a draft.`);
  return check.files;
}
