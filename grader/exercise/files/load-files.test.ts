import { describe, expect, it } from 'vitest';
import type { FileMap } from '#grader/protocol.ts';
import { edited } from '#grader/testing/edited.ts';
import { hashFiles } from './hash-files.ts';
import { loadFiles } from './load-files.ts';

const MANIFEST = `id: 8a105376-64a4-495b-b15e-a90db5fc3321
title: Test
summary: A test.
points: 10
difficulty: easy
minutes: 1
source: none
entryPoints:
  - name: f
    parameters: [{ name: x, type: any, about: x }]
    returns: { type: any, about: f(x) }
`;
const FILES: FileMap = {
  'exercise.yaml': MANIFEST,
  'statement.md': '# Test',
  'starter.ts': 'export {};',
  'reference.ts': 'export const f = 1;',
  'cases.ts': 'export default [];',
};
const refusal = (files: FileMap, slug = 'cnn/conv2d'): Promise<string> =>
  loadFiles(slug, files).then(
    () => 'loaded',
    (error: Error) => error.message,
  );

describe('loadFiles', () => {
  it('gives a bundle with defaults filled in and files sorted', async () => {
    const bundle = await loadFiles('cnn/conv2d', { ...FILES, 'driver.ts': 'export {};' });
    expect(bundle).toMatchObject({
      slug: 'cnn/conv2d',
      manifest: { title: 'Test', disclosure: 'open', forbids: [] },
    });
    expect(Object.keys(bundle.files)).toEqual(Object.keys(bundle.files).toSorted());
    expect(bundle.hash).toMatch(/^[0-9a-f]{64}$/);
  });

  it.each<[string, FileMap, string]>([
    ['a stray file', { 'notes.txt': 'x' }, 'cnn/conv2d/notes.txt: is not part of an exercise.'],
    ['a solution', { 'solutions/right-x.ts': 'x' }, 'is a solution that no misconception starts from.'],
    [
      'a difference that fits nothing',
      { 'misconceptions/a.md': 'x' },
      'misconceptions/a.md: line 1: expected',
    ],
    ['a path outside', { '../x.ts': 'x' }, 'cnn/conv2d/../x.ts: is not part of an exercise.'],
    ['an absolute path', { '/etc/passwd': 'x' }, 'is not part of an exercise.'],
    ['a path that climbs out of assets', { 'assets/../../x': 'eA==' }, 'is not part of an exercise.'],
    [
      'an odd misconception name',
      { 'misconceptions/Bad Name.ts': 'x' },
      'Name it in lower case with hyphens',
    ],
    ['an asset that is no base64', { 'assets/a.bin': '***' }, 'cnn/conv2d/assets/a.bin: expected base64.'],
    ['an empty file', { 'driver.ts': ' \n' }, 'cnn/conv2d/driver.ts: is empty.'],
    [
      'a huge file',
      { 'driver.ts': 'x'.repeat(1024 * 1024 + 1) },
      'driver.ts: has 1048577 bytes; at most 1048576.',
    ],
    [
      'a wrong field',
      { 'exercise.yaml': edited(MANIFEST, 'minutes: 1', 'minutes: soon') },
      'exercise.yaml: minutes: ',
    ],
    ['a field nobody knows', { 'exercise.yaml': `${MANIFEST}colour: red\n` }, 'colour'],
    [
      'a nested field',
      { 'exercise.yaml': edited(MANIFEST, 'name: f', 'name: 1f') },
      'exercise.yaml: entryPoints[0].name: ',
    ],
    ['broken YAML', { 'exercise.yaml': 'title: [' }, 'exercise.yaml: is not YAML: '],
    ['a key given twice', { 'exercise.yaml': `${MANIFEST}title: Again\n` }, 'exercise.yaml: is not YAML: '],
    ['YAML aliases', { 'exercise.yaml': `${MANIFEST}x: &a [1]\ny: *a\n` }, 'exercise.yaml: cannot be read: '],
  ])('refuses %s and names it', async (_, extra, message) => {
    expect(await refusal({ ...FILES, ...extra })).toContain(message);
  });

  it('names what is wrong in every file at once, each by its file and line', async () => {
    const message = await refusal({
      ...FILES,
      'exercise.yaml': edited(MANIFEST, 'points: 10', 'points: none'),
      'statement.md': '# Test\n\n```example\nf(1) = 2\n```\n',
      'misconceptions/a.md': 'x',
      'misconceptions/b.md': '---\ntitle: B\n---\nWhy?\n```diff\n-nowhere\n```\n',
      'notes.md': 'x',
    });
    expect(message.split('\n').map((line) => line.split(': ').slice(0, 2).join(': '))).toEqual([
      'cnn/conv2d/notes.md: is not part of an exercise. Remove it, or put data under assets/. Known',
      'cnn/conv2d/statement.md: line 4',
      'cnn/conv2d/misconceptions/a.md: line 1',
      'cnn/conv2d/misconceptions/b.md: line 6',
      'cnn/conv2d/exercise.yaml: points',
    ]);
  });

  it('keeps a solution that a misconception starts from, and the version is another with another one', async () => {
    const mistake = '---\ntitle: B\nof: solutions/right-b.ts\n---\nWhy?\n```diff\n-a\n+b\n```\n';
    const load = (solution: string) =>
      loadFiles('cnn/conv2d', { ...FILES, 'misconceptions/b.md': mistake, 'solutions/right-b.ts': solution });
    const [one, other] = await Promise.all([load('a\n'), load('a\nc\n')]);
    expect(Object.keys(one.files)).toContain('solutions/right-b.ts');
    expect(one.hash).not.toBe(other.hash);
    expect(await refusal({ ...FILES, 'misconceptions/b.md': mistake })).toBe(
      'cnn/conv2d/misconceptions/b.md: of: there is no solutions/right-b.ts.',
    );
  });

  it('takes names that every object has for strangers, and is no exercise by them', async () => {
    const hostile = JSON.parse('{"__proto__": "x", "constructor": "y"}') as FileMap;
    const own = Object.fromEntries([...Object.entries(FILES), ...Object.entries(hostile)]);
    const message = await refusal(own);
    expect(message).toContain('cnn/conv2d/__proto__: is not part of an exercise.');
    expect(message).toContain('cnn/conv2d/constructor: is not part of an exercise.');
    expect(await refusal(Object.create(FILES) as FileMap)).toContain('cases.ts: is missing.');
  });

  it.each(['\n', ' ', '# only a comment'])('a manifest of %j is told once', async (yaml) => {
    const message = await refusal({ ...FILES, 'exercise.yaml': yaml });
    expect(message.split('\n')).toHaveLength(1);
    expect(message).toMatch(/^cnn\/conv2d\/exercise\.yaml: /);
  });

  it('has one hash for one exercise, whatever its name, and another for every change', async () => {
    const hashOf = async (files: FileMap, slug = 'cnn/conv2d') => (await loadFiles(slug, files)).hash;
    const hash = await hashOf(FILES);
    expect(await hashOf(FILES, 'nn/other')).toBe(hash);
    for (const [path, text] of Object.entries(FILES))
      expect([path, await hashOf({ ...FILES, [path]: `${text}\n` })]).not.toEqual([path, hash]);
  });

  it('names every missing file at once', async () => {
    const message = await refusal({ 'exercise.yaml': MANIFEST });
    for (const file of ['statement.md', 'starter.ts', 'reference.ts', 'cases.ts']) {
      expect(message).toContain(`cnn/conv2d/${file}: is missing.`);
    }
  });

  it.each([
    'conv2d',
    'a/b/c',
    '../x/y',
    'CNN/conv2d',
    'a/b\n',
    'a-/b',
    'a//b',
    '/a/b',
    'a/b/',
    'a_b/c',
    'ä/b',
    '',
  ])('refuses "%s" as a name', async (slug) => {
    expect(await refusal(FILES, slug)).toContain('is no exercise name');
  });
});

describe('hashFiles', () => {
  it('does not depend on the order of files', async () => {
    const turned = Object.fromEntries(Object.entries(FILES).toReversed());
    expect(await hashFiles(turned)).toBe(await hashFiles(FILES));
  });

  it('tells apart what a plain concatenation would not', async () => {
    const hashes = await Promise.all(
      [{ ab: 'c' }, { a: 'bc' }, { a: 'b', c: '' }, { a: '', b: 'c' }, { abc: '' }, {}].map(hashFiles),
    );
    expect(new Set(hashes).size).toBe(hashes.length);
  });

  it('is pinned, since it names versions in stored submissions', async () => {
    expect(await hashFiles({ 'a.ts': 'ä', 'b.ts': '' })).toMatchInlineSnapshot(
      `"4e4671fd81c687bb3a4aa2a08c1b2b160ad437afb92d0d12dc2a9e8a40e9b5a4"`,
    );
  });
});
