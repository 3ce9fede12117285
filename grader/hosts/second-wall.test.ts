/**
 * The wall behind the loader, alone: realms whose loader lets every import through are built here, and still nothing can
 * be imported in them, in no home and by no form of address.
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type Plugin } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildRealm } from '../bundles/build-realm.ts';
import { type RealmHome, realmBuilds } from '../bundles/realm-builds.ts';
import { createDenoHost } from './deno.ts';
import type { Host } from './host.ts';
import { createNodeWorkerHost } from './node-worker.ts';
import { doublingExercise } from './testing/doubling-exercise.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
/** The loader's wall, as if it had a hole. */
const NO_FIRST_WALL = {
  'one-reading.ts': 'export const inOneReading = (script) => script;',
  'stray-import.ts': 'export const findStrayPart = () => null;',
};
const NO_SECOND_WALL = { 'refuse-modules.ts': 'export const refuseModules = () => {};' };

const ADDRESSES = [
  'node:fs',
  'node:sqlite',
  'node:worker_threads',
  'node:module',
  'node:process',
  'fs',
  'data:text/javascript,export default 1',
  'data:text/javascript,export { default } from "node:fs"',
  'data:application/json,1',
  'file:///realm.js',
  './realm.js',
  '/etc/passwd',
  'npm:left-pad',
  'jsr:@std/fs',
  'https://127.0.0.1:9/x.js',
  'blob:null/x',
  'ext:core/mod.js',
  '',
];

const ATTRIBUTES = ['', 'text', 'json'];

/** Tells what came of each import. What only the engine takes for a comment hides it from the transpiler. */
const IMPORTING = `export async function double(): Promise<never> {
  const told: string[] = [], y = 1;
  for (const address of ${JSON.stringify(ADDRESSES)}) for (const type of ${JSON.stringify(ATTRIBUTES)}) {
    const options = type === '' ? undefined : { with: { type } };
    try { y <!-- \`
      ; await import(address, options); told.push(address.slice(0, 9) + ' came'); //\`
    } catch (error) { told.push(String(error.message).replace('Error: ', '').split('\\n')[0].slice(0, 40)); }
  }
  throw new Error(told.join('\\n'));
}`;

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'descent-second-wall-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** A realm bundle in which some modules are others. */
async function bundleWith(home: RealmHome, replaced: Readonly<Record<string, string>>): Promise<string> {
  const plan = realmBuilds(ROOT).find((one) => one.home === home);
  if (!plan) throw new Error(`There is no bundle for ${home}.`);
  const plugin: Plugin = {
    name: 'without-a-wall',
    setup({ onLoad }) {
      onLoad({ filter: /grader\/realm\/(?:[\w-]+\/)*[\w-]+\.ts$/ }, ({ path }) => {
        const contents = replaced[basename(path)];
        return contents === undefined ? undefined : { contents, loader: 'js' };
      });
    },
  };
  const built = await build({ ...plan.options, absWorkingDir: ROOT, write: false, plugins: [plugin] });
  const file = join(folder, `${home}-${Object.keys(replaced).length}.mjs`);
  await writeFile(file, built.outputFiles?.[0]?.contents ?? '');
  return file;
}

/** What became of each address and attribute. */
async function toldBy(host: Host): Promise<readonly string[]> {
  const request = { solution: IMPORTING, seed: 1, visibility: 'public' } as const;
  const { cases } = await host.run(await doublingExercise(), request);
  return (cases[0]?.error?.message ?? '').split('\n');
}

async function hostOf(home: string, replaced: Readonly<Record<string, string>>): Promise<Host> {
  if (home === 'node threads')
    return createNodeWorkerHost({ bundle: await bundleWith('node', replaced), poolSize: 1 });
  const { judge } = (await buildRealm(ROOT)).deno;
  const bundle = { judge, student: await bundleWith('deno-student', replaced) };
  return createDenoHost({ bundle, poolSize: 1, bwrap: home === 'deno' ? 'never' : 'auto' });
}

describe.each(['node threads', 'deno', 'deno behind the OS wall'])('in %s', (home) => {
  it('a loader with a hole would import', async () => {
    const host = await hostOf(home, { ...NO_FIRST_WALL, ...NO_SECOND_WALL });
    expect(await toldBy(host)).toContain('data:text came');
    await host.close();
  });

  it('nothing is imported behind such a loader', async () => {
    const host = await hostOf(home, NO_FIRST_WALL);
    const told = await toldBy(host);
    await host.close();
    expect(told).toEqual(
      Array.from(
        { length: ADDRESSES.length * ATTRIBUTES.length },
        () => 'Nothing can be imported in an exercise.',
      ),
    );
  });
});
