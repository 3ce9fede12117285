import type { FileMap } from '#grader/protocol.ts';

/** What the page shows by itself, and `assets/hidden-*`: data such as test sets that only the server may see. */
const STAYS_HERE = /^(?:statement\.md$|figures\/|assets\/hidden-)/;

/** What of an open exercise goes to a browser: the whole, but for what stays here. */
export function openFiles(files: FileMap): FileMap {
  return Object.fromEntries(Object.entries(files).filter(([path]) => !STAYS_HERE.test(path)));
}
