import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { TEMPLATE_NAMES } from '../exercise/templates/exercise-template.ts';
import { loadFolder } from '../folder/load-folder.ts';
import { newExercise } from './new-exercise.ts';
import { strayEntries } from './stray-entries.ts';

let root: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'descent-new-'));
  await mkdir(join(root, 'exercises'));
});
afterEach(() => rm(root, { recursive: true }));

async function make(...args: readonly string[]): Promise<string[]> {
  const printed: string[] = [];
  const world = {
    root,
    buildRealm: () => Promise.reject(new Error('not needed')),
    print: (line: string) => void printed.push(line),
    note: () => undefined,
  };
  expect(await newExercise(args, world)).toBe(0);
  return printed;
}
const course = (modules: string) =>
  writeFile(
    join(root, 'exercises/course.yaml'),
    `id: 8a105376-64a4-495b-b15e-a90db5fc3321\nslug: odl\ntitle: C\nterm: A\nmodules: ${modules}\n`,
  );

describe('a new exercise', () => {
  it.each(TEMPLATE_NAMES)('of the template %s is one, with the files that it names', async (template) => {
    const printed = await make('test/one', '--template', template);
    const { files, manifest } = await loadFolder(join(root, 'exercises/test/one'));
    const named = printed.flatMap((line) => /^exercises\/test\/one\/(.+)$/.exec(line)?.slice(1) ?? []);
    expect(named.sort()).toEqual(Object.keys(files).sort());
    expect(manifest.disclosure).toBe('open');
    expect(await strayEntries(root)).toEqual([]);
  });

  it('has an id of its own, which is recorded under its name', async () => {
    await make('test/one');
    await make('test/two', '--sealed');
    const ids = JSON.parse(await readFile(join(root, 'exercises/ids.json'), 'utf8')) as Record<
      string,
      string
    >;
    const loaded = await Promise.all(
      ['one', 'two'].map((name) => loadFolder(join(root, 'exercises/test', name))),
    );
    expect(ids).toEqual(Object.fromEntries(loaded.map(({ manifest, slug }) => [manifest.id, slug])));
    expect(loaded.map(({ manifest }) => manifest.disclosure)).toEqual(['open', 'sealed']);
  });

  it('says where it goes in the course: to its module, or with a module', async () => {
    expect((await make('test/one')).slice(-6)).toEqual([
      "There is no module 'test' yet. Add this to the modules in exercises/course.yaml:",
      '  - slug: test',
      '    title: test',
      '    exercises:',
      '      - slug: one',
      'Then: npm run exercise -- check exercises/test/one',
    ]);
    await course('[{ slug: test, title: T, exercises: [] }]');
    expect((await make('test/two')).slice(-3)).toEqual([
      "Add this to the exercises of module 'test' in exercises/course.yaml:",
      '      - slug: two',
      'Then: npm run exercise -- check exercises/test/two',
    ]);
  });

  it('does not mind a course that cannot be read: `check` tells of it', async () => {
    await course('[');
    expect(await make('test/one')).toContain(
      "There is no module 'test' yet. Add this to the modules in exercises/course.yaml:",
    );
  });

  it.each([
    '',
    'one',
    'test',
    'Test/one',
    'test/One',
    'test/one/two',
    '../one',
    'test/..',
    '/test/one',
    'test/o_ne',
    'test/-one',
    'test/one ',
    'test\\one',
  ])('is refused where its name is %j, and nothing is written', async (slug) => {
    await expect(make(slug)).rejects.toThrow('Expected: new <module>/<slug>');
    expect(await readdir(join(root, 'exercises'))).toEqual([]);
  });

  it('is refused with two names, a template that nobody knows, or one that every object has', async () => {
    await expect(make('test/one', 'test/two')).rejects.toThrow('Expected: new <module>/<slug>');
    for (const template of ['nothing', 'toString', ''])
      await expect(make('test/one', `--template=${template}`)).rejects.toThrow(
        `There is no template '${template}'. Known: ${TEMPLATE_NAMES.join(', ')}.`,
      );
    expect(await readdir(join(root, 'exercises'))).toEqual([]);
  });

  it('takes no place that is taken', async () => {
    await make('test/one');
    const file = join(root, 'exercises/test/one/cases.ts');
    await writeFile(file, 'mine');
    await expect(make('test/one')).rejects.toThrow('exercises/test/one is there already.');
    expect(await readFile(file, 'utf8')).toBe('mine');
  });
});

describe('what belongs to no exercise', () => {
  const put = (path: string) => writeFile(join(root, 'exercises', path), 'x');

  it('is every file beside modules but those of the course, and every folder without an exercise in it', async () => {
    await make('test/one');
    for (const file of [
      'course.yaml',
      'course-templates.yaml',
      'ids.json',
      'proofs.json',
      '.gitkeep',
      'readme.md',
      'test/a.ts',
    ])
      await put(file);
    await mkdir(join(root, 'exercises/test/empty'));
    await mkdir(join(root, 'exercises/nothing'));
    expect((await strayEntries(root)).sort()).toEqual([
      'exercises/.gitkeep belongs to no exercise. Remove it; beside modules there are only course.yaml, course-templates.yaml, ids.json, proofs.json.',
      'exercises/readme.md belongs to no exercise. Remove it; beside modules there are only course.yaml, course-templates.yaml, ids.json, proofs.json.',
      'exercises/test/a.ts belongs to no exercise. Remove it; beside modules there are only course.yaml, course-templates.yaml, ids.json, proofs.json.',
      'exercises/test/empty has no exercise.yaml, so it is no exercise. Write one, or remove the folder.',
    ]);
  });
});
