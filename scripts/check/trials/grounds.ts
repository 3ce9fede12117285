/**
 * On what the answer of a trial rests: its code and all that this imports, the realms and the wall round them, installed
 * versions, what it reads.
 */
import { createHash } from 'node:crypto';
import { globSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'esbuild';
import { buildRealm } from '#grader/bundles/build-realm.ts';
import { chooseWall, findDeno } from '#grader/hosts/deno/deno-command.ts';
import { BUILDS } from '../../build/builds.ts';
import { contentHash } from '../../build/content-hash.ts';
import type { Trial } from './trials.ts';

const HASH_LENGTH = 16;
/** The site as a journey meets it: what it is built from, what starts it, whom it is shown to, and the exercises. */
const SITE = [
  ...BUILDS.flatMap(({ name, inputs }) => (name === 'site' ? inputs : [])),
  'scripts/{serve,worker}.ts',
  'scripts/serve/**/*',
  'e2e/harness/**/*',
  'exercises/**/*',
];

export interface TrialWorld {
  /** Folder of the project. */
  readonly root: string;
  /** The realm bundles by their content. */
  readonly realms: string;
  /** What this machine can put round a realm: where it can less, other programs decide. */
  readonly wall: string;
  /** The built site and its course by what they are made from. */
  readonly site: string;
}

/** As this project and this machine are. */
export async function trialWorld(): Promise<TrialWorld> {
  const [{ hash: realms }, deno] = await Promise.all([buildRealm(), findDeno()]);
  return { root: process.cwd(), realms, wall: await chooseWall(deno), site: contentHash(SITE) };
}

/** A hash; the same on every machine. @throws when the file cannot be bundled */
export async function groundsOfTrial(world: TrialWorld, trial: Trial): Promise<string> {
  const { root, realms, wall, site } = world;
  const { file, starts = [], reads = [], onSite = false } = trial;
  const paths = new Set(['package-lock.json', ...(await importsOf(root, [file, ...starts]))]);
  for (const entry of globSync([...reads], { cwd: root, withFileTypes: true }))
    if (entry.isFile()) paths.add(join(entry.parentPath, entry.name).slice(root.length + 1));
  const hash = createHash('sha256').update(`${realms} ${wall}${onSite ? ` ${site}` : ''}\0`);
  for (const path of [...paths].sort())
    hash
      .update(path)
      .update('\0')
      .update(await readFile(join(root, path)))
      .update('\0');
  return hash.digest('hex').slice(0, HASH_LENGTH);
}

/** Our files that these import, directly or not, with themselves. Packages are covered by the lock file. */
async function importsOf(root: string, entryPoints: readonly string[]): Promise<string[]> {
  const { metafile } = await build({
    entryPoints: [...entryPoints],
    absWorkingDir: root,
    bundle: true,
    write: false,
    metafile: true,
    outdir: '.cache/trials',
    packages: 'external',
    platform: 'node',
    format: 'esm',
    logLevel: 'silent',
  });
  return Object.keys(metafile.inputs);
}
