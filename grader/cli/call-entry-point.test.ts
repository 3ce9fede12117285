import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exerciseTemplate } from '../exercise/templates/exercise-template.ts';
import { callEntryPoint } from './call-entry-point.ts';
import { isCliProblem } from './cli-problem.ts';
import { gradeSolution } from './grade-solution.ts';

let root: string;
const put = async (path: string, text: string): Promise<string> => {
  await mkdir(dirname(join(root, path)), { recursive: true });
  await writeFile(join(root, path), text);
  return join(root, path);
};
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'descent-call-'));
  const files = exerciseTemplate({ id: '00000000-0000-4000-8000-000000000000', disclosure: 'open' });
  for (const [path, text] of Object.entries(files)) await put(`exercises/test/scale/${path}`, text);
});
afterAll(() => rm(root, { recursive: true }));

/** What keeps a command from running; no realm is needed to find it out. */
async function problemOf(command: typeof callEntryPoint, ...args: readonly string[]): Promise<string> {
  const said: string[] = [];
  const world = {
    root,
    buildRealm: () => Promise.reject(new Error('A realm was built.')),
    print: (line: string) => void said.push(line),
    note: (line: string) => void said.push(line),
  };
  try {
    await command(args, world);
  } catch (error) {
    expect(said).toEqual([]);
    if (isCliProblem(error)) return error.message;
    throw error;
  }
  throw new Error('It ran.');
}
const call = (...args: readonly string[]) => problemOf(callEntryPoint, 'test/scale', ...args);
const withArguments = async (json: string) => call('scale', '--args', await put('args.json', json));

describe('what keeps `call` from running is told before anything is built', () => {
  it.each([[[]], [['scale']], [['scale', 'more', '--args', 'a.json']]])(
    '%j is not how it is called',
    async (args) => {
      expect(await call(...args)).toBe(
        'Expected: call <exercise> <entryPoint> --args args.json [--solution file.ts] [--json]',
      );
    },
  );

  it('an exercise that is not there, by its name', async () => {
    expect(await problemOf(callEntryPoint, 'test/none', 'scale', '--args', 'a.json')).toContain(
      "There is no exercise 'test/none'.",
    );
  });

  it.each([
    ['', /^.*args\.json is not JSON: /],
    ['undefined', /is not JSON: /],
    ['{"a": 1}', /args\.json: expected an array, one element for each argument\.$/],
    ['"[1, 2, 3]"', /expected an array/],
    ['null', /expected an array/],
    ['[1, 2]', null],
    // After a byte order mark, as some editors write it.
    ['\uFEFF[1, 2]', null],
    [
      '[1, 2, 3, 4]',
      /^scale takes 3 arguments, and 4 are given\. They are: x: any shape, float32; factor: number; offset: number\.$/,
    ],
    ['[]', /^scale takes 3 arguments, and 0 are given\./],
  ])('arguments %s', async (json, words) => {
    // A driver's functions and defaults may take fewer.
    if (words === null) await expect(withArguments(json)).rejects.toThrow('A realm was built.');
    else expect(await withArguments(json)).toMatch(words);
  });

  it.each([
    [{ shape: [2], data: [1] }, 'argument 1: A tensor of shape [2] has 2 elements, but data has 1.'],
    [{ shape: 2, data: [1] }, 'argument 1: expected `shape` to be a list of whole numbers, none below 0.'],
    [
      { shape: [0.5], data: [1] },
      'argument 1: expected `shape` to be a list of whole numbers, none below 0.',
    ],
    [
      { shape: [1], data: [null] },
      'argument 1: expected `data` to be a flat list of numbers, "NaN", "Infinity" or "-Infinity".',
    ],
    [
      { shape: [1], data: [1], dtype: 'double' },
      'argument 1: expected `dtype` to be "float32", "int32" or "bool".',
    ],
    [
      { shape: [-1], data: ['x'], dtype: 3 },
      'argument 1: expected `shape` to be a list of whole numbers, none below 0; `data` to be a flat list of numbers, "NaN", "Infinity" or "-Infinity"; `dtype` to be "float32", "int32" or "bool".',
    ],
  ])('a tensor %j is told field by field', async (tensor, words) => {
    expect(await withArguments(JSON.stringify([tensor, 1, 1]))).toContain(`args.json: ${words}`);
  });

  it('an entry point that the exercise has not, with those that it has', async () => {
    const args = await put('one.json', '[1]');
    expect(await call('double', '--args', args)).toBe(
      "test/scale has no entry point 'double'. It has: scale.",
    );
    expect(await call('toString', '--args', args)).toContain("has no entry point 'toString'");
  });

  it('any name may be an export of a driver', async () => {
    const driver = await put('exercises/test/scale/driver.ts', 'export const run = () => 1;');
    const args = await put('none.json', '[]');
    await expect(call('run', '--args', args)).rejects.toThrow('A realm was built.');
    expect(await call('scale', '--args', args)).toContain('scale takes 3 arguments, and 0 are given.');
    await rm(driver);
  });

  it('a file of arguments or a solution that cannot be read', async () => {
    expect(await call('scale', '--args', join(root, 'nowhere.json'))).toContain(
      'nowhere.json cannot be read: there is no such file.',
    );
    const args = await put('args.json', '[1, 2, 3]');
    expect(await call('scale', '--args', args, '--solution', root)).toContain(
      'cannot be read: it is a folder.',
    );
    expect(await call('scale', '--args', args, '--solution')).toContain('--solution');
    expect(await call('scale', '--args', args, '--quick')).toContain('--quick');
  });
});

describe('what keeps `grade` from running is told before anything is built', () => {
  const grade = (...args: readonly string[]) => problemOf(gradeSolution, ...args);

  it.each([[[]], [['test/scale']], [['test/scale', 'a.ts', 'b.ts']]])(
    '%j is not how it is called',
    async (args) => {
      expect(await grade(...args)).toMatch(/^Expected: grade <exercise> <solution\.ts> /);
    },
  );

  it('a solution, other cases or a seed that cannot be read', async () => {
    const solution = join(root, 'exercises/test/scale/reference.ts');
    expect(await grade('test/scale', join(root, 'no.ts'))).toContain(
      'no.ts cannot be read: there is no such file.',
    );
    expect(await grade('test/scale', solution, '--cases', join(root, 'no.ts'))).toContain(
      'no.ts cannot be read',
    );
    expect(await grade('test/scale', solution, '--seed', '-1')).toContain('--seed');
    expect(await grade('test/scale', solution, '--seed', '1e3')).toBe('--seed 1e3: expected a whole number.');
  });

  it('a misconception of a name that no exercise has', async () => {
    const file = await put('Not A Name.md', 'x');
    expect(await grade('test/scale', file)).toContain(
      'is no program. Expected a .ts file, or a misconception in a .md file.',
    );
  });
});
