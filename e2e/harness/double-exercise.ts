/** The smallest exercise with everything that a hostile solution could be after: twice a tensor. */
import type { ExerciseBundle } from '#grader/exercise/files/bundle.ts';
import { loadFiles } from '#grader/exercise/files/load-files.ts';

const EXERCISE = (caseSeconds: number) => `
id: 7d1b9d9c-5d0e-4c8b-9d55-6a1f6b7f2f10
title: Twice
summary: Doubles a tensor.
points: 3
difficulty: easy
minutes: 1
source: made for tests
entryPoints:
  - name: double
    parameters:
      - { name: x, type: "[n] float32", about: numbers }
    returns: { type: "[n] float32", about: twice the numbers }
limits: { caseSeconds: ${caseSeconds}, runSeconds: 20, memoryMebibytes: 256 }
`;

const REFERENCE = `
import * as tf from '@tensorflow/tfjs';
export function double(x: tf.Tensor): tf.Tensor {
  return tf.mul(x, 2);
}
`;

const CASES = `
import { defineCases, example, integer, property, tensor } from '@descent/exercise';
export default defineCases([
  example('two numbers', { call: 'double', args: [tensor([1, 2])], expect: tensor([2, 4]), points: 1 }),
  property('any numbers', {
    call: 'double',
    sizes: { n: integer(1, 6) },
    args: ({ n }, draw) => [draw.normal([n])],
    runs: 5,
    points: 2,
  }),
]);
`;

/** Public cases "two numbers" (1 point) and "any numbers" (2 points); 256 MiB. `replace` swaps files. */
export function doubleExercise(
  replace: Readonly<Record<string, string>> = {},
  caseSeconds = 2,
): Promise<ExerciseBundle> {
  return loadFiles('harness/double', {
    'exercise.yaml': EXERCISE(caseSeconds),
    'statement.md': 'Write `double`.\n',
    'starter.ts': REFERENCE.replace('tf.mul(x, 2)', 'x'),
    'reference.ts': REFERENCE,
    'cases.ts': CASES,
    ...replace,
  });
}

export const RIGHT_SOLUTION = REFERENCE;

/** A solution whose function body is given; \`x\` is its argument and \`tf\` is imported. */
export function solutionWith(body: string, topLevel = ''): string {
  return `import * as tf from '@tensorflow/tfjs';\n${topLevel}\nexport function double(x: tf.Tensor): any {\n${body}\n}\n`;
}
