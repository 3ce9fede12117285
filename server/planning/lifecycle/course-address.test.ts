import { describe, expect, it } from 'vitest';
import { courseNames } from './course-address.ts';
import { isModuleTitle } from './module-title.ts';

const named = (slug: string, more: { title?: string; term?: string } = {}) =>
  courseNames({ slug, title: 'Deep Learning', term: 'Autumn 2026', ...more });

describe('a new course', () => {
  it('is kept by its address in small letters, without the blanks round its names', () => {
    expect(named(' DL-2026 ', { title: ' Deep Learning ', term: '\tAutumn ' })).toEqual({
      ...{ slug: 'dl-2026', title: 'Deep Learning', term: 'Autumn' },
    });
    expect(named('7')?.slug).toBe('7');
  });

  it('has no address that is another page, leaves its place in the path or reads as something else', () => {
    const wrong = [
      '',
      '-',
      '-dl',
      'dl-',
      'new',
      ' NEW ',
      'a/b',
      '..',
      'a b',
      'dl?x',
      'dl#x',
      'dl%2f',
      'café',
    ];
    for (const slug of [...wrong, 'dl\nx', 'ſ']) expect([slug, named(slug)]).toEqual([slug, null]);
  });

  it('has an address of at most fifty letters, and a title and a term that say something', () => {
    expect([named('x'.repeat(50))?.slug.length, named('x'.repeat(51))]).toEqual([50, null]);
    expect([named('dl', { title: ' ' }), named('dl', { term: '\n' })]).toEqual([null, null]);
  });
});

describe('the title of a module', () => {
  it('is one from which an address can be made, and no longer than a line', () => {
    expect(['Convolutions', '3', 'Übung'].map(isModuleTitle)).toEqual([true, true, true]);
    expect(['', ' ', '…', '?!'].map(isModuleTitle)).toEqual([false, false, false, false]);
    expect([isModuleTitle('x'.repeat(120)), isModuleTitle('x'.repeat(121))]).toEqual([true, false]);
  });
});
