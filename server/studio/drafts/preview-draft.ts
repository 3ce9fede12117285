import { selectDraftFiles } from '#db/queries/exercises/exercise-drafts.ts';
import { isExerciseError } from '#grader/exercise/files/exercise-error.ts';
import type { ActorContext } from '../../access/actor.ts';
import { parseAuthorManifest } from '../../exercises/author-yaml.ts';
import { renderStatement } from '../../exercises/render-statement.ts';
import { ok, type Result } from '../../platform/result.ts';
import { fileMapOf } from './draft-files.ts';
import { type DraftRefusal, findDraft } from './find-draft.ts';
import type { PreviewView } from './preview-view.ts';

export interface PreviewDraftInput {
  readonly draftId: string;
  /** As they are in the editor, saved or not. */
  readonly statement: string;
  readonly manifest: string;
}

/** The statement as its students read it: the same Markdown, made safe in the same way. */
export async function previewDraft(
  context: ActorContext,
  { draftId, statement, manifest: yaml }: PreviewDraftInput,
): Promise<Result<PreviewView, DraftRefusal>> {
  const found = await findDraft(context, draftId);
  if (!found.ok) return found;
  const saved = fileMapOf(await selectDraftFiles(context.db, draftId));
  const statementHtml = await renderStatement({ ...saved, 'statement.md': statement });
  return ok({ statementHtml, exercise: factsOf(yaml, found.value.draft.title) });
}

/** What stands over the statement; of a manifest that cannot be read the title alone. */
function factsOf(yaml: string, title: string): PreviewView['exercise'] {
  try {
    const { title: own, points, difficulty, minutes, source, disclosure } = parseAuthorManifest(yaml, '');
    return { title: own, points, difficulty, minutes, source, disclosure };
  } catch (error) {
    if (!isExerciseError(error)) throw error;
    return { title, points: 0, difficulty: 'easy', minutes: 0, source: '', disclosure: 'open' };
  }
}
