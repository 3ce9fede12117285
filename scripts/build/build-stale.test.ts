import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { buildWhenStale } from './build-stale.ts';

const build = {
  name: 'sum of parts',
  inputs: ['*.txt'],
  outputs: ['out'],
  stamp: 'stamps/sum',
  command: ['make.mjs'],
};
const home = process.cwd();
let root: string;
let said: string[];

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'descent-build-'));
  process.chdir(root);
  said = [];
  writeFileSync('part.txt', 'one');
  writeFileSync('make.mjs', "import fs from 'node:fs'; fs.appendFileSync('out', 'made\\n');");
});
afterEach(() => {
  process.chdir(home);
  rmSync(root, { recursive: true });
});

const make = () => buildWhenStale(build, (text) => said.push(text));
const timesMade = () => readFileSync('out', 'utf8').split('\n').length - 1;

test('a build runs once for the same inputs, and again when one changes, appears or goes', async () => {
  await make();
  await make();
  expect(timesMade()).toBe(1);
  expect(said.at(-1)).toBe('sum of parts: up to date');
  writeFileSync('part.txt', 'two');
  await make();
  writeFileSync('more.txt', '');
  await make();
  rmSync('more.txt');
  await make();
  expect(timesMade()).toBe(4);
});

test.each([
  'thing.test.ts',
  'part/thing.test.tsx',
  'part/golden/report.ts',
  'part/testing/world.ts',
  'testing.ts',
])('what is for tests alone is no input: %s', async (path) => {
  const again = () => buildWhenStale({ ...build, inputs: ['**/*.{ts,tsx}'] }, () => undefined);
  writeFileSync('thing.ts', '');
  await again();
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, '');
  await again();
  expect(timesMade()).toBe(1);
  writeFileSync('thing.ts', 'changed');
  await again();
  expect(timesMade()).toBe(2);
});

test('a missing output is made again although no input changed', async () => {
  await make();
  rmSync('out');
  await make();
  expect(timesMade()).toBe(1);
});

test('a failed build is told with its output and counts as not done', async () => {
  writeFileSync('make.mjs', "console.error('line 3 is wrong'); process.exit(1);");
  await expect(make()).rejects.toThrow(/line 3 is wrong[\s\S]*The sum of parts could not be built/);
  await expect(make()).rejects.toThrow();
});

test.runIf(process.platform === 'linux')('a full disk is named in one sentence', async () => {
  writeFileSync('make.mjs', "import fs from 'node:fs'; fs.writeFileSync('/dev/full', 'x');");
  await expect(make()).rejects.toMatchObject({
    kind: 'disk-full',
    message: 'The disk is full: the sum of parts could not be written; free some space and try again.',
  });
});
