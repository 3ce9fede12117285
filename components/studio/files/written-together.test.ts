import { expect, it } from 'vitest';
import { takeBackTogether, writeTogether } from './written-together.ts';

function keeperOf(texts: Record<string, string>) {
  return {
    text: (path: string) => texts[path] ?? '',
    replace: (path: string, text: string) => {
      texts[path] = text;
    },
  };
}

const CASE = [
  { path: 'cases.ts', content: 'one, two' },
  { path: 'exercise.yaml', content: 'points: 2' },
];

it('a case goes out again with its points, in one step', () => {
  const texts = { 'cases.ts': 'one', 'exercise.yaml': 'points: 1', 'statement.md': 'words' };
  const keeper = keeperOf(texts);
  const written = writeTogether(keeper, CASE);
  expect(texts).toMatchObject({ 'cases.ts': 'one, two', 'exercise.yaml': 'points: 2' });
  texts['statement.md'] = 'other words';
  expect(takeBackTogether(keeper, written)).toBeNull();
  expect(texts).toEqual({ 'cases.ts': 'one', 'exercise.yaml': 'points: 1', 'statement.md': 'other words' });
});

it('nothing is taken back over what was written since', () => {
  const texts = { 'cases.ts': 'one', 'exercise.yaml': 'points: 1' };
  const keeper = keeperOf(texts);
  const written = writeTogether(keeper, CASE);
  texts['exercise.yaml'] = 'points: 3';
  expect(takeBackTogether(keeper, written)).toBe('exercise.yaml');
  expect(texts).toEqual({ 'cases.ts': 'one, two', 'exercise.yaml': 'points: 3' });
});
