/** Binary operations whose gradients forget that operands broadcast: the sum over what was spread is missing. */
import type { Tensor, TensorFlow } from '#grader/realm/tensorflow.ts';
import { sumToShape } from './sum-to-shape.ts';

/** The share of dy that goes to `own` where it meets `other`, in the shape that both broadcast to. */
type Share = (dy: Tensor, own: Tensor, other: Tensor) => Tensor;

export function mendBroadcastGradients(tf: TensorFlow): void {
  const register = (kernelName: string, { a: toA, b: toB }: { a: Share; b: Share }): void =>
    tf.registerGradient({
      kernelName,
      inputsToSave: ['a', 'b'],
      gradFunc: (dy, saved) => {
        const [a, b] = saved as [Tensor, Tensor];
        return {
          a: () => sumToShape(tf, toA(dy as Tensor, a, b), a.shape),
          b: () => sumToShape(tf, toB(dy as Tensor, b, a), b.shape),
        };
      },
    });
  const slope: Share = (dy, own, other) => own.sub(other).mul(2).mul(dy);
  register('SquaredDifference', { a: slope, b: slope });
  // Where both are equal, the first takes the gradient, as in TensorFlow.js.
  const where = (dy: Tensor, wins: Tensor) => dy.mul(wins.cast('float32'));
  register('Maximum', {
    a: (dy, a, b) => where(dy, tf.greaterEqual(a, b)),
    b: (dy, b, a) => where(dy, tf.greater(b, a)),
  });
  register('Minimum', {
    a: (dy, a, b) => where(dy, tf.lessEqual(a, b)),
    b: (dy, b, a) => where(dy, tf.less(b, a)),
  });
  mendMatMul(tf);
}

/** A batch of products of which one operand has no batch, or one of size 1. */
function mendMatMul(tf: TensorFlow): void {
  tf.registerGradient({
    kernelName: 'BatchMatMul',
    inputsToSave: ['a', 'b'],
    gradFunc: (given, saved, attrs) => {
      const [dy, [a, b]] = [given as Tensor, saved as [Tensor, Tensor]];
      const { transposeA, transposeB } = attrs as unknown as { transposeA: boolean; transposeB: boolean };
      const toA = () =>
        transposeA ? tf.matMul(b, dy, transposeB, true) : tf.matMul(dy, b, false, !transposeB);
      const toB = () =>
        transposeB ? tf.matMul(dy, a, true, transposeA) : tf.matMul(a, dy, !transposeA, false);
      return { a: () => sumToShape(tf, toA(), a.shape), b: () => sumToShape(tf, toB(), b.shape) };
    },
  });
}
