import { expect, test } from 'vitest';
import { exercisePath, readExercisePath } from './exercise-path.ts';

test('is read as it was written', () => {
  const path = exercisePath({ slug: 'cnn' }, { slug: 'conv2d' });
  expect(readExercisePath(path)).toEqual({ moduleSlug: 'cnn', slug: 'conv2d' });
});

test.each(['', 'cnn', 'cnn/', '/', 'cnn/\0', 'c\ud83d/conv2d'])(
  'of %j, which is none, no exercise is found',
  (path) => {
    expect(readExercisePath(path).slug).toBe('');
  },
);
