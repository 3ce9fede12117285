/** One convolution a case, everywhere the same: what Descent and its peers are measured with. */
import type { ExerciseBundle } from '#grader/exercise/files/bundle.ts';
import { loadFiles } from '#grader/exercise/files/load-files.ts';

export interface Workload {
  readonly cases: number;
  /** Rows and columns of the image: [1, side, side, 32]; 32 filters of 3 × 3. */
  readonly side: number;
}

/** About 0.1 ms of kernel time: what is measured is everything else. */
export const LIGHT_SIDE = 4;
/** About 10 ms of kernel time on the CPU backend. */
export const HEAVY_SIDE = 32;

/** How often a case calls the solution: on its input, and on the same with its numbers in reverse order. */
export const CALLS_A_CASE = 2;

/** What a student hands in; also the reference, and what the peers run. */
export const SOLUTION = `import * as tf from '@tensorflow/tfjs';
export function convolve(x: tf.Tensor4D, w: tf.Tensor4D): tf.Tensor {
  return tf.conv2d(x, w, 1, 'same');
}
`;

/** An exercise of `cases` public cases worth a point each. `caseSeconds`: the limit of each, in the browser and on the server. */
export function convolutionExercise(
  { cases, side }: Workload,
  caseSeconds?: number,
): Promise<ExerciseBundle> {
  return loadFiles(`bench/convolution-${cases}-${side}`, {
    'exercise.yaml': `id: 5b9c7a52-6b0f-4b52-9a55-0f3f7f0f1f${(cases % 100).toString().padStart(2, '0')}
title: Convolution
summary: One convolution a case.
points: ${cases}
difficulty: easy
minutes: 1
source: made for measurements
entryPoints:
  - name: convolve
    parameters:
      - { name: x, type: "[1, side, side, 32] float32", about: an image }
      - { name: w, type: "[3, 3, 32, 32] float32", about: filters }
    returns: { type: "[1, side, side, 32] float32", about: the convolution }
${caseSeconds === undefined ? '' : `limits: { caseSeconds: ${caseSeconds} }`}
`,
    'statement.md': 'Convolve.\n',
    'starter.ts': "export function convolve(): never { throw new Error('Not written yet.'); }\n",
    'reference.ts': SOLUTION,
    'cases.ts': `import { defineCases, integer, property } from '@descent/exercise';
export default defineCases(Array.from({ length: ${cases} }, (_, number) => property('image ' + number, {
  call: 'convolve',
  sizes: { side: integer(${side}, ${side}) },
  args: ({ side }, draw) => [draw.normal([1, side, side, 32]), draw.normal([3, 3, 32, 32])],
  runs: 1,
  points: 1,
})));
`,
  });
}
