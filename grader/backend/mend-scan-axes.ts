import type { TensorFlow } from '#grader/realm/tensorflow.ts';
import { type KernelFunc, replaceKernel, type TensorInfo } from './replace-kernel.ts';

/** `tf.cumsum(x, -1)` and `tf.cumprod(x, -1)` threw: their kernels count axes from the front only. */
export function mendScanAxes(tf: TensorFlow, backend: string): void {
  for (const name of ['Cumsum', 'Cumprod']) replaceKernel(tf, { backend, name }, countedFromFront);
}

function countedFromFront(scan: KernelFunc): KernelFunc {
  return (call) => {
    const { axis } = call.attrs as unknown as { axis: number };
    const rank = (call.inputs.x as TensorInfo).shape.length;
    return scan({ ...call, attrs: { ...call.attrs, axis: axis < 0 ? axis + rank : axis } });
  };
}
