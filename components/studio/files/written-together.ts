import type { FilesKeeper } from './files-keeper.ts';

/** One file of several that were written as one act, before and after it. */
export interface WrittenFile {
  readonly path: string;
  readonly before: string;
  readonly after: string;
}

type Keeper = Pick<FilesKeeper, 'text' | 'replace'>;

/** Writes files that belong together; what it gives takes all of them back. */
export function writeTogether(
  keeper: Keeper,
  files: readonly { readonly path: string; readonly content: string }[],
): readonly WrittenFile[] {
  const written = files.map(({ path, content }) => ({ path, before: keeper.text(path), after: content }));
  for (const { path, after } of written) keeper.replace(path, after);
  return written;
}

/** Takes all of them back, or, where one was changed since, none. @returns the file that was changed */
export function takeBackTogether(keeper: Keeper, written: readonly WrittenFile[]): string | null {
  const changed = written.find(({ path, after }) => keeper.text(path) !== after);
  if (changed) return changed.path;
  for (const { path, before } of written) keeper.replace(path, before);
  return null;
}
