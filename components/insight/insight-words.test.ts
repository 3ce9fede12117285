import { expect, test } from 'vitest';
import {
  countWords,
  durationWords,
  enrolledWords,
  moreWords,
  ruleWords,
  silenceWords,
} from './insight-words.ts';

test('silence is told in days and hours', () => {
  expect([silenceWords(9), silenceWords(48), silenceWords(54)]).toEqual(['9 h', '2 d', '2 d 6 h']);
});

test('the rule reads as a sentence, also of one submission', () => {
  expect(ruleWords({ submissionsMin: 3, silentHours: 48 })).toBe(
    '3 or more failing submissions and none for 48 h.',
  );
  expect(ruleWords({ submissionsMin: 1, silentHours: 4 })).toBe('A failing submission and none for 4 h.');
});

test('a duration has one unit', () => {
  expect([durationWords(56), durationWords(180), durationWords(2880)]).toEqual(['56 min', '3 h', '2 d']);
});

test('everybody who has submitted is counted, also those who were judged by another version than is shown', () => {
  const versions = [
    { id: 'a', number: 1, students: 30 },
    { id: 'b', number: 2, students: 12 },
  ];
  expect(countWords({ versions, versionId: 'b', enrolled: 50 })).toBe(
    '42 of 50 students have submitted, here 12 by version 2, newest submission of each',
  );
  const alone = { versions: [{ id: 'a', number: 1, students: 1 }], versionId: 'a', enrolled: 1 };
  expect(countWords(alone)).toBe('1 of 1 student has submitted, newest submission of each');
});

test('one person is one in every sentence', () => {
  expect([enrolledWords(1), enrolledWords(30)]).toEqual([
    '1 student is enrolled',
    '30 students are enrolled',
  ]);
  expect([moreWords(1, 'away'), moreWords(3, 'stuck for')]).toEqual([
    '1 more has been away longer.',
    '3 more have been stuck for longer.',
  ]);
});
