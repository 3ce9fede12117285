import { describe, expect, it } from 'vitest';
import { changeFilter, isFiltered, readTableFilter, tableHref } from './table-filter.ts';

const full = {
  search: 'quill & co',
  exercise: 'gan/step',
  state: 'verified',
  onlyCounting: true,
  page: 2,
} as const;

function params(href: string): Record<string, string> {
  return Object.fromEntries(new URLSearchParams(href));
}

describe('filter of the staff table', () => {
  it('comes back from its address as it went in', () => {
    for (const filter of [{}, { state: 'queued' } as const, full]) {
      expect(readTableFilter(params(tableHref(filter)))).toEqual(filter);
    }
  });

  it('leaves out what makes no sense instead of failing', () => {
    expect(
      readTableFilter({ q: '  ', exercise: ['a', 'b'], state: 'lost', counting: '1', page: '-3' }),
    ).toEqual({});
    expect(readTableFilter({ q: 'x'.repeat(101), page: '1.5' })).toEqual({});
  });

  it('goes back to the first page when what is shown changes', () => {
    expect(changeFilter(full, { state: 'queued' })).toEqual({
      search: 'quill & co',
      exercise: 'gan/step',
      state: 'queued',
      onlyCounting: true,
    });
  });

  it('takes a part away by undefined', () => {
    expect(changeFilter({ state: 'queued' }, { state: undefined })).toEqual({});
  });

  it('knows a page number from a filter', () => {
    expect(isFiltered({ page: 3 })).toBe(false);
    expect(isFiltered({ search: 'x' })).toBe(true);
  });
});
