import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { loadFolder } from '../folder/load-folder.ts';
import { earlierProblems } from './earlier-exercises.ts';
import { newExercise } from './new-exercise.ts';

let root: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'descent-earlier-'));
  const world = { root, print: () => undefined, note: () => undefined };
  for (const slug of ['test/first', 'test/second'])
    await newExercise([slug], { ...world, buildRealm: () => Promise.reject(new Error('not needed')) });
});
afterEach(() => rm(root, { recursive: true }));

async function problemsOf(buildsOn: string): Promise<string[]> {
  const folder = join(root, 'exercises/test/second');
  const file = join(folder, 'exercise.yaml');
  await writeFile(file, `${await readFile(file, 'utf8')}\nbuildsOn: ${buildsOn}\n`);
  return earlierProblems(root, await loadFolder(folder));
}

test('an exercise may build on one that has a folder', async () => {
  expect(await problemsOf('[test/first]')).toEqual([]);
});

test('a name that no folder has is told, and so is its own', async () => {
  expect(await problemsOf('[test/frist, test/second]')).toEqual([
    "exercise.yaml: buildsOn: there is no exercise test/frist. Write its folder's name, or take it out.",
    'exercise.yaml: buildsOn: test/second cannot build on itself. Take it out.',
  ]);
});

test('what is no name of an exercise is refused with the file', async () => {
  await expect(problemsOf('[first]')).rejects.toThrow(/exercise\.yaml.*buildsOn\[0\].*such as cnn\/conv2d/s);
});
