/** The page that measures the noise of an exercise on WebGPU: `window.measureNoise`. Bundled by `measure-in-page.ts`. */
import '@tensorflow/tfjs-backend-webgpu';
import * as tf from '@tensorflow/tfjs';
import { startBackend } from '#grader/backend/start-backend.ts';
import type { ExerciseBundle } from '#grader/exercise/files/bundle.ts';
import { measureNoise } from '#grader/judge/measure/measure-noise.ts';
import { prepareExercise } from '#grader/judge/prepare-exercise.ts';
import type { CaseNoise } from '#grader/protocol.ts';

declare global {
  interface Window {
    measureNoise(exercise: Pick<ExerciseBundle, 'slug' | 'hash' | 'files'>): Promise<CaseNoise[]>;
  }
}

window.measureNoise = async (exercise) => {
  // It would recommend a faster package to whoever reads the table.
  tf.enableProdMode();
  // Small tensors are otherwise computed beside the GPU, whose arithmetic would go unmeasured.
  tf.env().set('WEBGPU_CPU_FORWARD', false);
  const device = await startBackend(tf, 'webgpu');
  return measureNoise({ exercise: prepareExercise(exercise, tf), tf, device });
};
