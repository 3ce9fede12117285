import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { ExerciseError, type ExerciseProblem, isExerciseError } from './exercise-error.ts';

const said = (subject: string, ...problems: readonly ExerciseProblem[]): string =>
  new ExerciseError(subject, problems).message;

describe('an error of an exercise', () => {
  it.each<[string, ExerciseProblem, string]>([
    ['cnn/conv2d', { file: 'cases.ts', field: '', message: 'is empty.' }, 'cnn/conv2d/cases.ts: is empty.'],
    [
      'cnn/conv2d',
      { file: 'exercise.yaml', field: 'id', message: 'no.' },
      'cnn/conv2d/exercise.yaml: id: no.',
    ],
    ['', { file: 'course.yaml', field: 'modules[0]', message: 'no.' }, 'course.yaml: modules[0]: no.'],
    ['cnn/conv2d', { file: '', field: '', message: 'holds too much.' }, 'cnn/conv2d: holds too much.'],
    ['', { file: '', field: '', message: 'no name.' }, 'no name.'],
  ])('of %j and %j says which file and field, and nothing twice', (subject, problem, sentence) => {
    expect(said(subject, problem)).toBe(sentence);
  });

  it('has a line for each problem, and keeps them as data', () => {
    const problems = ['a', 'b'].map((file) => ({ file, field: '', message: 'is missing.' }));
    const error = new ExerciseError('x/y', problems);
    expect(error.message).toBe('x/y/a: is missing.\nx/y/b: is missing.');
    expect(error.problems).toEqual(problems);
  });

  it('is told from others by its brand, in whatever realm it is looked at', () => {
    expect(isExerciseError(new ExerciseError('', []))).toBe(true);
    const named = Object.assign(new Error('x'), { name: 'DescentExerciseError' });
    expect(isExerciseError(named)).toBe(true);
    for (const other of [new Error('DescentExerciseError'), { name: 'DescentExerciseError' }, null, 'x'])
      expect(isExerciseError(other)).toBe(false);
    expect(isExerciseError(runInNewContext('({ name: "DescentExerciseError" })'))).toBe(false);
  });
});
