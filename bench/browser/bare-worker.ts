/** The same kernels in a bare Worker: no frames, no judge, no policy. Told a backend, then a workload. */
import '@tensorflow/tfjs-backend-webgpu';
import * as tf from '@tensorflow/tfjs';
import type { Workload } from '../workload/convolution.ts';
import { convolve } from '../workload/solution.ts';

type Command = { readonly backend: string } | { readonly workload: Workload } | { readonly loop: true };

// A solution may call anything, so a runner has all of TensorFlow.js, not what this one call needs.
Object.assign(globalThis, { tf: { ...tf } });

addEventListener('message', ({ data }: MessageEvent<Command>) => {
  if ('loop' in data) for (;;);
  if ('backend' in data) {
    void tf
      .setBackend(data.backend)
      .then(() => tf.ready())
      .then(() => postMessage({ backend: tf.getBackend() }));
    return;
  }
  void run(data.workload).then(() => postMessage({ done: true }));
});

async function run({ cases, side }: Workload): Promise<void> {
  for (let number = 0; number < cases; number++) {
    const x = tf.randomNormal<tf.Rank.R4>([1, side, side, 32]);
    const w = tf.randomNormal<tf.Rank.R4>([3, 3, 32, 32]);
    const y = convolve(x as tf.Tensor4D, w as tf.Tensor4D);
    await y.data();
    tf.dispose([x, w, y]);
  }
}
