import { expect, it } from 'vitest';
import type { RecheckedExerciseView, RechecksView } from '#server/studio/list/rechecks-view.ts';
import { inOrderOfNeed, roundHeadline, upgradeNotice } from './rechecks-words.ts';

const exercise = (title: string, state: RecheckedExerciseView['state']): RecheckedExerciseView => ({
  assignmentId: title,
  number: '1.1',
  title,
  href: '/x',
  state,
  broken: [],
  mended: [],
  fault: null,
});
const round = (
  state: NonNullable<RechecksView['round']>['state'],
  ...exercises: RecheckedExerciseView[]
): NonNullable<RechecksView['round']> => ({
  state,
  startedAt: '',
  endedAt: null,
  progress: { done: 1, total: 2 },
  exercises,
});

it('what changed stands first, then what could not be checked, each in the order of the course', () => {
  const shown = inOrderOfNeed([
    exercise('a', 'unchanged'),
    exercise('b', 'given-up'),
    exercise('c', 'changed'),
    exercise('d', 'waiting'),
    exercise('e', 'changed'),
  ]);
  expect(shown.map(({ title }) => title)).toEqual(['c', 'e', 'b', 'd', 'a']);
});

it('the headline counts what changed in this course, and while it runs what is done everywhere', () => {
  expect(roundHeadline(round('running', exercise('a', 'waiting')))).toContain('1 of 2 versions is');
  expect(roundHeadline(round('ready', exercise('a', 'unchanged')))).toBe(
    'The upgrade of the grader changed nothing in 1 exercise',
  );
  expect(roundHeadline(round('ready', exercise('a', 'changed'), exercise('b', 'unchanged')))).toBe(
    'The upgrade of the grader changed 1 of 2 exercises',
  );
});

it('the list says nothing before the first upgrade, nor where it is about none of its exercises', () => {
  const course = { slug: 'tiny', title: 'Tiny' };
  expect(upgradeNotice({ course, round: null })).toBeNull();
  expect(upgradeNotice({ course, round: round('ready') })).toBeNull();
  expect(upgradeNotice({ course, round: round('ready', exercise('a', 'changed')) })).not.toBeNull();
});
