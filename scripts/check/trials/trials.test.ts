/** What is believed is what passed on the very same code; everything else is tried. */
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { dueTrials } from './due-trials.ts';
import { filesThatHeld } from './files-that-held.ts';
import { groundsOfTrial } from './grounds.ts';
import { readTrialRecord, TRIALS_FILE, writeTrialRecord } from './trial-record.ts';
import { EVERY_TIME, leftOut, TRIALS, type Trial } from './trials.ts';

let root: string;
const put = async (path: string, text: string): Promise<void> => {
  await mkdir(dirname(join(root, path)), { recursive: true });
  await writeFile(join(root, path), text);
};
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'descent-trials-'));
  await put('package-lock.json', '{}');
  await put('walls/a.test.ts', "import { wall } from '../walls/wall.ts';\nexport const tried = wall;\n");
  await put('walls/wall.ts', "export { brick as wall } from './brick.ts';\n");
  await put('walls/brick.ts', 'export const brick = 1;\n');
  await put('page/start.ts', 'export const page = 1;\n');
  await put('golden/one.json', '1');
  await put('elsewhere.ts', 'export const other = 1;\n');
});
afterEach(() => rm(root, { recursive: true, force: true }));

const TRIAL: Trial = {
  file: 'walls/a.test.ts',
  runner: 'vitest',
  starts: ['page/start.ts'],
  reads: ['golden/**/*'],
};
const WORLD = { realms: 'r', wall: 'bwrap', site: 's' };
const grounds = (other: Partial<typeof WORLD> & Partial<Trial> = {}) =>
  groundsOfTrial({ root, ...WORLD, ...other }, { ...TRIAL, ...other });

describe('the grounds of a trial', () => {
  it.each([
    ['itself', 'walls/a.test.ts', "export { wall } from './wall.ts';"],
    ['what its imports import', 'walls/brick.ts', 'export const brick = 2;'],
    ['what it starts', 'page/start.ts', 'export const page = 2;'],
    ['what it reads', 'golden/one.json', '2'],
    ['a file more to read', 'golden/deep/two.json', '2'],
    ['the installed versions', 'package-lock.json', '{ "lockfileVersion": 3 }'],
  ])('change with %s', async (_what, path, text) => {
    const before = await grounds();
    await put(path, text);
    expect(await grounds()).not.toBe(before);
  });

  it('change with the realms and the wall, and with nothing else', async () => {
    const before = await grounds();
    expect(await grounds({ realms: 'other' })).not.toBe(before);
    expect(await grounds({ wall: 'none' })).not.toBe(before);
    expect(await grounds({ site: 'other' })).toBe(before);
    await put('elsewhere.ts', 'export const other = 2;\n');
    expect(await grounds()).toBe(before);
  });
});

describe('the grounds of a journey', () => {
  it('change with the site that it starts', async () => {
    const before = await grounds({ onSite: true });
    expect(await grounds({ onSite: true, site: 'other' })).not.toBe(before);
  });
});

describe('the trials that are due', () => {
  const names = ['a', 'b', 'c', 'd'];
  const trials: readonly Trial[] = names.map((name) => ({ file: `walls/${name}.test.ts`, runner: 'vitest' }));
  const due = (draw: number) => dueTrials({ root, ...WORLD, runner: 'vitest', draw, trials });

  it('are all without a record; with one, those that changed and one drawn by the seed', async () => {
    for (const name of ['b', 'c', 'd']) await put(`walls/${name}.test.ts`, `export const ${name} = 1;\n`);
    const first = await due(1);
    expect(first).toMatchObject({ changed: trials.map(({ file }) => file), again: [], believed: [] });
    const entries = [...first.grounds].map(([file, own]) => [file, { grounds: own, date: '2026-01-31' }]);
    await mkdir(dirname(join(root, TRIALS_FILE)), { recursive: true });
    await writeTrialRecord(root, Object.fromEntries(entries));
    await put('walls/brick.ts', 'export const brick = 2;\n');

    const second = await due(1);
    expect(second.changed).toEqual(['walls/a.test.ts']);
    expect(second.again).toHaveLength(1);
    expect([...second.again, ...second.believed].sort()).toEqual(trials.slice(1).map(({ file }) => file));
    const drawn = await Promise.all([1, 2, 3, 4, 5, 6, 7, 8].map(async (draw) => (await due(draw)).again[0]));
    expect(new Set(drawn).size).toBe(3);
  });

  it('cannot be told by a record that cannot be read', async () => {
    await put(TRIALS_FILE, '{ "walls/a.test.ts": 1 }');
    await expect(readTrialRecord(root)).rejects.toThrow('npm run trials writes it anew');
  });
});

describe('a file has held', () => {
  const vitest = (...tests: readonly object[]) => ({
    testResults: [
      { name: join(process.cwd(), 'walls/a.test.ts'), status: 'passed', assertionResults: tests },
    ],
  });
  const playwright = (...states: readonly string[]) => ({
    suites: states.map((status) => ({
      file: 'realm/a.spec.ts',
      specs: [],
      suites: [{ file: 'realm/a.spec.ts', specs: [{ tests: [{ status }] }] }],
    })),
  });

  it('where every test of it passed at once', () => {
    expect([...filesThatHeld('vitest', vitest({ status: 'passed' }, { status: 'passed' }))]).toEqual([
      'walls/a.test.ts',
    ]);
    expect([...filesThatHeld('playwright', playwright('expected', 'expected'))]).toEqual([
      'e2e/realm/a.spec.ts',
    ]);
  });

  it.each([
    ['vitest', {}],
    ['vitest', vitest()],
    ['vitest', vitest({ status: 'passed' }, { status: 'pending' })],
    ['vitest', vitest({ status: 'passed', failureMessages: ['the first try'] })],
    ['playwright', {}],
    ['playwright', playwright('expected', 'skipped')],
    ['playwright', playwright('expected', 'flaky')],
    ['playwright', playwright('unexpected')],
  ] as const)('and not otherwise (%s, %j)', (runner, report) => {
    expect(filesThatHeld(runner, report).size).toBe(0);
  });
});

it('each trial is a file of ours', () => {
  expect(TRIALS.map(({ file }) => file).filter((file) => !existsSync(file))).toEqual([]);
});

it('what every run makes is a file of ours, and no trial', () => {
  expect([...EVERY_TIME].filter((file) => !existsSync(file))).toEqual([]);
  expect(TRIALS.filter(({ file }) => EVERY_TIME.has(file))).toEqual([]);
});

it('nobody who starts a runner by hand leaves anything out', () => {
  expect(leftOut({})).toEqual([]);
  expect(leftOut({ DESCENT_TRIALS_LEFT_OUT: 'a.test.ts,b.test.ts' })).toEqual(['a.test.ts', 'b.test.ts']);
});
