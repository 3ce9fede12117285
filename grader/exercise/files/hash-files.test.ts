import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hashFiles, hashText, sortFiles } from './hash-files.ts';

describe('the hash of a text', () => {
  it.each([
    // FIPS 180-2, appendix B.1 and the digest of nothing.
    ['', 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
    ['abc', 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'],
  ])('of %j is SHA-256 in small hex digits', async (text, hash) => {
    expect(await hashText(text)).toBe(hash);
  });

  it('is of its UTF-8 bytes, whatever the characters', async () => {
    // Of any code units, halves of characters too.
    const texts = fc.array(fc.nat(0xffff), { maxLength: 20 }).map((units) => String.fromCharCode(...units));
    await fc.assert(
      fc.asyncProperty(texts, async (text) => {
        expect(await hashText(text)).toBe(createHash('sha256').update(text, 'utf8').digest('hex'));
      }),
    );
  });

  it('tells apart what looks alike: accents composed and not, line ends, a mark of order', async () => {
    const hashes = await Promise.all(['\u00e9', 'e\u0301', 'a\nb', 'a\r\nb', '\uFEFFa', 'a'].map(hashText));
    expect(new Set(hashes).size).toBe(hashes.length);
  });
});

describe('the order of files', () => {
  it('is that of code units, in every language that a machine speaks', () => {
    const paths = ['b', 'a', 'B', 'ä', 'a/b', 'a-b', 'a.b', '10', '9', 'Z', '\u{1F600}', '\uFF21'];
    const sorted = Object.keys(sortFiles(Object.fromEntries(paths.map((path) => [`x${path}`, '']))));
    expect(sorted).toEqual(
      ['10', '9', 'B', 'Z', 'a', 'a-b', 'a.b', 'a/b', 'b', 'ä', '\u{1F600}', '\uFF21'].map(
        (path) => `x${path}`,
      ),
    );
  });

  it('leaves the contents alone, and the map that it was given', () => {
    const files = { b: '2', a: '1' };
    expect(sortFiles(files)).toEqual({ a: '1', b: '2' });
    expect(Object.keys(files)).toEqual(['b', 'a']);
  });
});

describe('the hash of files', () => {
  const files = fc.dictionary(fc.stringMatching(/^[a-z/]{1,6}$/), fc.string(), {
    maxKeys: 5,
    noNullPrototype: true,
  });

  it('changes with every character, path and file more', async () => {
    await fc.assert(
      fc.asyncProperty(files, fc.stringMatching(/^[a-z/]{1,6}$/), async (map, path) => {
        const before = await hashFiles(map);
        expect(await hashFiles({ ...map, [path]: `${map[path] ?? ''}.` })).not.toBe(before);
      }),
      { numRuns: 50 },
    );
  });

  it('of the same files is the same, in whatever order they came', async () => {
    await fc.assert(
      fc.asyncProperty(files, async (map) => {
        const turned = Object.fromEntries(Object.entries(map).reverse());
        expect(await hashFiles(turned)).toBe(await hashFiles(map));
      }),
      { numRuns: 50 },
    );
  });

  it('of no files is that of no bytes', async () => {
    expect(await hashFiles({})).toBe(await hashText(''));
  });
});
