/** Remembers what the realm bundles were built from, so that a build that would change nothing is skipped. */
import { createHash } from 'node:crypto';
import { access, mkdir, readFile, rename, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { RealmHome } from './realm-builds.ts';

export interface Stamp {
  /** Path to `size:mtime:sha256`; dependencies under node_modules are covered by the lock file. */
  readonly inputs: Readonly<Record<string, string>>;
  readonly outputs: Readonly<Record<RealmHome, string>>;
  readonly hash: string;
}

const STAMP = '.cache/realm/stamp.json';
/** They decide about the bundles without being in them. */
const ALSO = ['package-lock.json', 'grader/bundles/build-realm.ts', 'grader/bundles/realm-builds.ts'];

/** The last build's stamp when it still holds, else null. */
export async function readFresh(root: string): Promise<Stamp | null> {
  try {
    const stamp = JSON.parse(await readFile(join(root, STAMP), 'utf8')) as Stamp;
    await Promise.all(Object.values(stamp.outputs).map((output) => access(join(root, output))));
    await access(join(root, 'public/realm/manifest.json'));
    const same = await Promise.all(
      Object.entries(stamp.inputs).map(async ([path, known]) => isSame(join(root, path), known)),
    );
    return same.every(Boolean) ? stamp : null;
  } catch {
    return null;
  }
}

export async function stampOf(
  root: string,
  inputs: readonly string[],
  outputs: Readonly<Record<RealmHome, string>>,
): Promise<Stamp> {
  // "(disabled):util" is esbuild's word for a module that the browser has not.
  const own = [...inputs.filter((path) => !path.includes('node_modules/') && !path.startsWith('(')), ...ALSO];
  const entries = await Promise.all(
    own.map(async (path) => [path, await printOf(join(root, path))] as const),
  );
  const hash = createHash('sha256').update(JSON.stringify(outputs)).digest('hex');
  return { inputs: Object.fromEntries(entries), outputs, hash };
}

export async function writeStamp(root: string, stamp: Stamp): Promise<void> {
  const path = join(root, STAMP);
  await mkdir(join(path, '..'), { recursive: true });
  // Written beside and moved, so that a build running at the same time never reads half of it.
  await writeFile(`${path}.${process.pid}`, JSON.stringify(stamp));
  await rename(`${path}.${process.pid}`, path);
}

async function isSame(path: string, known: string): Promise<boolean> {
  const { size, mtimeMs } = await stat(path);
  // The same size and time is taken for the same content; otherwise the content decides.
  return known.startsWith(`${size}:${mtimeMs}:`) || known.split(':')[2] === (await contentHash(path));
}

async function printOf(path: string): Promise<string> {
  const { size, mtimeMs } = await stat(path);
  return `${size}:${mtimeMs}:${await contentHash(path)}`;
}

async function contentHash(path: string): Promise<string> {
  return createHash('sha256')
    .update(await readFile(path))
    .digest('hex');
}
