import { expect, test } from 'vitest';
import type { CourseTemplateView } from '#server/planning/lifecycle/new-course-view.ts';
import { addressFor, contentWords, dateWords, missingWords } from './template-words.ts';

const session = (week: number, points: readonly number[]): CourseTemplateView => ({
  slug: `s${week}`,
  title: 'Session',
  kind: 'practical',
  opens: { week, day: 'mon', at: '09:30' },
  work: [
    {
      due: { week: week + 1, day: 'sun', at: '23:59' },
      exercises: points.map((each, at) => ({ slug: `m/e${at}`, title: 'E', points: each })),
    },
  ],
  missing: [],
});

test('says what is in a session, and what is left out', () => {
  expect(contentWords(session(3, [10, 20]))).toBe('2 exercises, 30 points');
  expect(missingWords(session(3, []))).toBe('');
  expect(missingWords({ ...session(3, []), missing: ['gan/train'] })).toContain('gan/train');
});

test('dates follow the first chosen session, and move by whole weeks', () => {
  const [practical, later] = [session(3, [10]), session(5, [10])];
  const start = '2026-10-28';
  expect(dateWords(later, { chosen: [later], start })).toBe('Opens Mon 26 Oct 09:30, due Sun 8 Nov 23:59.');
  expect(dateWords(later, { chosen: [practical, later], start })).toBe(
    'Opens Mon 9 Nov 09:30, due Sun 22 Nov 23:59.',
  );
  expect(dateWords(later, { chosen: [later], start: null })).toContain('Without dates');
});

test('an address is made of title and term', () => {
  expect(addressFor('Réseaux & Optimisation', 'Spring 2027')).toBe('reseaux-optimisation-spring-2027');
  expect(addressFor('x'.repeat(49), 'y')).toBe('x'.repeat(49));
});
