import type { Tensor, TensorFlow } from '#grader/realm/tensorflow.ts';

/** `Unpack` and `SplitV` get a tensor instead of a list when there is one part only, and throw. */
export function mendListGradients(tf: TensorFlow): void {
  const axisOf = (attrs: object): number => (attrs as { axis: number }).axis;
  const listOf = (dy: Tensor | Tensor[]): Tensor[] => (Array.isArray(dy) ? dy : [dy]);
  tf.registerGradient({
    kernelName: 'Unpack',
    gradFunc: (dy, _saved, attrs) => ({ value: () => tf.stack(listOf(dy), axisOf(attrs)) }),
  });
  tf.registerGradient({
    kernelName: 'SplitV',
    gradFunc: (dy, _saved, attrs) => ({ x: () => tf.concat(listOf(dy), axisOf(attrs)) }),
  });
}
