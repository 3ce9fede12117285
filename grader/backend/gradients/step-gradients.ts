/** Operations that are constant between their steps. TensorFlow.js gives some of them no gradient, some a wrong one. */
import type { Tensor, TensorFlow } from '#grader/realm/tensorflow.ts';

/** Without a gradient `tf.where(x.less(0), a, x)` throws, since the comparison lies between `x` and the result. */
const BINARY = ['Equal', 'NotEqual', 'Less', 'LessEqual', 'Greater', 'LogicalAnd', 'LogicalOr'];
const UNARY = ['LogicalNot', 'All', 'Any'];

/** From here on their gradient is zero, which is right everywhere but on the steps. */
export function mendStepGradients(tf: TensorFlow): void {
  const zeros = (shape: readonly number[]) => () => tf.zeros([...shape], 'float32');
  for (const kernelName of [...BINARY, 'FloorDiv']) {
    // FloorDiv had the gradient of a division.
    tf.registerGradient({
      kernelName,
      inputsToSave: ['a', 'b'],
      gradFunc: (_dy, saved) => {
        const [a, b] = saved as [Tensor, Tensor];
        return { a: zeros(a.shape), b: zeros(b.shape) };
      },
    });
  }
  for (const kernelName of UNARY) {
    tf.registerGradient({
      kernelName,
      inputsToSave: ['x'],
      gradFunc: (_dy, saved) => ({ x: zeros((saved as [Tensor])[0].shape) }),
    });
  }
  // A cast to whole numbers or to booleans cuts off what a gradient would follow; it was passed on as it was.
  tf.registerGradient({
    kernelName: 'Cast',
    gradFunc: (dy, _saved, attrs) => {
      const { dtype } = attrs as unknown as { dtype: string };
      const [given] = [dy as Tensor];
      return { x: dtype === 'float32' ? () => tf.cast(given, 'float32') : zeros(given.shape) };
    },
  });
}
