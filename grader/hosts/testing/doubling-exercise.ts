/** The smallest exercise there is, for tests of hosts. */
import type { ExerciseBundle } from '../../exercise/files/bundle.ts';
import { loadFiles } from '../../exercise/files/load-files.ts';

export const HONEST = `import * as tf from '@tensorflow/tfjs';
export function double(x: tf.Tensor): tf.Tensor {
  return x.mul(2);
}`;

/** Two points: a public example and a hidden property. @param limits as in exercise.yaml */
export function doublingExercise(
  limits: { readonly caseSeconds?: number; readonly memoryMebibytes?: number } = {},
  forbids: readonly string[] = [],
): Promise<ExerciseBundle> {
  return loadFiles('test/double', {
    'exercise.yaml': `id: 0a0e63cc-2c5a-4c19-9d1c-2f1f4c0e8f0b
title: Twice
summary: Twice the input.
points: 2
difficulty: easy
minutes: 1
source: none
entryPoints:
  - name: double
    parameters: [{ name: x, type: "[n] float32", about: values }]
    returns: { type: "[n] float32", about: twice the values }
forbids: ${JSON.stringify(forbids)}
limits: ${JSON.stringify(limits)}
`,
    'statement.md': 'Twice the input.\n',
    'starter.ts': "export function double(): never { throw new Error('Not written yet.'); }\n",
    'reference.ts': HONEST,
    'cases.ts': `import { defineCases, example, integer, property, tensor } from '@descent/exercise';
export default defineCases([
  example('three numbers', { call: 'double', args: [tensor([1, -2, 3])], points: 1 }),
  property('any length', {
    call: 'double',
    sizes: { n: integer(1, 5) },
    args: ({ n }, draw) => [draw.uniform([n], { min: 1, max: 2 })],
    runs: 3,
    points: 1,
    visibility: 'hidden',
  }),
]);
`,
  });
}

/** {@link HONEST} with the known mistake `triples` of {@link withRejectingMistake}. */
export const TRIPLING = HONEST.replace('mul(2)', 'mul(3)');

/** The same with six numbers and two known mistakes. The first rejects. */
export function withRejectingMistake({ files }: ExerciseBundle): Promise<ExerciseBundle> {
  return loadFiles('test/double', {
    ...files,
    'cases.ts': (files['cases.ts'] ?? '').replace('[1, -2, 3]', '[1, -2, 3, 5, -7, 0.5]'),
    'misconceptions/triples.ts': `export const title = 'Triples';\nexport const hint = 'Why?';\n${TRIPLING}\n`,
    'misconceptions/rejects.ts': `export const title = 'Rejects';
export const hint = 'Why?';
export const double = () => Promise.reject(new Error('no'));
`,
  });
}
