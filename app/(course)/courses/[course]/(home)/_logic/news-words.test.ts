import { expect, it } from 'vitest';
import { newsWords } from './news-words.ts';

it('says what changed and why', () => {
  const regraded = { kind: 'regrade', from: 19, to: 11, reason: 'Case 4 was wrong.', hinted: false } as const;
  expect(newsWords(regraded)).toBe('Graded anew: 19 → 11. Case 4 was wrong.');
  expect(newsWords({ ...regraded, to: 19, hinted: true, reason: 'It has a hint now.' })).toBe(
    'A hint on what you handed in. It has a hint now.',
  );
  expect(newsWords({ kind: 'override', points: 7.5, reason: 'The sign.' })).toBe(
    'Points set by hand: 7.5. The sign.',
  );
  expect(newsWords({ kind: 'case-points', points: 1.5, reason: 'The mean is right.' })).toBe(
    'Points of a case set by hand: 1.5. The mean is right.',
  );
  expect(newsWords({ kind: 'case-points', points: null, reason: 'The mean is right.' })).toBe(
    'Points of hidden cases were set by hand. The mean is right.',
  );
  expect(newsWords({ kind: 'rubric', count: 1 })).toBe('An item of the rubric on your code.');
  expect(newsWords({ kind: 'comments', count: 2 })).toBe('2 comments on your code.');
});
