import { expect, it } from 'vitest';
import { actionWords, detailWords } from './audit-words.ts';

it('says what was done in words, and an unknown kind by its name', () => {
  expect(actionWords('override.set')).toBe('set points by hand');
  expect(actionWords('something.new')).toBe('something.new');
});

it('shows what a reader can use: numbers and reasons, no ids and no hashes', () => {
  const details = {
    overrideId: '0a2f4d1e-3b5c-4d7e-8f90-1a2b3c4d5e6f',
    codeHash: 'a'.repeat(64),
    from: 7,
    to: 9.5,
    cause: 'override',
    replaces: null,
    commentIds: ['x'],
  };
  expect(detailWords(details)).toBe('from 7, to 9.5, cause override');
});
