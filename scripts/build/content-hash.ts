import { createHash } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

/** What nothing is built from, wherever it lies: tests, what they stand on, and reports that they compare with. */
const FOR_TESTS = ['**/*.test.{ts,tsx}', '**/testing/**', '**/testing*.ts', '**/golden/**'];

/** A hash over names and contents of the files that match, those for tests left out; the same on every machine. */
export function contentHash(patterns: readonly string[]): string {
  const paths = globSync([...patterns], { withFileTypes: true, exclude: FOR_TESTS })
    .filter((entry) => entry.isFile())
    .map((entry) => relative('.', join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .sort();
  const hash = createHash('sha256');
  for (const path of paths) hash.update(path).update('\0').update(readFileSync(path)).update('\0');
  return hash.digest('hex');
}
