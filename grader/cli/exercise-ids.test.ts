import { cp, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadFolder } from '../folder/load-folder.ts';
import { idProblems, recordId } from './exercise-ids.ts';
import { newExercise } from './new-exercise.ts';

let root: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'descent-ids-'));
  const world = { root, print: () => undefined, note: () => undefined };
  await newExercise(['test/scale'], { ...world, buildRealm: () => Promise.reject(new Error('not needed')) });
});
afterEach(() => rm(root, { recursive: true }));

const folder = (slug: string): string => join(root, 'exercises', slug);
const problems = async (slug: string) => idProblems(root, await loadFolder(folder(slug)));

describe('a permanent id', () => {
  it('is recorded by `new`, and goes with the folder when that gets another name', async () => {
    expect(await problems('test/scale')).toEqual([]);
    await rename(folder('test/scale'), folder('test/renamed'));
    expect(await problems('test/renamed')).toEqual([]);
  });

  it('must not change: the sentence has the one to put back', async () => {
    const file = join(folder('test/scale'), 'exercise.yaml');
    const before = await readFile(file, 'utf8');
    const id = /^id: (.*)/.exec(before)?.[1];
    await writeFile(file, before.replace(/^id: .*/, `id: ${crypto.randomUUID()}`));
    expect((await problems('test/scale')).join()).toContain(
      `but exercises/ids.json has ${id} for test/scale. Put that back`,
    );
  });

  it('must be no copy: the copy is told, with an id to take, and the original is not', async () => {
    await cp(folder('test/scale'), folder('test/copy'), { recursive: true });
    expect(await problems('test/scale')).toEqual([]);
    expect((await problems('test/copy')).join()).toMatch(
      /^exercise\.yaml: id: test\/scale has the same\. Give this one an id of its own, say [0-9a-f-]{36}\.$/,
    );
  });

  it('is recorded once: a later name of its exercise does not take its place', async () => {
    const { id } = (await loadFolder(folder('test/scale'))).manifest;
    const fresh = crypto.randomUUID();
    await recordId(root, { id, slug: 'test/renamed' });
    await recordId(root, { id: fresh, slug: 'test/another' });
    expect(JSON.parse(await readFile(join(root, 'exercises/ids.json'), 'utf8'))).toEqual({
      [fresh]: 'test/another',
      [id]: 'test/scale',
    });
  });

  it('may be anew where an exercise of that name once was and went elsewhere', async () => {
    await rename(folder('test/scale'), folder('test/renamed'));
    await cp(folder('test/renamed'), folder('test/scale'), { recursive: true });
    const file = join(folder('test/scale'), 'exercise.yaml');
    await writeFile(file, (await readFile(file, 'utf8')).replace(/^id: .*/, `id: ${crypto.randomUUID()}`));
    expect(await problems('test/scale')).toEqual([]);
  });

  it('must be no copy of a copy either: all that have it are named', async () => {
    for (const name of ['copy', 'third'])
      await cp(folder('test/scale'), folder(`test/${name}`), { recursive: true });
    expect((await problems('test/copy')).join()).toContain(
      'exercise.yaml: id: test/scale and test/third have the same.',
    );
  });

  it.each(['id: "ID"', "id: 'ID'", '# mine\nid:   ID', 'id: ID # mine'])(
    'of a twin is found as it is written: %s',
    async (line) => {
      await cp(folder('test/scale'), folder('test/copy'), { recursive: true });
      const file = join(folder('test/scale'), 'exercise.yaml');
      const before = await readFile(file, 'utf8');
      const id = /^id: (.*)/.exec(before)?.[1] ?? '';
      await writeFile(file, before.replace(/^id: .*/, line.replaceAll('ID', id)));
      expect((await problems('test/copy')).join()).toContain('test/scale has the same.');
    },
  );

  it('is none of what cannot be read: a broken neighbour is no concern of this one', async () => {
    await cp(folder('test/scale'), folder('test/broken'), { recursive: true });
    await writeFile(join(folder('test/broken'), 'exercise.yaml'), 'id: [\n');
    expect(await problems('test/scale')).toEqual([]);
  });

  it('is recorded in the order of names, an id a line, and not again', async () => {
    const file = join(root, 'exercises/ids.json');
    const [a, b] = ['00000000-0000-4000-8000-00000000000a', '00000000-0000-4000-8000-00000000000b'];
    await writeFile(file, '{}');
    await recordId(root, { id: a, slug: 'nn/second' });
    await recordId(root, { id: b, slug: 'cnn/first' });
    const text = `{\n  "${b}": "cnn/first",\n  "${a}": "nn/second"\n}\n`;
    expect(await readFile(file, 'utf8')).toBe(text);
    await recordId(root, { id: a, slug: 'aa/renamed' });
    expect(await readFile(file, 'utf8')).toBe(text);
  });

  it.each([
    '',
    'null',
    '{"not-an-id": "a/b"}',
    '{"00000000-0000-4000-8000-00000000000a": 3}',
    '<<<<<<< ours',
  ])('is in no record that says %j', async (record) => {
    await writeFile(join(root, 'exercises/ids.json'), record);
    const { id } = (await loadFolder(folder('test/scale'))).manifest;
    await expect(recordId(root, { id, slug: 'test/scale' })).rejects.toThrow(
      'exercises/ids.json cannot be read. Expected an object of ids with names',
    );
    expect(await readFile(join(root, 'exercises/ids.json'), 'utf8')).toBe(record);
  });

  it('may be recorded where there was no record', async () => {
    await rm(join(root, 'exercises/ids.json'));
    expect(await problems('test/scale')).toEqual([]);
    const { id } = (await loadFolder(folder('test/scale'))).manifest;
    await recordId(root, { id, slug: 'test/scale' });
    expect(JSON.parse(await readFile(join(root, 'exercises/ids.json'), 'utf8'))).toEqual({
      [id]: 'test/scale',
    });
  });

  it('is looked up in a record that can be read', async () => {
    await writeFile(join(root, 'exercises/ids.json'), '[]');
    await expect(problems('test/scale')).rejects.toThrow('exercises/ids.json cannot be read.');
  });
});
