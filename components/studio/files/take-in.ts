/** Where a file that an author brings meets one that the draft has under its name. */
import type { FilesKeeper } from './files-keeper.ts';

type Files = Pick<FilesKeeper, 'state' | 'replace'>;

interface BroughtFile {
  readonly path: string;
  readonly text: string;
}

/**
 * A file that was uploaded is the newer version of the one with its name.
 * @returns the text whose place it took; null: there was none, or the same
 */
export function takeInNewer(files: Files, { path, text }: BroughtFile): string | null {
  const before = textAt(files, path);
  if (before === text) return null;
  files.replace(path, text);
  return before;
}

/**
 * A figure that was dropped or pasted is one more: a browser calls every picture that was copied "image.svg".
 * @returns where it is kept: "figures/image-2.svg" where another has its name
 */
export function takeInFigure(files: Files, { path, text }: BroughtFile): string {
  const free = freePath(files, { path, text });
  if (textAt(files, free) === null) files.replace(free, text);
  return free;
}

function freePath(files: Files, { path, text }: BroughtFile): string {
  for (let nth = 1; ; nth += 1) {
    const wish = nth === 1 ? path : path.replace(/\.svg$/, `-${nth}.svg`);
    const there = textAt(files, wish);
    if (there === null || there === text) return wish;
  }
}

function textAt(files: Files, path: string): string | null {
  return files.state().files.find((file) => file.path === path)?.text ?? null;
}
