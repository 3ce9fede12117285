/** What `check` has proved: in `exercises/proofs.json`, committed so that nobody proves it again, or in a file beside it. */
import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { hashFiles } from '../exercise/files/hash-files.ts';
import { loadSolutions } from '../folder/load-folder.ts';
import type { DenoBundles } from '../hosts/deno.ts';
import { type Grounds, isProved, type Ledger, ledgerSchema } from '../proof/ledger.ts';
import { CliProblem } from './cli-problem.ts';
import { findExercise, folderOf } from './find-exercise.ts';

export const PROOFS_FILE = 'exercises/proofs.json';
const HASH_LENGTH = 16;

/** @param file under `root`, or anywhere by its whole path @throws CliProblem when it cannot be read */
export async function readLedger(root: string, file = PROOFS_FILE): Promise<Ledger> {
  let text: string;
  try {
    text = await readFile(resolve(root, file), 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return {};
    throw error;
  }
  try {
    return ledgerSchema.parse(JSON.parse(text));
  } catch {
    throw new CliProblem(`${file} cannot be read. Remove it: check writes it anew.`);
  }
}

export interface LedgerUpdate {
  readonly held: ReadonlyMap<string, Grounds>;
  readonly failed: readonly string[];
  /** Under the root, or a whole path. Default `exercises/proofs.json`. */
  readonly file?: string;
}

/**
 * Records what holds, drops what fails, and leaves the rest, as well as what says already that it holds: fewer seeds
 * take nothing back. An entry a line, so that two branches rarely meet.
 */
export async function updateLedger(
  root: string,
  { held, failed, file = PROOFS_FILE }: LedgerUpdate,
): Promise<void> {
  const before = await readLedger(root, file);
  const date = new Date().toISOString().slice(0, 'yyyy-mm-dd'.length);
  const entries = new Map(Object.entries(before));
  for (const slug of failed) entries.delete(slug);
  for (const [slug, grounds] of held)
    if (!isProved(before, slug, grounds)) entries.set(slug, { ...grounds, date });
  if (isDeepStrictEqual(Object.fromEntries(entries), before)) return;
  const lines = [...entries]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([slug, entry]) => `  ${JSON.stringify(slug)}: ${JSON.stringify(entry)}`);
  const path = resolve(root, file);
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, `{\n${lines.join(',\n')}\n}\n`);
}

/** On what the proofs of an exercise rest. @throws ExerciseError when its folder is no exercise */
export async function groundsOf(
  { root, slug }: { root: string; slug: string },
  { deno, seeds }: { deno: DenoBundles; seeds: number },
): Promise<Grounds> {
  const [bundle, solutions] = await Promise.all([
    findExercise(root, slug),
    loadSolutions(folderOf(root, slug)),
  ]);
  return {
    exercise: bundle.hash.slice(0, HASH_LENGTH),
    solutions: (await hashFiles(solutions)).slice(0, HASH_LENGTH),
    // Bundles are named by their content.
    realm: [deno.judge, deno.student].map((file) => /-([0-9a-f]+)\.js$/.exec(basename(file))?.[1]).join(' '),
    rules: await rulesHash(),
    seeds,
  };
}

async function rulesHash(): Promise<string> {
  const folder = join(import.meta.dirname, '../proof');
  const files = (await readdir(folder)).filter((name) => /^(?!.*\.test\.ts$).*\.ts$/.test(name)).sort();
  const hash = createHash('sha256');
  for (const file of files) hash.update(await readFile(join(folder, file)));
  return hash.digest('hex').slice(0, HASH_LENGTH);
}
