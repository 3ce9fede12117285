import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { build } from 'esbuild';
import { realmBuilds } from '#grader/bundles/realm-builds.ts';

/** Bundles `bare.ts` for Deno and Node just as the realms are bundled; gives its absolute path. */
export async function bundleBare(): Promise<string> {
  const plan = realmBuilds(process.cwd()).find(({ home }) => home === 'deno-student');
  if (!plan) throw new Error('The realm is no longer built for Deno.');
  const outfile = resolve('.cache/bench/bare.mjs');
  mkdirSync(resolve('.cache/bench'), { recursive: true });
  await build({ ...plan.options, entryPoints: [resolve('bench/workload/bare.ts')], outfile });
  return outfile;
}
