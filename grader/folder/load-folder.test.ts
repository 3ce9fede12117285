import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { decodeAssets } from '../exercise/files/asset-bytes.ts';
import { loadFiles } from '../exercise/files/load-files.ts';
import { findExercises, loadCourse } from './load-course.ts';
import { loadFolder } from './load-folder.ts';

const MANIFEST = `id: 8a105376-64a4-495b-b15e-a90db5fc3321
title: Test
summary: A test.
points: 10
difficulty: easy
minutes: 1
source: none
entryPoints:
  - name: f
    parameters: []
    returns: { type: any, about: f }
`;
let root: string;
let folder: string;
const put = async (path: string, content: string | Uint8Array): Promise<void> => {
  await mkdir(dirname(join(root, path)), { recursive: true });
  await writeFile(join(root, path), content);
};
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'exercise-'));
  folder = join(root, 'cnn/conv2d');
  for (const [file, content] of Object.entries({
    'exercise.yaml': MANIFEST,
    'statement.md': '# Test',
    'starter.ts': 'export {};',
    'reference.ts': 'export {};',
    'cases.ts': 'export {};',
    'misconceptions/wrong.ts': 'export {};',
  })) {
    await put(`cnn/conv2d/${file}`, content);
  }
});
afterEach(() => rm(root, { recursive: true }));

const message = (promise: Promise<unknown>): Promise<string> =>
  promise.then(
    () => 'loaded',
    (error: Error) => error.message,
  );

describe('loadFolder', () => {
  it('gives the bundle that its files give', async () => {
    await put('cnn/conv2d/assets/digits.bin', Uint8Array.of(0, 255, 128));
    const bundle = await loadFolder(folder);
    expect(bundle.slug).toBe('cnn/conv2d');
    expect(bundle).toEqual(await loadFiles('cnn/conv2d', bundle.files));
    expect(decodeAssets(bundle.files)).toEqual({ 'digits.bin': Uint8Array.of(0, 255, 128) });
  });

  it('leaves solutions out: a new one changes neither files nor hash', async () => {
    const before = await loadFolder(folder);
    await put('cnn/conv2d/solutions/right-loops.ts', 'export {};');
    expect(await loadFolder(folder)).toEqual(before);
  });

  it('takes the solutions along that misconceptions start from, since nothing runs without them', async () => {
    await put('cnn/conv2d/solutions/right-loops.ts', 'export {};\n');
    await put('cnn/conv2d/solutions/right-other.ts', 'export {};\n');
    const about = '---\ntitle: Late\nof: solutions/right-loops.ts\n---\nWhy?\n';
    await put('cnn/conv2d/misconceptions/late.md', `${about}\`\`\`diff\n-export {};\n+export = 1;\n\`\`\`\n`);
    const { files } = await loadFolder(folder);
    expect(Object.keys(files).filter((path) => path.startsWith('solutions/'))).toEqual([
      'solutions/right-loops.ts',
    ]);
    await rm(join(folder, 'solutions/right-loops.ts'));
    expect(await message(loadFolder(folder))).toBe(
      'cnn/conv2d/misconceptions/late.md: of: there is no solutions/right-loops.ts.',
    );
  });

  it('refuses symbolic links, whatever they point at', async () => {
    await symlink('/etc/hostname', join(folder, 'driver.ts'));
    await symlink('/etc', join(folder, 'assets'));
    const said = await message(loadFolder(folder));
    expect(said).toContain('cnn/conv2d/driver.ts: is a symbolic link.');
    expect(said).toContain('cnn/conv2d/assets: is a symbolic link.');
  });

  it('refuses unknown files and folders by name', async () => {
    await put('cnn/conv2d/.DS_Store', 'x');
    await put('cnn/conv2d/tests/x.ts', 'x');
    await put('cnn/conv2d/misconceptions/deep/x.ts', 'x');
    const said = await message(loadFolder(folder));
    expect(said).toContain('cnn/conv2d/tests: is a folder that no exercise has.');
    expect(said).toContain('cnn/conv2d/misconceptions/deep: is a folder that no exercise has.');
    await rm(join(folder, 'tests'), { recursive: true });
    await rm(join(folder, 'misconceptions/deep'), { recursive: true });
    expect(await message(loadFolder(folder))).toContain('cnn/conv2d/.DS_Store: is not part of an exercise.');
  });

  it('says when there is no such exercise', async () => {
    expect(await message(loadFolder(join(root, 'cnn/nothing')))).toContain(
      'cnn/nothing: there is no such exercise',
    );
  });
});

describe('loadCourse', () => {
  const course = (exercises: string) => `id: 8a105376-64a4-495b-b15e-a90db5fc3321
slug: odl
title: Course
term: Autumn
modules:
  - slug: cnn
    title: Convolution
    exercises: [${exercises}]
`;

  it('gives the outline when folders and list agree', async () => {
    await put('course.yaml', course('{ slug: conv2d }, { slug: pooling, title: Pooling, coming: true }'));
    expect(await findExercises(root)).toEqual(['cnn/conv2d']);
    expect((await loadCourse(root)).modules[0]?.exercises).toHaveLength(2);
  });

  it.each([
    ['{ slug: conv2d }, { slug: pooling }', 'course.yaml: cnn/pooling: has no folder.'],
    ['', 'course.yaml: cnn/conv2d: has a folder but is not listed.'],
    ['{ slug: conv2d }, { slug: conv2d }', 'course.yaml: cnn/conv2d: is listed twice.'],
    [
      '{ slug: conv2d }, { slug: pooling, coming: true }',
      'cnn/pooling: is coming, so it needs a title here.',
    ],
    ['{ slug: conv2d, colour: red }', 'course.yaml: modules[0].exercises[0]: '],
  ])('refuses exercises: [%s]', async (exercises, said) => {
    await put('course.yaml', course(exercises));
    expect(await message(loadCourse(root))).toContain(said);
  });

  it('says when there is no course', async () => {
    expect(await message(loadCourse(root))).toBe('course.yaml: is missing.');
  });
});
