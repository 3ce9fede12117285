/** Puts another function in the place of a kernel's, which it may call. */
import type { TensorFlow } from '#grader/realm/tensorflow.ts';

type Kernel = NonNullable<ReturnType<TensorFlow['getKernel']>>;
export type KernelFunc = Kernel['kernelFunc'];
/** What a kernel gets and gives: where the values are, and how they are laid out. */
export type TensorInfo = Extract<ReturnType<KernelFunc>, { dataId: object }>;

/** Nothing happens where the backend has no such kernel. */
export function replaceKernel(
  tf: TensorFlow,
  { backend, name }: { readonly backend: string; readonly name: string },
  wrap: (original: KernelFunc) => KernelFunc,
): void {
  const kernel = tf.getKernel(name, backend);
  if (!kernel) return;
  tf.unregisterKernel(name, backend);
  tf.registerKernel({ ...kernel, kernelFunc: wrap(kernel.kernelFunc) });
}
