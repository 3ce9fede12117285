import { describe, expect, it } from 'vitest';
import type { DateFinding, DateRowView } from '#server/planning/dates/dates-view.ts';
import { dateFilterHref, readDateFilter, rowsShown } from './date-filter.ts';

const row = (
  assignmentId: string,
  title: string,
  module: string,
  sections: readonly string[] = [],
): DateRowView => ({
  assignmentId,
  slug: `${module}/${assignmentId}`,
  title,
  number: '1.1',
  module: { slug: module, title: module, number: 1 },
  points: 10,
  weight: null,
  opens: null,
  due: null,
  lateDaysMax: null,
  overrides: 0,
  sectionDues: sections.map((sectionId) => ({ sectionId, due: '2027-03-16T18:00' })),
  graded: 0,
});
const ROWS = [
  row('a', 'Convolution', 'cnn'),
  row('b', 'Pooling', 'cnn', ['late']),
  row('c', 'Attention', 'transformers'),
];
const FINDINGS: readonly DateFinding[] = [
  { assignmentId: 'a', field: 'due', level: 'conflict', kind: 'due-before-opening' },
  { assignmentId: 'b', field: 'due', level: 'note', kind: 'twice' },
];

describe('what of the dates is shown', () => {
  const shown = (address: string, chosen: readonly string[] = []) =>
    rowsShown(ROWS, readDateFilter(Object.fromEntries(new URLSearchParams(address))), {
      changed: new Set(['c']),
      findings: FINDINGS,
      chosen,
    }).map(({ assignmentId }) => assignmentId);

  it('stands in the address, and comes back from it', () => {
    for (const address of ['?', '?q=conv', '?module=cnn&only=notes', '?q=a+b&only=changed', '?section=late'])
      expect(dateFilterHref(readDateFilter(Object.fromEntries(new URLSearchParams(address))))).toBe(address);
    expect(readDateFilter({ q: ['a', 'b'], module: '', only: 'everything' })).toEqual({
      find: '',
      module: null,
      only: null,
      section: null,
    });
  });

  it('is of one module, of a name, or what is changed, stops saving, or is worth a look', () => {
    expect(shown('')).toEqual(['a', 'b', 'c']);
    expect(shown('module=cnn')).toEqual(['a', 'b']);
    expect(shown('q=POOL')).toEqual(['b']);
    expect(shown('only=changed')).toEqual(['c']);
    expect(shown('only=conflicts')).toEqual(['a']);
    expect(shown('only=notes')).toEqual(['b']);
    expect(shown('only=notes&module=transformers')).toEqual([]);
    expect(shown('section=late')).toEqual(['b']);
    expect(shown('section=early')).toEqual([]);
  });

  it('keeps the rows that are worked on, as long as they are what was asked for otherwise', () => {
    expect(shown('only=conflicts', ['b'])).toEqual(['a', 'b']);
    expect(shown('only=conflicts&module=cnn', ['c'])).toEqual(['a']);
  });
});
