import { expect, it } from 'vitest';
import { forbiddenPaths } from './forbidden-paths.ts';

it('resolves groups to what a student would type', () => {
  expect(forbiddenPaths(['convolution'])).toEqual(expect.arrayContaining(['conv2d', 'conv2dTranspose']));
  expect(forbiddenPaths(['layers'])).toContain('layers.*');
  expect(forbiddenPaths(['cumsum'])).toEqual(['cumsum']);
  expect(forbiddenPaths([])).toEqual([]);
});
