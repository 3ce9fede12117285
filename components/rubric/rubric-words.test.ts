import { expect, test } from 'vitest';
import { previewWords, readPoints, signedPoints } from './rubric-words.ts';

test('points carry their sign, and nothing has none', () => {
  expect([signedPoints(2), signedPoints(-0.5), signedPoints(0)]).toEqual(['+2', '−0.5', '0']);
});

test('an edit is told by its count and its sum', () => {
  const preview = { biggest: [], hash: '' };
  expect(previewWords({ ...preview, changes: 0, sum: 0 })).toBe('No grade changes.');
  expect(previewWords({ ...preview, changes: 3, sum: -11 })).toBe('3 grades change, −11 points in all.');
  expect(previewWords({ ...preview, changes: 1, sum: -1 })).toBe('1 grade changes, −1 point in all.');
});

test('a minus is read in either form, and what is no number is none', () => {
  expect([readPoints('−2'), readPoints('-2'), readPoints('1,5'), readPoints('+3')]).toEqual([-2, -2, 1.5, 3]);
  expect([readPoints(''), readPoints('two'), readPoints('1e3'), readPoints('NaN')]).toEqual([
    null,
    null,
    null,
    null,
  ]);
});
