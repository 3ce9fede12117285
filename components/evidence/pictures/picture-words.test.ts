import { expect, it } from 'vitest';
import type { Picture } from '#grader/protocol.ts';
import { linesOf, pictureNotes, pictureTitle } from './picture-words.ts';

function pictureOf(as: Picture['as'], shape: number[], change: Partial<Picture> = {}): Picture {
  const size = shape.reduce((product, length) => product * length, 1);
  return { as, title: '', tensor: { dtype: 'float32', shape, data: new Array(size).fill(0) }, ...change };
}

it('says what it cannot draw, and how it would have to look', () => {
  expect(pictureNotes(pictureOf('image', [5]))[0]).toContain('this is [5]');
  expect(pictureNotes(pictureOf('scatter', [5]))).toEqual(['Points have shape [points, 2]; this is [5].']);
  expect(pictureNotes(pictureOf('scatter', [5, 3]))).toEqual(['The first two of 3 columns.']);
  expect(pictureNotes(pictureOf('histogram', [0, 3]))).toEqual([
    'Nothing to draw: shape [0, 3] has no elements.',
  ]);
});

it('says what was thinned out before it came', () => {
  const stats = { dtype: 'float32', shape: [8], min: 0, max: 0, mean: 0, std: 0, nan: 0, infinite: 0 };
  expect(pictureNotes(pictureOf('line', [4], { stats }))).toEqual([
    'Too large to show whole: every second of axis 0.',
  ]);
  expect(pictureNotes(pictureOf('line', [8], { stats }))).toEqual([]);
});

it('draws one line a row, a few of many', () => {
  expect(linesOf(pictureOf('line', [3]))).toMatchObject({ all: 1, series: [{ name: 'last' }] });
  expect(linesOf(pictureOf('line', []))).toMatchObject({ all: 1 });
  const many = pictureOf('line', [2, 5, 3]);
  expect(linesOf(many).series.map(({ points }) => points.length)).toEqual([3, 3, 3, 3, 3, 3]);
  expect(pictureNotes(many)).toEqual(['The first 6 of 10 rows.']);
});

it.each([
  ['line', [3], [1, 'NaN', 'NaN'], ['The line is NaN from 1 on.']],
  ['histogram', [3], [1, 'NaN', 'Infinity'], ['Not drawn: 1 NaN, 1 infinite.']],
  ['scatter', [2, 2], [1, 2, 'NaN', 0], ['Not drawn: 1 NaN.']],
  ['histogram', [3], [1, 2, 3], []],
] as const)('says which numbers a %s has no place for', (as, shape, data, notes) => {
  const tensor = { dtype: 'float32' as const, shape: [...shape], data: [...data] };
  expect(pictureNotes(pictureOf(as, [], { tensor }))).toEqual(notes);
});

it('has a title in any case', () => {
  expect(pictureTitle(pictureOf('table', [2, 2]))).toBe('show: [2, 2]');
});
