import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { buildRealm } from '../../../scripts/build-realm.ts';
import { createCodeCache } from './code-cache.ts';
import { findDeno, realmCommand } from './deno-command.ts';

const folder = mkdtempSync(join(tmpdir(), 'descent-cache-test-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('it is made once, holds compiled code, and leaves no file', async () => {
  const before = readdirSync(tmpdir()).filter((name) => name.startsWith('descent-code-cache-'));
  const [deno, { deno: bundle }] = await Promise.all([findDeno(), buildRealm()]);
  const cache = createCodeCache();
  expect(cache.files()).toEqual([]);
  const made: string[] = [];
  const command = (inner: string) => {
    made.push(inner);
    const needs = {
      bundle: bundle.student,
      memoryBytes: 512 * 2 ** 20,
      cpuMs: 60_000,
      wall: 'none',
      folder: inner,
    } as const;
    return realmCommand(deno, { ...needs, cache: { make: inner } });
  };
  cache.make(command);
  cache.make(command);
  await cache.close();
  expect(made).toHaveLength(1);
  const bytes = cache.files().reduce((sum, file) => sum + file.bytes.length, 0);
  expect(cache.files().map(({ name }) => name)).toContainEqual(expect.stringMatching(/^v8_code_cache_v\d+$/));
  // Compiled TensorFlow.js: more than a bundle that could not be compiled would leave.
  expect(bytes).toBeGreaterThan(readFileSync(bundle.student).length / 2);
  const left = readdirSync(tmpdir()).filter((name) => name.startsWith('descent-code-cache-'));
  expect(left.filter((name) => made.some((path) => path.endsWith(name)) && !before.includes(name))).toEqual(
    [],
  );
});

test('a process that does not start leaves it empty, and nothing fails', async () => {
  const cache = createCodeCache();
  cache.make(() => ({ file: join(folder, 'no-such-program'), args: [], env: {}, inputs: [] }));
  await cache.close();
  expect(cache.files()).toEqual([]);
});
