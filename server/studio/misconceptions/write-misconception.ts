import { stringify } from 'yaml';
import { selectDraftFiles } from '#db/queries/exercises/exercise-drafts.ts';
import type { ActorContext } from '../../access/actor.ts';
import { addressNameOf } from '../../courses/address-name.ts';
import { ok, type Result, refuse } from '../../platform/result.ts';
import { fileMapOf } from '../drafts/draft-files.ts';
import { type DraftRefusal, findDraft } from '../drafts/find-draft.ts';
import { differenceMade } from './difference-made.ts';

export interface WriteMisconceptionInput {
  readonly draftId: string;
  /** What the mistake is called. */
  readonly title: string;
  /** Markdown. */
  readonly hint: string;
  /** The reference with the mistake made in it. */
  readonly source: string;
}

export type WriteMisconceptionRefusal = DraftRefusal | 'title-empty' | 'hint-empty' | 'mistake-missing';

/** The file of a misconception that was made in the saved reference: title, hint and the difference. Saves nothing. */
export async function writeMisconception(
  context: ActorContext,
  { draftId, title, hint, source }: WriteMisconceptionInput,
): Promise<Result<{ readonly path: string; readonly content: string }, WriteMisconceptionRefusal>> {
  const found = await findDraft(context, draftId);
  if (!found.ok) return found;
  const name = addressNameOf(title, 'mistake');
  if (name === '') return refuse('title-empty');
  if (hint.trim() === '') return refuse('hint-empty');
  const files = fileMapOf(await selectDraftFiles(context.db, draftId));
  const difference = differenceMade(files['reference.ts'] ?? '', source);
  if (difference === null) return refuse('mistake-missing');
  const content = misconceptionText({ title, hint, difference });
  return ok({ path: freePath(name, Object.keys(files)), content });
}

/** A file of `misconceptions/`. @param made.difference lines of its fence */
export function misconceptionText({
  title,
  hint,
  difference,
}: Pick<WriteMisconceptionInput, 'title' | 'hint'> & { readonly difference: readonly string[] }): string {
  const front = stringify({ title: title.trim() }, { lineWidth: 0 }).trimEnd();
  return `---\n${front}\n---\n\n${hint.trim()}\n\n\`\`\`diff\n${difference.join('\n')}\n\`\`\`\n`;
}

function freePath(name: string, paths: readonly string[]): string {
  const taken = (path: string) => paths.includes(path) || paths.includes(path.replace(/md$/, 'ts'));
  let path = `misconceptions/${name}.md`;
  for (let next = 2; taken(path); next += 1) path = `misconceptions/${name}-${next}.md`;
  return path;
}
