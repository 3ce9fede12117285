import { describe, expect, it } from 'vitest';
import {
  ASSET_BYTES_MAX,
  FILES_MAX,
  findFileProblems,
  isAsset,
  isFolderFile,
  isTooLong,
  misconceptionName,
  REQUIRED_FILES,
} from './exercise-files.ts';

const WHOLE = Object.fromEntries(REQUIRED_FILES.map((path) => [path, 'text']));
const problems = (files: Record<string, string>, bases: readonly string[] = []) =>
  findFileProblems({ ...WHOLE, ...files }, bases).map(({ file, message }) => `${file} ${message}`);

describe('the files of an exercise', () => {
  it('are those that it needs, and others of a known kind', () => {
    const others = {
      'driver.ts': 'x',
      'misconceptions/flipped-kernel.md': 'x',
      'misconceptions/a1.ts': 'x',
      'figures/window.svg': 'x',
      'assets/Digits_0.bin': 'AAAA',
    };
    expect(problems(others)).toEqual([]);
  });

  it('name each that is missing', () => {
    const { 'cases.ts': _cases, ...rest } = WHOLE;
    expect(findFileProblems(rest, [])).toEqual([
      { file: 'cases.ts', field: '', message: 'is missing. Every exercise needs it.' },
    ]);
    expect(findFileProblems({}, [])).toHaveLength(REQUIRED_FILES.length);
  });

  it.each([
    ['misconceptions/Flipped.md', 'is no misconception'],
    ['misconceptions/two--hyphens.md', 'is no misconception'],
    ['misconceptions/deep/er.md', 'is no misconception'],
    ['solutions/right-first.ts', 'is a solution that no misconception starts from'],
    ['figures/window.png', 'is no figure'],
    ['assets/../reference.ts', 'is not part of an exercise'],
    ['assets/.hidden', 'is not part of an exercise'],
    ['notes.md', 'is not part of an exercise'],
    ['__proto__x', 'is not part of an exercise'],
  ])('refuse %s', (path, words) => {
    expect(problems({ [path]: 'AAAA' })).toEqual([expect.stringContaining(`${path} ${words}`)]);
  });

  it.each([
    ['misconceptions/a.md', true],
    ['misconceptions/2-a.ts', true],
    ['misconceptions/-a.md', false],
    ['misconceptions/a-.md', false],
    ['misconceptions/a_b.md', false],
    ['misconceptions/a.mdx', false],
    ['Misconceptions/a.md', false],
    ['figures/a-1.svg', true],
    ['figures/-a.svg', false],
    ['figures/A.svg', false],
    ['figures/a.SVG', false],
    ['figures/a/b.svg', false],
    ['assets/a', true],
    ['assets/A.B-c_1', true],
    ['assets/-a', false],
    ['assets/a b', false],
    ['assets/ä', false],
    ['assets/a\n', false],
    ['assets/', false],
    ['driver.ts', true],
    ['Driver.ts', false],
    ['driver.tsx', false],
    ['./cases.ts', false],
    ['cases.ts ', false],
    ['cases.ts\n', false],
    ['', false],
    ['solutions/right-a.ts', true],
    ['solutions/wrong-a-2.ts', true],
    ['solutions/right-a.md', false],
    ['solutions/wrong-.ts', false],
    ['solutions/a/right-b.ts', false],
  ])('%j lies in the folder of an exercise: %s', (path, lies) => {
    expect(isFolderFile(path)).toBe(lies);
  });

  it.each([
    ['', 'is empty.'],
    ['AAA', null],
    ['AAAA', null],
    ['AA==', null],
    ['AAAA\n', 'expected base64.'],
    ['AA=A', 'expected base64.'],
    ['A===', 'expected base64.'],
    ['AA-_', 'expected base64.'],
    ['ÄAAA', 'expected base64.'],
  ])('an asset of %j is base64 of the usual alphabet, or told', (content, message) => {
    expect(problems({ 'assets/a.bin': content })).toEqual(
      message === null ? [] : [`assets/a.bin ${message}`],
    );
  });

  it('may be as large as they may be, and no byte larger', () => {
    const mebibyte = 1024 * 1024;
    expect(problems({ 'driver.ts': 'x'.repeat(mebibyte) })).toEqual([]);
    expect(problems({ 'driver.ts': `${'x'.repeat(mebibyte - 1)}é` })).toHaveLength(1);
    expect(isTooLong('assets/a.bin', 'A'.repeat(ASSET_BYTES_MAX))).toBe(false);
    expect(isTooLong('assets/a.bin', 'A'.repeat(ASSET_BYTES_MAX + 1))).toBe(true);
  });

  it('a stored solution belongs to them where a misconception starts from it', () => {
    const path = 'solutions/right-offsets.ts';
    expect(problems({ [path]: 'x' }, [path])).toEqual([]);
    expect([isFolderFile(path), isFolderFile('solutions/maybe-x.ts'), isFolderFile('cases.ts')]).toEqual([
      true,
      false,
      true,
    ]);
  });

  it('are neither empty nor endless, and assets are base64', () => {
    expect(problems({ 'statement.md': ' \n' })).toEqual(['statement.md is empty.']);
    expect(problems({ 'assets/a.bin': 'not base64!' })).toEqual(['assets/a.bin expected base64.']);
    const mebibyte = 1024 * 1024;
    const long = 'x'.repeat(mebibyte + 1);
    expect(problems({ 'statement.md': long })).toEqual([
      `statement.md has ${mebibyte + 1} bytes; at most ${mebibyte}.`,
    ]);
    // By bytes, not by characters.
    expect([isTooLong('starter.ts', 'é'.repeat(mebibyte / 2 + 1)), isTooLong('starter.ts', 'é')]).toEqual([
      true,
      false,
    ]);
    expect([isTooLong('assets/a.bin', long), ASSET_BYTES_MAX > mebibyte]).toEqual([false, true]);
  });

  it('are not so many that a page could not list them', () => {
    const many = Object.fromEntries(
      Array.from({ length: FILES_MAX }, (_, i) => [`assets/a${i}.bin`, 'AAAA']),
    );
    const assets = Object.entries(many).slice(REQUIRED_FILES.length);
    expect(problems(Object.fromEntries(assets))).toEqual([]);
    expect(problems(many)).toEqual([
      expect.stringContaining(`holds ${FILES_MAX + REQUIRED_FILES.length} files`),
    ]);
  });

  it('tell a misconception and an asset by their path', () => {
    expect(misconceptionName('misconceptions/no-bias.ts')).toBe('no-bias');
    for (const path of ['misconceptions/no-bias.js', 'no-bias.md', 'misconceptions/.md'])
      expect(misconceptionName(path)).toBeNull();
    expect([isAsset('assets/a.json'), isAsset('assets/a/b.json'), isAsset('cases.ts')]).toEqual([
      true,
      false,
      false,
    ]);
  });
});
