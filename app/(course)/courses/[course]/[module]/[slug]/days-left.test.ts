import { expect, it } from 'vitest';
import { daysLeftWords } from './days-left.ts';

it.each([
  ['2026-11-27T13:00:00Z', '3 days left'],
  ['2026-11-25T13:00:00Z', '47 hours left'],
  ['2026-11-23T15:30:00Z', '90 minutes left'],
  ['2026-11-23T14:00:20Z', '1 minute left'],
  ['2026-11-23T14:00:00Z', 'Past due'],
])('due %s reads "%s"', (dueAt, words) => {
  expect(daysLeftWords(dueAt, '2026-11-23T14:00:00Z')).toBe(words);
});
