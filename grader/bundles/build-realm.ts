/** Builds the realm bundles with esbuild. `scripts/build-realm.ts` is the program. */
import { createHash } from 'node:crypto';
import { mkdir, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { type RealmHome, realmBuilds } from './realm-builds.ts';
import { readFresh, type Stamp, stampOf, writeStamp } from './realm-stamp.ts';

export interface RealmFiles {
  /** Absolute paths. The browser bundle carries every backend, the others the CPU alone. */
  readonly browser: string;
  readonly deno: { readonly judge: string; readonly student: string };
  readonly node: string;
  /** SHA-256 of all, hex: names what ran. */
  readonly hash: string;
}

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const HASH_LENGTH = 12;
const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * Builds what is stale and gives the files; a few milliseconds when nothing is. Concurrent builds give the same files.
 * @param root folder of the project.
 */
export async function buildRealm(root: string = ROOT): Promise<RealmFiles> {
  const fresh = await readFresh(root);
  if (fresh) return toFiles(root, fresh);
  const names = {} as Record<RealmHome, string>;
  const inputs = new Set<string>();
  for (const plan of realmBuilds(root)) {
    const built = await build({ ...plan.options, absWorkingDir: root, write: false, metafile: true });
    for (const input of Object.keys(built.metafile.inputs)) inputs.add(input);
    const code = built.outputFiles?.[0]?.contents;
    if (!code) throw new Error(`esbuild gave no ${plan.home} bundle.`);
    const hash = createHash('sha256').update(code).digest('hex').slice(0, HASH_LENGTH);
    names[plan.home] = join(plan.folder, `${plan.stem}-${hash}.js`);
    await mkdir(join(root, plan.folder), { recursive: true });
    await writeFile(join(root, names[plan.home]), code);
  }
  const manifest = {
    browser: basename(names.browser),
    frame: basename(names.frame),
    deno: { judge: basename(names['deno-judge']), student: basename(names['deno-student']) },
    node: basename(names.node),
  };
  await writeFile(join(root, 'public/realm/manifest.json'), `${JSON.stringify(manifest)}\n`);
  const stamp = await stampOf(root, [...inputs], names);
  await writeStamp(root, stamp);
  await removeOld(root, names);
  return toFiles(root, stamp);
}

function toFiles(root: string, { outputs, hash }: Stamp): RealmFiles {
  return {
    browser: join(root, outputs.browser),
    deno: { judge: join(root, outputs['deno-judge']), student: join(root, outputs['deno-student']) },
    node: join(root, outputs.node),
    hash,
  };
}

/** Ends bundles of earlier days; a page that is open or a server that runs may still need today's. */
async function removeOld(root: string, names: Record<RealmHome, string>): Promise<void> {
  const keep = new Set(Object.values(names));
  for (const folder of ['.cache/realm', 'public/realm']) {
    for (const file of await readdir(join(root, folder))) {
      const path = join(folder, file);
      // With what hosts keep beside it: its compiled code.
      const [bundle] = /^realm-.*?\.js/.exec(file) ?? [];
      if (bundle === undefined || keep.has(join(folder, bundle))) continue;
      const { mtimeMs } = await stat(join(root, path));
      if (Date.now() - mtimeMs >= DAY_MS) await rm(join(root, path), { recursive: true, force: true });
    }
  }
}
