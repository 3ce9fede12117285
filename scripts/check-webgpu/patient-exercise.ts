/** An exercise as the check runs it: the same cases with the most time that exercise.yaml may give. */
import { parseDocument } from 'yaml';
import type { ExerciseBundle } from '#grader/exercise/files/bundle.ts';
import { loadFiles } from '#grader/exercise/files/load-files.ts';

/** The schema's upper bounds. An emulated adapter is a hundred times slower than the GPU that limits are made for. */
const PATIENT_LIMITS = { caseSeconds: 120, runSeconds: 600 } as const;

/**
 * Small tensors are otherwise computed beside the GPU. On the first line, behind everything that the file begins with
 * on that line, so that line numbers stay.
 */
const ON_GPU =
  "import { env as gpuEnv } from '@tensorflow/tfjs'; gpuEnv().set('WEBGPU_CPU_FORWARD', false); ";

export interface PatienceOptions {
  /** Launch a GPU kernel for every operation, however small its tensors are. */
  readonly everyKernel: boolean;
}

/** The exercise, with room for an emulated adapter. */
export async function patientExercise(
  bundle: ExerciseBundle,
  { everyKernel }: PatienceOptions,
): Promise<ExerciseBundle> {
  const yaml = parseDocument(bundle.files['exercise.yaml'] ?? '');
  for (const [limit, seconds] of Object.entries(PATIENT_LIMITS)) yaml.setIn(['limits', limit], seconds);
  const reference = bundle.files['reference.ts'] ?? '';
  return loadFiles(bundle.slug, {
    ...bundle.files,
    'exercise.yaml': yaml.toString(),
    'reference.ts': everyKernel ? ON_GPU + reference : reference,
  });
}
