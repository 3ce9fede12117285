import { expect, it } from 'vitest';
import { problemOf, reached } from './reached.ts';

const lost = () => Promise.reject(new TypeError('Failed to fetch'));

it('says in words that no answer came, in the place of a refusal', async () => {
  const words = 'The server could not be reached. Try again.';
  expect(await reached(lost())).toEqual({ ok: false, problem: words });
  expect(await problemOf(lost())).toBe(words);
});

it('gives each answer as it is', async () => {
  expect(await reached(Promise.resolve({ ok: true, value: 3 }))).toEqual({ ok: true, value: 3 });
  expect(await problemOf(Promise.resolve(null))).toBeNull();
});
