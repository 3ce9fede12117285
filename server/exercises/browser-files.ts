/** What of an exercise goes to a browser. */

import type { Manifest } from '#grader/exercise/manifest.ts';
import type { FileMap } from '#grader/protocol.ts';

/** What the page shows by itself, and `assets/hidden-*`: data such as test sets that only the server may see. */
const STAYS_HERE = /^(?:statement\.md$|figures\/|assets\/hidden-)/;

/** An open exercise goes whole, but for what stays here; a sealed one sends nothing that tells the answer. */
export function browserFiles(files: FileMap, manifest: Pick<Manifest, 'disclosure'>): FileMap {
  if (manifest.disclosure === 'sealed') return {};
  return Object.fromEntries(Object.entries(files).filter(([path]) => !STAYS_HERE.test(path)));
}
