import { expect, it } from 'vitest';
import { newsWords } from './news-words.ts';

it('says what changed and why', () => {
  expect(newsWords({ kind: 'regrade', from: 19, to: 11, reason: 'Case 4 was wrong.' })).toBe(
    'Graded anew: 19 → 11. Case 4 was wrong.',
  );
  expect(newsWords({ kind: 'override', points: 7.5, reason: 'The sign.' })).toBe(
    'Points set by hand: 7.5. The sign.',
  );
  expect(newsWords({ kind: 'comments', count: 2 })).toBe('2 comments on your code.');
});
