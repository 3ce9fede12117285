import { mkdir, mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { buildRealm } from './build-realm.ts';
import type { RealmHome } from './realm-builds.ts';
import { readFresh, stampOf, writeStamp } from './realm-stamp.ts';

const OUTPUTS: Readonly<Record<RealmHome, string>> = {
  browser: 'public/realm/realm-a.js',
  frame: 'public/realm/frame-a.js',
  'deno-judge': '.cache/realm/realm-deno-judge-a.js',
  'deno-student': '.cache/realm/realm-deno-student-a.js',
  node: '.cache/realm/realm-node-a.js',
};
const SOURCE = 'grader/realm/main.ts';
/** What decides without being in a bundle. */
const BESIDE = ['package-lock.json', 'grader/bundles/build-realm.ts', 'grader/bundles/realm-builds.ts'];
let root: string;

const put = async (path: string, text: string): Promise<void> => {
  await mkdir(dirname(join(root, path)), { recursive: true });
  await writeFile(join(root, path), text);
};
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'descent-stamp-'));
  const built = [...Object.values(OUTPUTS), 'public/realm/manifest.json'];
  for (const path of [SOURCE, ...BESIDE, ...built]) await put(path, path);
  const inputs = [SOURCE, 'node_modules/acorn/index.js', '(disabled):util'];
  await writeStamp(root, await stampOf(root, inputs, OUTPUTS));
});
afterEach(() => rm(root, { recursive: true }));

const isFresh = async (): Promise<boolean> => (await readFresh(root)) !== null;

it('holds while nothing that was built from has changed, whatever a checkout does to times', async () => {
  expect(await readFresh(root)).toMatchObject({ outputs: OUTPUTS });
  await utimes(join(root, SOURCE), new Date(0), new Date(0));
  expect(await isFresh()).toBe(true);
});

it.each([SOURCE, ...BESIDE])('falls with another %s', async (path) => {
  await put(path, `${await readFile(join(root, path), 'utf8')} `);
  expect(await isFresh()).toBe(false);
});

it.each([...Object.values(OUTPUTS), 'public/realm/manifest.json', SOURCE])(
  'falls without %s',
  async (path) => {
    await rm(join(root, path));
    expect(await isFresh()).toBe(false);
  },
);

it('is looked at again where time and size tell nothing: the same content holds', async () => {
  const text = await readFile(join(root, SOURCE), 'utf8');
  await put(SOURCE, `${text} `);
  expect(await isFresh()).toBe(false);
  await put(SOURCE, text);
  expect(await isFresh()).toBe(true);
});

it('asks nothing of dependencies and of what a browser has not: the lock file speaks for those', async () => {
  const { inputs } = JSON.parse(await readFile(join(root, '.cache/realm/stamp.json'), 'utf8')) as {
    inputs: Record<string, string>;
  };
  expect(Object.keys(inputs).sort()).toEqual([SOURCE, ...BESIDE].sort());
});

it('that holds is all that a build needs: it gives the files, absolute and with their hash, and builds nothing', async () => {
  const files = await buildRealm(root);
  expect(files).toEqual({
    browser: join(root, OUTPUTS.browser),
    deno: { judge: join(root, OUTPUTS['deno-judge']), student: join(root, OUTPUTS['deno-student']) },
    node: join(root, OUTPUTS.node),
    hash: expect.stringMatching(/^[0-9a-f]{64}$/),
  });
  expect(await readFile(files.browser, 'utf8')).toBe(OUTPUTS.browser);
});

it('takes the place of the one before, and leaves nothing beside it', async () => {
  await writeStamp(root, await stampOf(root, [], OUTPUTS));
  await writeStamp(root, await stampOf(root, [SOURCE], OUTPUTS));
  expect(await readdir(join(root, '.cache/realm'))).toEqual(
    [
      ...Object.values(OUTPUTS)
        .filter((path) => path.startsWith('.cache'))
        .map((path) => basename(path)),
      'stamp.json',
    ].sort(),
  );
  expect(await isFresh()).toBe(true);
});

it('speaks of the folder that it lies in alone', async () => {
  const elsewhere = await mkdtemp(join(tmpdir(), 'descent-stamp-'));
  await writeStamp(elsewhere, await stampOf(root, [SOURCE], OUTPUTS));
  expect(await readFresh(elsewhere)).toBeNull();
  expect(await isFresh()).toBe(true);
  await rm(elsewhere, { recursive: true });
});

it('cannot be made of a source that is not there', async () => {
  await expect(stampOf(root, ['grader/nowhere.ts'], OUTPUTS)).rejects.toThrow('ENOENT');
});

it.each(['', 'null', '[]', '{}', '{"inputs":{}}', '{"outputs":{},"inputs":null}'])(
  'that says %j is none',
  async (text) => {
    await writeFile(join(root, '.cache/realm/stamp.json'), text);
    expect(await isFresh()).toBe(false);
  },
);

it('that cannot be read is none', async () => {
  await writeFile(join(root, '.cache/realm/stamp.json'), '{"inputs":');
  expect(await isFresh()).toBe(false);
});

it('has another hash for other outputs, and the same for the same', async () => {
  const hashOf = async (outputs: typeof OUTPUTS) => (await stampOf(root, [SOURCE], outputs)).hash;
  expect(await hashOf(OUTPUTS)).toBe(await hashOf({ ...OUTPUTS }));
  expect(await hashOf({ ...OUTPUTS, node: '.cache/realm/realm-node-b.js' })).not.toBe(await hashOf(OUTPUTS));
});
