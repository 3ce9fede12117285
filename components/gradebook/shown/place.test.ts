import { describe, expect, it } from 'vitest';
import { type GradebookPlace, gradebookHref, placeAt, readGradebookPlace } from './place.ts';

const EMPTY = {
  search: '',
  only: null,
  section: null,
  columns: null,
  sort: { by: 'name', descending: false },
  cell: null,
} satisfies GradebookPlace;
const FULL = {
  search: 'quill & co',
  only: 'late',
  section: '5b1f4d1e-3b5c-4d7e-8f90-1a2b3c4d5e6f',
  columns: ['cnn', 'gan/step'],
  sort: { by: 'cnn/conv2d', descending: true },
  cell: { studentId: '0a2f4d1e-3b5c-4d7e-8f90-1a2b3c4d5e6f', exercise: 'cnn/conv2d' },
} satisfies GradebookPlace;

const read = (href: string) => readGradebookPlace(Object.fromEntries(new URLSearchParams(href)));

describe('the address of the gradebook', () => {
  it('comes back as it went in', () => {
    for (const place of [EMPTY, FULL, { ...EMPTY, sort: { by: 'name', descending: true } }])
      expect(read(gradebookHref(place))).toEqual(place);
  });

  it('is short and readable', () => {
    expect(gradebookHref(EMPTY)).toBe('?');
    expect(gradebookHref({ ...EMPTY, only: 'missing', columns: ['cnn', 'gan/step'] })).toBe(
      '?only=missing&columns=cnn,gan/step',
    );
  });

  it('says that all columns are shown where the page was sent with fewer: who comes back finds them', () => {
    const remembered = ['cnn'];
    const at = (href: string) => placeAt(Object.fromEntries(new URLSearchParams(href)), remembered);
    const all = gradebookHref(EMPTY, remembered);
    expect(all).toBe('?columns=*');
    expect(at(all).columns).toBeNull();
    expect(at(gradebookHref({ ...EMPTY, columns: ['gan'] }, remembered)).columns).toEqual(['gan']);
    expect(at('?').columns).toEqual(remembered);
    expect(gradebookHref(EMPTY, null)).toBe('?');
  });

  it('leaves out what makes no sense instead of failing', () => {
    expect(
      readGradebookPlace({ q: ['a', 'b'], only: 'lost', columns: ',', sort: '-', cell: 'half' }),
    ).toEqual({ ...EMPTY, sort: { by: 'name', descending: true } });
    expect(read(`?q=${'x'.repeat(101)}`)).toEqual(EMPTY);
  });
});
