/**
 * The same kernels without a judge: a loop over the cases in one process or worker, results read back. Bundled for
 * Deno, Node and a browser worker. Prints {"kernelMs": number[]} of the calls alone.
 */
import '#grader/realm/worker-shim.ts';
import * as tf from '@tensorflow/tfjs';
import type { Workload } from './convolution.ts';
import { convolve } from './solution.ts';

interface Arguments {
  readonly args?: readonly string[];
  readonly argv?: readonly string[];
}

// By index: the bundle takes the plain name away, so that TensorFlow.js does not take itself for Node.
const { Deno, process } = globalThis as { Deno?: Arguments; process?: Arguments };
const given = Deno?.args?.[0] ?? process?.argv?.at(-1) ?? '';
const workload = JSON.parse(given) as Workload;

// A solution may call anything, so a grader's process has all of TensorFlow.js, not what this one call needs.
Object.assign(globalThis, { tf: { ...tf } });
await tf.setBackend('cpu');
const kernelMs = runCases(workload);
console.log(JSON.stringify({ kernelMs }));

/** Wall time of each case: the call and the reading of its result. */
function runCases({ cases, side }: Workload): number[] {
  const times: number[] = [];
  for (let number = 0; number < cases; number++) {
    const x = tf.randomNormal<tf.Rank.R4>([1, side, side, 32]);
    const w = tf.randomNormal<tf.Rank.R4>([3, 3, 32, 32]);
    const began = performance.now();
    const y = convolve(x as tf.Tensor4D, w as tf.Tensor4D);
    y.dataSync();
    times.push(performance.now() - began);
    tf.dispose([x, w, y]);
  }
  return times;
}
