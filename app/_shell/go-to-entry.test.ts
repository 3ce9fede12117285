import { describe, expect, it } from 'vitest';
import { type GoToEntry, matchEntries } from './go-to-entry.ts';

const entry = (number: string, title: string, group: string): GoToEntry => ({
  href: `/${number}`,
  number,
  title,
  group,
});

const entries = [
  entry('1.2', 'Batch size', 'Descent'),
  entry('3.1', 'Convolution', 'Convolutional networks'),
  entry('3.10', 'Batch normalisation', 'Convolutional networks'),
  entry('5.1', 'Scaled dot-product attention', 'Transformers'),
];
const titles = (query: string) => matchEntries(entries, query).map((found) => found.title);

describe('go to', () => {
  it('offers everything before a word is typed', () => {
    expect(titles('  ')).toHaveLength(4);
  });

  it('finds by the beginning of any word, whatever the case', () => {
    expect(titles('ATT')).toEqual(['Scaled dot-product attention']);
    expect(titles('dot')).toEqual(['Scaled dot-product attention']);
  });

  it('needs every word to be found', () => {
    expect(titles('batch conv')).toEqual(['Batch normalisation']);
    expect(titles('batch zebra')).toEqual([]);
  });

  it('finds by number', () => {
    expect(titles('3.1')).toEqual(['Convolution', 'Batch normalisation']);
  });

  it('puts titles that start with the query before words further in', () => {
    expect(titles('conv')).toEqual(['Convolution', 'Batch normalisation']);
  });

  it('ignores accents', () => {
    expect(matchEntries([entry('2.1', 'Résidu', 'x')], 'residu')).toHaveLength(1);
  });
});
