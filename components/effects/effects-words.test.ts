import { expect, test } from 'vitest';
import { effectsSentence } from './effects-words.ts';

const effect = (from: number | null, to: number | null) => ({
  userId: 'u',
  name: 'Ada',
  assignmentId: 'a',
  title: 'Add',
  from,
  to,
});

test('says how many grades change and which way, also when none does', () => {
  expect(effectsSentence([])).toBe('No grade changes.');
  expect(effectsSentence([effect(3, 5)])).toBe('1 grade changes: 1 rises.');
  expect(effectsSentence([effect(null, 5), effect(3, 2), effect(3, null)])).toBe(
    '3 grades change: 1 rises, 2 fall.',
  );
});
