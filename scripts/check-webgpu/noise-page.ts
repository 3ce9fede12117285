/** The page that measures the noise of an exercise on WebGPU: `window.measureNoise`. Bundled by `measure-in-page.ts`. */
import '@tensorflow/tfjs-backend-webgpu';
import * as tf from '@tensorflow/tfjs';
import type { ExerciseBundle } from '#grader/exercise/bundle.ts';
import { type CaseNoise, measureNoise } from '#grader/judge/measure/measure-noise.ts';

declare global {
  interface Window {
    measureNoise(exercise: Pick<ExerciseBundle, 'slug' | 'hash' | 'files'>): Promise<CaseNoise[]>;
  }
}

window.measureNoise = (exercise) => {
  // Small tensors are otherwise computed beside the GPU, whose arithmetic would go unmeasured.
  tf.env().set('WEBGPU_CPU_FORWARD', false);
  return measureNoise(exercise, 'webgpu');
};
