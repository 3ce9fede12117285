/** What of an exercise goes to a browser. */

import type { Manifest } from '#grader/exercise/manifest.ts';
import type { FileMap } from '#grader/protocol.ts';

/** An open exercise goes whole, but for what only the page shows; a sealed one sends nothing that tells the answer. */
export function browserFiles(files: FileMap, manifest: Pick<Manifest, 'disclosure'>): FileMap {
  if (manifest.disclosure === 'sealed') return {};
  return Object.fromEntries(
    Object.entries(files).filter(([path]) => path !== 'statement.md' && !path.startsWith('figures/')),
  );
}
