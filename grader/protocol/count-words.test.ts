import { expect, it } from 'vitest';
import { counted, pluralOf } from './count-words.ts';

it.each([
  ['row', 'rows'],
  ['query', 'queries'],
  ['key', 'keys'],
  ['batch', 'batches'],
  ['brush', 'brushes'],
  ['class', 'classes'],
  ['bias', 'biases'],
  ['axis', 'axes'],
  ['box', 'boxes'],
  ['waltz', 'waltzes'],
  ['quiz', 'quizzes'],
  ['matrix', 'matrices'],
  ['time step', 'time steps'],
  ['features', 'features'],
  ['epoch', 'epochs'],
  ['training epoch', 'training epochs'],
  ['weight matrix', 'weight matrices'],
  ['time index', 'time indices'],
  ['row y', 'row ys'],
  ['y', 'ys'],
])('one %s, two %s', (noun, nouns) => {
  expect([counted(1, noun), counted(2, noun), counted(0, noun)]).toEqual([
    `1 ${noun}`,
    `2 ${nouns}`,
    `0 ${nouns}`,
  ]);
  expect(pluralOf(noun)).toBe(nouns);
});

it('counts what is written as a number', () => {
  expect([counted('1', 'value'), counted('1.5', 'point'), counted('12', 'value')]).toEqual([
    '1 value',
    '1.5 points',
    '12 values',
  ]);
});
