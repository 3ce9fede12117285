import { selectDraftFiles } from '#db/queries/exercises/exercise-drafts.ts';
import { selectPublicationsOfDrafts } from '#db/queries/exercises/studio.ts';
import type { ActorContext } from '../../access/actor.ts';
import { ok, type Result } from '../../platform/result.ts';
import { publicationView } from '../publish/publication-view.ts';
import { fileMapOf } from './draft-files.ts';
import type { ExerciseDraftView } from './draft-view.ts';
import { fileProblems } from './file-problems.ts';
import { type DraftRefusal, findDraft } from './find-draft.ts';

/** Everything that the editor of a draft begins with. */
export async function viewDraft(
  context: ActorContext,
  { draftId }: { draftId: string },
): Promise<Result<ExerciseDraftView, DraftRefusal>> {
  const found = await findDraft(context, draftId);
  if (!found.ok) return found;
  const { draft, course, savedByName } = found.value;
  const files = await selectDraftFiles(context.db, draft.id);
  const [published] = await selectPublicationsOfDrafts(context.db, [draft.id]);
  return ok({
    draftId: draft.id,
    exerciseId: draft.exerciseId,
    course: { slug: course.slug, title: course.title },
    slug: draft.slug,
    title: draft.title,
    revision: draft.revision,
    savedAt: draft.savedAt.toISOString(),
    savedBy: savedByName,
    deleted: draft.deletedAt !== null,
    files,
    problems: await fileProblems(draft, fileMapOf(files)),
    published: published ? publicationView(published) : null,
  });
}
