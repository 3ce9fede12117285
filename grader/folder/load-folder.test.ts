import { mkdir, mkdtemp, rename, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { decodeAssets } from '../exercise/files/asset-bytes.ts';
import { loadFiles } from '../exercise/files/load-files.ts';
import { findExercises, loadCourse } from './load-course.ts';
import { loadFolder, loadSolutions } from './load-folder.ts';

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

  it('takes files that are called alike in another case for strangers', async () => {
    await put('cnn/conv2d/Cases.ts', 'export {};');
    await put('cnn/conv2d/assets/.hidden', 'x');
    const said = await message(loadFolder(folder));
    expect(said).toContain('cnn/conv2d/Cases.ts: is not part of an exercise.');
    expect(said).toContain('cnn/conv2d/assets/.hidden: is not part of an exercise.');
  });

  it('reads no file that is too large, and says how large it is', async () => {
    const bytes = 16 * 1024 * 1024 + 1;
    await put('cnn/conv2d/assets/huge.bin', '');
    await truncate(join(folder, 'assets/huge.bin'), bytes);
    expect(await message(loadFolder(folder))).toBe(
      `cnn/conv2d/assets/huge.bin: has ${bytes} bytes; at most ${bytes - 1}.`,
    );
  });

  it('reads text as it is, with its line ends, and bytes that are no text as bytes', async () => {
    await put('cnn/conv2d/statement.md', '# Ä\r\n\u{1F600}\n');
    await put('cnn/conv2d/assets/a.bin', Uint8Array.of(0xff, 0xfe, 0));
    const { files } = await loadFolder(folder);
    expect([files['statement.md'], files['assets/a.bin']]).toEqual(['# Ä\r\n\u{1F600}\n', '//4A']);
  });

  it('has the same hash wherever it lies, under whatever name', async () => {
    const before = (await loadFolder(folder)).hash;
    await rename(folder, join(root, 'cnn/other'));
    expect(await loadFolder(join(root, 'cnn/other'))).toMatchObject({ slug: 'cnn/other', hash: before });
  });

  it('refuses a name that no exercise may have', async () => {
    await rename(folder, join(root, 'cnn/Conv 2D'));
    expect(await message(loadFolder(join(root, 'cnn/Conv 2D')))).toContain(
      '"cnn/Conv 2D" is no exercise name',
    );
  });

  it('says when there is no such exercise', async () => {
    expect(await message(loadFolder(join(root, 'cnn/nothing')))).toContain(
      'cnn/nothing: there is no such exercise',
    );
  });
});

describe('loadSolutions', () => {
  it('gives the programs beside an exercise in the order of their names, and nothing that is no file', async () => {
    for (const name of ['wrong-b.ts', 'right-a.ts', 'right-10.ts', 'wrong-a.ts', 'right-2.ts'])
      await put(`cnn/conv2d/solutions/${name}`, name);
    await mkdir(join(folder, 'solutions/deep'));
    await symlink('/etc/hostname', join(folder, 'solutions/right-link.ts'));
    expect(Object.entries(await loadSolutions(folder))).toEqual(
      ['right-10.ts', 'right-2.ts', 'right-a.ts', 'wrong-a.ts', 'wrong-b.ts'].map((name) => [
        `solutions/${name}`,
        name,
      ]),
    );
  });

  it('gives none where there are none, and does not hide that a folder is none', async () => {
    expect(await loadSolutions(folder)).toEqual({});
    await put('cnn/conv2d/solutions', 'a file');
    await expect(loadSolutions(folder)).rejects.toThrow('ENOTDIR');
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

  it('names everything that does not fit, at once', async () => {
    await put('rnn/lstm/exercise.yaml', MANIFEST);
    await put('course.yaml', course('{ slug: pooling }, { slug: late, coming: true }'));
    expect((await message(loadCourse(root))).split('\n')).toEqual([
      'course.yaml: cnn/pooling: has no folder. Add it with `exercise new`, or mark it `coming: true`.',
      'course.yaml: cnn/late: is coming, so it needs a title here.',
      'course.yaml: cnn/conv2d: has a folder but is not listed.',
      'course.yaml: rnn/lstm: has a folder but is not listed.',
    ]);
  });

  it('an exercise that is coming may be there already', async () => {
    await put('course.yaml', course('{ slug: conv2d, title: Convolution, coming: true }'));
    expect((await loadCourse(root)).modules[0]?.exercises).toEqual([
      { slug: 'conv2d', title: 'Convolution', coming: true },
    ]);
  });

  it('finds exercises by their exercise.yaml alone, in the order of their names', async () => {
    await put('rnn/lstm/exercise.yaml', 'not YAML: [');
    await put('rnn/gru/cases.ts', 'x');
    await put('rnn/notes.txt', 'x');
    await put('cnn/a/deep/exercise.yaml', 'x');
    await put('exercise.yaml', 'x');
    expect(await findExercises(root)).toEqual(['cnn/conv2d', 'rnn/lstm']);
    await expect(findExercises(join(root, 'nowhere'))).rejects.toThrow('ENOENT');
  });

  it('says when there is no course', async () => {
    expect(await message(loadCourse(root))).toBe('course.yaml: is missing.');
  });
});
