import { expect, test } from 'vitest';
import { applyTitle, cancelledWords, leavingWords, losingWords } from './decision-words.ts';

const counts = { students: 3, gains: 0, loses: 0, same: 3, hinted: 0, notJudged: 0, applied: 0 };
const loses = (from: number, to: number) => ({ change: 'loses' as const, from, to });

test('what is applied is grades, or hints where no points change', () => {
  expect([applyTitle(1, 0), applyTitle(4, 2)]).toEqual(['Apply to 1 grade', 'Apply to 4 grades']);
  expect([applyTitle(0, 1), applyTitle(0, 2)]).toEqual([
    'Show the hint to 1 student',
    'Show the hint to 2 students',
  ]);
});

test('who loses is told before anything is applied, also where it is one person or one point', () => {
  expect(losingWords([{ change: 'gains', from: 1, to: 2 }])).toBe('Nobody loses points.');
  expect(losingWords([loses(3, 2)])).toBe('1 student loses 1 point. Apply?');
  expect(losingWords([loses(9, 1), loses(10, 2)])).toBe('2 students lose 8 points each. Apply?');
  expect(losingWords([loses(3, 2), loses(3, 2.5)])).toBe('2 students lose up to 1 point. Apply?');
});

test('leaving every grade says what does not happen, and that it is for good', () => {
  expect(leavingWords(counts)).toEqual([
    'This dry run is put away and can no longer be applied. To change grades later, start a new one.',
  ]);
  expect(leavingWords({ ...counts, gains: 2, loses: 1, hinted: 1 })[0]).toBe(
    '2 students would gain points, 1 student would lose points, 1 student would get a hint: nothing of it happens.',
  );
});

test('what was cancelled says what stays of it', () => {
  const progress = { done: 1, total: 7, givenUp: 0 };
  expect(cancelledWords({ counts, progress })).toBe('Cancelled at 1 of 7. 1 is kept, nothing was changed.');
  expect(cancelledWords({ counts, progress: { ...progress, done: 0, total: null } })).toBe(
    'Cancelled at 0. 0 are kept, nothing was changed.',
  );
  expect(cancelledWords({ counts: { ...counts, students: 1, applied: 1 }, progress })).toBe(
    'Cancelled while it was applied: 1 of 1 grade is settled anew.',
  );
});
