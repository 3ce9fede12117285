/** What is asked about a draft counts what the server has of it: it is asked once that is all, or the author is told why not. */
import { unreachedWords } from '../../kept/unreached.ts';
import type { Answer } from '../studio-actions.ts';
import type { FilesKeeper, SaveStatus, Unsaved } from './files-keeper.ts';

/**
 * The same act, once all is saved.
 * @param next what to do after what is in the way, as a sentence: "Then check again."
 */
export function onceSaved<Input extends readonly unknown[], Value>(
  keeper: Pick<FilesKeeper, 'saveAll'>,
  { act, next }: { readonly act: (...input: Input) => Promise<Answer<Value>>; readonly next: string },
): (...input: Input) => Promise<Answer<Value>> {
  return async (...input) => {
    const unsaved = await keeper.saveAll();
    return unsaved === null ? act(...input) : { ok: false, problem: unsavedWords(unsaved, next) };
  };
}

/** Which files are not saved, why, and what to do. */
export function unsavedWords(unsaved: Unsaved, next: string): string {
  const { paths } = unsaved;
  const files = `${paths.join(', ')} ${paths.length === 1 ? 'is' : 'are'}`;
  if (unsaved.why === 'met')
    return `${files} not saved: ${unsaved.by} saved ${paths.length === 1 ? 'it' : 'them'} while you wrote. Choose what ${paths.length === 1 ? 'it becomes' : 'they become'}. ${next}`;
  return `${files} not saved. ${whyWords(unsaved.status)} ${next}`;
}

function whyWords(status: SaveStatus): string {
  switch (status.kind) {
    case 'refused':
      return `${status.message} Change that.`;
    case 'unreached':
      return `${unreachedWords(status.why)} It is tried again by itself.`;
    case 'signed-out':
      return 'You are signed out. Sign in in another tab.';
    case 'saved':
    case 'saving':
      return 'You wrote in it just now, and it is on its way.';
  }
}
