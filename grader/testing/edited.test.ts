import { expect, it } from 'vitest';
import { edited } from './edited.ts';

it('replaces the first part, and takes signs of the new one as they are', () => {
  expect(edited('a b a', 'a', '$&')).toBe('$& b a');
  expect(edited('points: 12', /\d+/, '3')).toBe('points: 3');
});

it('throws where the part is not, or where nothing would change', () => {
  expect(() => edited('a', 'b', 'c')).toThrow('b is not in');
  expect(() => edited('a', /b/, 'c')).toThrow('/b/ is not in');
  expect(() => edited('a', 'a', 'a')).toThrow('Nothing to replace');
});
