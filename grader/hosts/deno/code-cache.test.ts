import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { buildRealm } from '../../bundles/build-realm.ts';
import { bootStudent } from './boot-realm.ts';
import { codeFolder, openCodeCache } from './code-cache.ts';
import { findDeno, realmCommand } from './deno-command.ts';
import { startRealmProcess } from './realm-process.ts';

const FRAMES = { frameBytesMax: 1024, waitingBytesMax: 1024 };

const folder = mkdtempSync(join(tmpdir(), 'descent-cache-test-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('it is made once, holds compiled code, and is there for the hosts to come', async () => {
  const [deno, { deno: bundle }] = await Promise.all([findDeno(), buildRealm()]);
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
  const bytes = cache.files().reduce((sum, file) => sum + file.bytes.length, 0);
  expect(cache.files().map(({ name }) => name)).toContainEqual(expect.stringMatching(/^v8_code_cache_v\d+$/));
  // All of TensorFlow.js and of the loader, compiled: a third of it is there when only what ran while it loaded is.
  expect(bytes).toBeGreaterThan(readFileSync(bundle.student).length * 2);
  // No log that every process would have to read again.
  expect(cache.files().filter(({ name }) => name.endsWith('-wal'))).toEqual([]);
  // Nothing else is left where it was made.
  expect(readdirSync(join(folder, 'kept'))).toEqual([`realm.js.whole-${deno.version}`]);

  const later = await openCodeCache(kept);
  expect(later.files()).toEqual(cache.files());
  later.make(start);
  await later.close();
  expect(made).toHaveLength(1);
});

test('a process that does not start leaves it empty, and nothing fails', async () => {
  const kept = join(folder, 'never');
  const cache = await openCodeCache(kept);
  const command = { file: join(folder, 'no-such-program'), args: [], env: {}, inputs: [] };
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
