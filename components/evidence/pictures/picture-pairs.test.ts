import { expect, it } from 'vitest';
import type { Picture } from '#grader/protocol.ts';
import { comparedTitle, groupPictures } from './picture-pairs.ts';

const picture = (title: string, as: Picture['as'] = 'heatmap', data = [1, 2]): Picture => ({
  as,
  title,
  tensor: { dtype: 'float32', shape: [data.length], data },
});
const kinds = (...pictures: Picture[]) => groupPictures(pictures, undefined).map(({ kind }) => kind);

it('puts expected and yours together, as maps when they can be compared', () => {
  expect(kinds(picture('a: expected'), picture('a: yours', 'heatmap', [3, 4]), picture('b'))).toEqual([
    'maps',
    'one',
  ]);
  expect(kinds(picture('a: expected'), picture('a: yours', 'heatmap', [3]))).toEqual(['beside']);
  expect(kinds(picture('a: expected', 'image'), picture('a: yours', 'image'))).toEqual(['beside']);
});

it('keeps apart what only looks like a pair', () => {
  expect(kinds(picture('a: expected'), picture('b: yours'))).toEqual(['one', 'one']);
  expect(kinds(picture('a: expected'), picture('a: yours', 'image'))).toEqual(['one', 'one']);
  expect(kinds(picture('a: expected'))).toEqual(['one']);
});

it('shows nothing twice, and keeps the title', () => {
  const expected = picture('a: expected');
  expect(groupPictures([expected, picture('a: yours')], expected.tensor)).toEqual([]);
  expect(comparedTitle([picture('b', 'line', [7]), expected, picture('a: yours')], expected.tensor)).toBe(
    'a',
  );
  expect(comparedTitle([picture('a: yours', 'heatmap', [9])], expected.tensor)).toBeNull();
  expect(comparedTitle([expected], undefined)).toBeNull();
});
