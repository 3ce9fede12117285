import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exerciseTemplate } from '../exercise/templates/exercise-template.ts';
import { CliProblem } from './cli-problem.ts';
import {
  findExercise,
  folderOf,
  readArguments,
  readProgram,
  readText,
  selectExercises,
  withCases,
} from './find-exercise.ts';

const FILES = exerciseTemplate({ id: '00000000-0000-4000-8000-000000000000', disclosure: 'open' });

describe('what a person means on the command line', () => {
  let root: string;
  beforeAll(async () => {
    root = await mkdtemp(join(tmpdir(), 'descent-cli-'));
    for (const slug of ['nn/first', 'nn/second', 'nnx/third']) {
      for (const [path, text] of Object.entries(FILES)) {
        const file = join(root, 'exercises', slug, path);
        await mkdir(join(file, '..'), { recursive: true });
        await writeFile(file, text);
      }
    }
  });
  afterAll(() => rm(root, { recursive: true, force: true }));

  it('is an exercise by its name or by the path of its folder', async () => {
    const folder = join(root, 'exercises', 'nn', 'first');
    expect([folderOf(root, 'nn/first'), folderOf(root, folder)]).toEqual([folder, folder]);
    expect((await findExercise(root, 'nn/second')).slug).toBe('nn/second');
    for (const name of ['nn', 'nn/none', '../nn/first'])
      expect(() => folderOf(root, name)).toThrow(CliProblem);
  });

  it('are all exercises, those of a module, or one, each once; and no module is meant by half of its name', async () => {
    const select = async (...names: readonly string[]) => (await selectExercises(root, names)).sort();
    expect(await select()).toEqual(['nn/first', 'nn/second', 'nnx/third']);
    expect(await select('nn')).toEqual(['nn/first', 'nn/second']);
    expect(await select('nn/', 'nn/first')).toEqual(['nn/first', 'nn/second']);
    expect(await select(join(root, 'exercises', 'nnx'))).toEqual(['nnx/third']);
    await expect(select('n')).rejects.toThrow("no exercise under 'n'");
  });

  it('is a program: a file as it is, a misconception as what it stands for', async () => {
    const bundle = await findExercise(root, 'nn/first');
    const mistake = join(root, 'exercises/nn/first/misconceptions/shifts-first.md');
    expect(await readProgram(bundle, join(root, 'exercises/nn/first/starter.ts'))).toBe(FILES['starter.ts']);
    expect(await readProgram(bundle, mistake)).toContain('x.add(offset).mul(factor)');
    const other = join(root, 'cases.ts');
    await writeFile(other, 'export default [];');
    expect((await withCases(bundle, other)).files['cases.ts']).toBe('export default [];');
  });

  it('is told why a file cannot be read, by its name', async () => {
    await expect(readText(join(root, 'none.ts'))).rejects.toThrow(
      'none.ts cannot be read: there is no such file.',
    );
    await expect(readText(root)).rejects.toThrow('it is a folder');
  });
});

describe('options', () => {
  const read = (...args: readonly string[]) =>
    readArguments(args, { seed: 'string', case: 'strings', json: 'boolean' });

  it('are read by their kind, wherever they stand', () => {
    const parsed = read('a/b', '--case', 'x', '--json', '--case=y', 'z', '--seed', '12');
    expect(parsed.positionals).toEqual(['a/b', 'z']);
    expect([parsed.texts('case'), parsed.flag('json'), parsed.integer('seed', 1)]).toEqual([
      ['x', 'y'],
      true,
      12,
    ]);
    const none = read();
    expect([none.texts('case'), none.flag('json'), none.integer('seed', 1), none.text('seed')]).toEqual([
      [],
      false,
      1,
      undefined,
    ]);
  });

  it.each(['-1', '1.5', '1e3', '', '12345678901', 'x'])('a number is no %j', (written) => {
    expect(() => read(`--seed=${written}`).integer('seed', 1)).toThrow(
      `--seed ${written}: expected a whole number.`,
    );
  });

  it('that nobody knows, or that lack their value, are a problem in words', () => {
    expect(() => read('--nope')).toThrow(CliProblem);
    expect(() => read('--seed')).toThrow(CliProblem);
  });
});
