import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { promisify } from 'node:util';
import { afterAll, expect, test } from 'vitest';
import { buildRealm } from '../../bundles/build-realm.ts';
import { bootStudent } from './boot-realm.ts';
import { codeFolder, openCodeCache } from './code-cache.ts';
import { chooseWall, findDeno, realmCommand } from './deno-command.ts';
import { startRealmProcess } from './realm-process.ts';

const run = promisify(execFile);
const deno = await findDeno();
const hasWall = (await chooseWall(deno)) === 'bwrap';

const FRAMES = { frameBytesMax: 1024, waitingBytesMax: 1024 };

const folder = mkdtempSync(join(tmpdir(), 'descent-cache-test-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('it is made once, holds compiled code, and is there for the hosts to come', async () => {
  const { deno: bundle } = await buildRealm();
  const kept = codeFolder(join(folder, 'kept', 'realm.js'), deno.version);
  const cache = await openCodeCache(kept);
  expect(cache.files()).toEqual([]);
  const made: string[] = [];
  const start = async (inner: string) => {
    made.push(inner);
    const needs = {
      bundle: bundle.student,
      memoryBytes: 512 * 2 ** 20,
      cpuMs: 60_000,
      wall: 'none',
      folder: inner,
    } as const;
    const realm = startRealmProcess(realmCommand(deno, { ...needs, cache: { make: inner } }), FRAMES);
    await bootStudent(realm, { memoryBytes: needs.memoryBytes, cpuMs: 60_000 });
    return realm;
  };
  cache.make(start);
  cache.make(start);
  await cache.close();
  expect(made).toHaveLength(1);
  const bytes = cache.files().reduce((sum, file) => sum + statSync(file).size, 0);
  expect(cache.files().map((file) => basename(file))).toEqual([
    expect.stringMatching(/^dep_analysis_cache_v\d+$/),
    expect.stringMatching(/^v8_code_cache_v\d+$/),
  ]);
  // All of TensorFlow.js and of the loader, compiled: a third of it is there when only what ran while it loaded is.
  expect(bytes).toBeGreaterThan(readFileSync(bundle.student).length * 2);
  // No log beside them, and nothing that Deno would have to write when it opens one: it cannot.
  expect(readdirSync(kept).filter((name) => /^(v8_code|dep_analysis).*-/.test(name))).toEqual([]);
  for (const file of cache.files()) {
    const database = new DatabaseSync(file, { readOnly: true });
    database.exec('PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA optimize;');
    database.close();
  }
  // Nothing else is left where it was made.
  expect(readdirSync(join(folder, 'kept'))).toEqual([`realm.js.shared-${deno.version}`]);

  const later = await openCodeCache(kept);
  expect(later.files()).toEqual(cache.files());
  later.make(start);
  await later.close();
  expect(made).toHaveLength(1);
});

test('a process that does not start leaves it empty, and nothing fails', async () => {
  const kept = join(folder, 'never');
  const cache = await openCodeCache(kept);
  const command = { file: join(folder, 'no-such-program'), args: [], env: {} };
  cache.make(async () => startRealmProcess(command, FRAMES));
  await cache.close();
  expect(cache.files()).toEqual([]);
  expect(existsSync(kept)).toBe(false);
});

test('a realm whose cache cannot be read is ended all the same', async () => {
  const cache = await openCodeCache(join(folder, 'unread'));
  let ended = false;
  cache.make(async (inner) => {
    rmSync(inner, { recursive: true });
    const end = async () => {
      ended = true;
    };
    return { gone: new Promise(() => undefined), end };
  });
  await cache.close();
  expect(ended).toBe(true);
  expect(cache.files()).toEqual([]);
});

test('one that ends while it is made leaves nothing to start from', async () => {
  const kept = join(folder, 'half');
  const cache = await openCodeCache(kept);
  cache.make(async (inner) => {
    writeFileSync(join(inner, 'v8_code_cache_v2'), 'half');
    return { gone: Promise.resolve(), end: async () => undefined };
  });
  await cache.close();
  expect(cache.files()).toEqual([]);
  expect(existsSync(kept)).toBe(false);
});

/** Tries to change a file in every way, with all that Deno itself could be talked into. */
const TAMPERING = `const path = '/tmp/deno/v8_code_cache_v2', told = [Deno.readTextFileSync(path)];
for (const change of [
  () => Deno.openSync(path, { write: true }),
  () => Deno.truncateSync(path, 1),
  () => Deno.removeSync(path),
  () => Deno.renameSync(path, path + '-2'),
  () => Deno.chmodSync(path, 0o777),
]) try { change(); told.push('changed'); } catch (error) { told.push(error.code); }
console.log(JSON.stringify(told));
`;

test.runIf(hasWall)(
  'behind the wall it can be read, and changed by nobody, whatever Deno permits',
  async () => {
    const kept = join(folder, 'v8_code_cache_v2');
    const bundle = join(folder, 'tampering.js');
    writeFileSync(kept, 'compiled');
    writeFileSync(bundle, TAMPERING);
    const needs = { bundle, memoryBytes: 512 * 2 ** 20, cpuMs: 10_000, wall: 'bwrap', folder: null } as const;
    const { file, args, env } = realmCommand(deno, { ...needs, cache: { use: [kept] } });
    const permitted = args.map((arg) => (arg === '--no-prompt' ? '--allow-all' : arg));
    const { stdout } = await run(file, permitted, { env: { ...env } as NodeJS.ProcessEnv });
    expect(JSON.parse(stdout)).toEqual(['compiled', 'EROFS', 'EROFS', 'EBUSY', 'EBUSY', 'EROFS']);
    expect(readFileSync(kept, 'utf8')).toBe('compiled');
  },
);
