/** Work-around for `tf.addN` of many tensors on WebGPU. */
import type { TensorFlow } from '#grader/realm/tensorflow.ts';
import { type KernelFunc, replaceKernel, type TensorInfo } from './replace-kernel.ts';

/** WebGPU's default for `maxStorageBuffersPerShaderStage`, less the one for the sum; TensorFlow.js asks for no more. */
const SUMMANDS_MAX = 7;

interface DisposingBackend {
  disposeData(dataId: object): unknown;
}

/**
 * TensorFlow.js 4.22 binds a storage buffer for every summand. With more than the device has, WebGPU refuses the
 * pipeline and the sum holds whatever its memory held before, without an error. From here on sums go in parts.
 * @param backend the backend whose kernel is replaced
 */
export function mendAddN(tf: TensorFlow, backend: string): void {
  replaceKernel(tf, { backend, name: 'AddN' }, sumInParts);
}

function sumInParts(addAtOnce: KernelFunc): KernelFunc {
  return ({ inputs, backend, attrs }) => {
    // The kernel takes a list where the type says a record.
    const add = (summands: readonly TensorInfo[]): TensorInfo =>
      addAtOnce({ inputs: summands as never, backend, ...(attrs ? { attrs } : {}) }) as TensorInfo;
    const summands = inputs as unknown as readonly TensorInfo[];
    let sum = add(summands.slice(0, SUMMANDS_MAX));
    for (let next = SUMMANDS_MAX; next < summands.length; next += SUMMANDS_MAX - 1) {
      const part = sum;
      sum = add([part, ...summands.slice(next, next + SUMMANDS_MAX - 1)]);
      (backend as DisposingBackend).disposeData(part.dataId);
    }
    return sum;
  };
}
