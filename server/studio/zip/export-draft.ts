import { selectDraftFiles } from '#db/queries/exercises/exercise-drafts.ts';
import { isAsset } from '#grader/exercise/files/exercise-files.ts';
import type { ActorContext } from '../../access/actor.ts';
import { ok, type Result } from '../../platform/result.ts';
import { type DraftRefusal, findDraft } from '../drafts/find-draft.ts';
import { writeZip } from './write-zip.ts';

export interface ExportedDraft {
  /** "conv2d.zip". */
  readonly name: string;
  readonly zip: Uint8Array;
}

/** The folder of the exercise, as git would have it: "<module>/<slug>/cases.ts", … */
export async function exportDraft(
  context: ActorContext,
  { draftId }: { draftId: string },
): Promise<Result<ExportedDraft, DraftRefusal>> {
  const found = await findDraft(context, draftId);
  if (!found.ok) return found;
  const { slug } = found.value.draft;
  const files = await selectDraftFiles(context.db, draftId);
  const entries = files.map(({ path, content }): [string, Uint8Array] => [
    `${slug}/${path}`,
    Buffer.from(content, isAsset(path) ? 'base64' : 'utf8'),
  ]);
  return ok({ name: `${slug.split('/').at(-1)}.zip`, zip: writeZip(new Map(entries)) });
}
