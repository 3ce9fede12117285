import { expect, it } from 'vitest';
import { scrub } from './scrub.ts';

const identity = {
  id: '0a2f4d1e-3b5c-4d7e-8f90-1a2b3c4d5e6f',
  name: 'Maeve Quillane',
  email: 'mquillane@uni.example',
};
const of = { identity, alias: 'Student X' };

it.each([
  ['Maeve Quillane', 'Student X'],
  ['// by MAEVE_QUILLANE', '// by Student X'],
  ['Quillane, Maeve:', 'Student X:'],
  ['mail mquillane@uni.example now', 'mail Student X now'],
  ['mquillane/solution.ts', 'Student X/solution.ts'],
  [`id ${identity.id}`, 'id Student X'],
])('takes the person out of %j', (text, clean) => {
  expect(scrub(text, of)).toBe(clean);
});

it('leaves words alone that only begin or end so, and the line numbers', () => {
  const code = 'const quillanes = 1;\n// Maeve Quillanesson\nreturn quillanes;';
  expect(scrub(code, of)).toBe(code);
  expect(scrub('a\n// Maeve\tQuillane\nb', of).split('\n')).toHaveLength(3);
});

it('goes through every part of a view, and leaves numbers as they are', () => {
  const data = new Float32Array([1]);
  const view = { a: [{ b: 'Maeve Quillane' }], n: [1, 2], none: null, data };
  expect(scrub(view, of)).toEqual({ a: [{ b: 'Student X' }], n: [1, 2], none: null, data });
});
