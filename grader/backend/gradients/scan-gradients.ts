/** Running sums and products, and the product over axes. */
import type { Tensor, TensorFlow } from '#grader/realm/tensorflow.ts';

interface Scan {
  readonly axis: number;
  readonly exclusive: boolean;
  readonly reverse: boolean;
}

/**
 * `Cumsum` moved the axes of its gradient twice; `Cumprod` had none; `Prod` took no negative axis, and divided by zero
 * where a factor is zero.
 */
export function mendScanGradients(tf: TensorFlow): void {
  tf.registerGradient({
    kernelName: 'Cumsum',
    gradFunc: (dy, _saved, attrs) => {
      const { axis, exclusive, reverse } = attrs as unknown as Scan;
      return { x: () => tf.cumsum(dy as Tensor, axis, exclusive, !reverse) };
    },
  });
  tf.registerGradient({
    kernelName: 'Cumprod',
    inputsToSave: ['x'],
    gradFunc: (dy, saved, attrs) => ({
      x: () => cumprodGradient(tf, (saved as [Tensor])[0], dy as Tensor, attrs as unknown as Scan),
    }),
  });
  tf.registerGradient({
    kernelName: 'Prod',
    inputsToSave: ['x'],
    gradFunc: (dy, saved, attrs) => ({
      x: () => prodGradient(tf, (saved as [Tensor])[0], dy as Tensor, attrs as unknown as { axis: Axes }),
    }),
  });
}

/** ∂yₖ/∂xᵢ is the product of the other factors of yₖ: a table [outer, i, k] of them, with xᵢ taken as 1. */
function cumprodGradient(tf: TensorFlow, x: Tensor, dy: Tensor, { axis, exclusive, reverse }: Scan): Tensor {
  const last = movedLast(tf, x.rank, [axis < 0 ? axis + x.rank : axis]);
  const n = x.shape[last.axes[0] ?? 0] ?? 1;
  const rows = last.to(x).reshape([-1, 1, n]);
  const own = tf.eye(n).expandDims(0);
  const others = rows.mul(tf.scalar(1).sub(own)).add(own);
  const products = tf.cumprod(others, 2, exclusive, reverse);
  const reached = tf.cumsum(own, 2, exclusive, reverse);
  const slopes = products
    .mul(reached)
    .mul(last.to(dy).reshape([-1, 1, n]))
    .sum(2);
  return last.from(slopes, x.shape);
}

type Axes = number | readonly number[] | null | undefined;

/** The product of the factors before, times that of those after: right also where factors are zero. */
function prodGradient(tf: TensorFlow, x: Tensor, dy: Tensor, { axis }: { axis: Axes }): Tensor {
  const given = axis === null || axis === undefined ? x.shape.map((_, i) => i) : [axis].flat();
  const axes = given.map((each) => (each < 0 ? each + x.rank : each)).toSorted((a, b) => a - b);
  const last = movedLast(tf, x.rank, axes);
  const n = axes.reduce((product, each) => product * (x.shape[each] ?? 1), 1);
  const rows = last.to(x).reshape([-1, n]);
  const others = tf.cumprod(rows, 1, true, false).mul(tf.cumprod(rows, 1, true, true));
  return last.from(others.mul(dy.reshape([-1, 1])), x.shape);
}

/** Puts `axes` behind the others, and back. */
function movedLast(tf: TensorFlow, rank: number, axes: readonly number[]) {
  const order = [...Array.from({ length: rank }, (_, i) => i).filter((i) => !axes.includes(i)), ...axes];
  return {
    axes,
    to: (x: Tensor): Tensor => tf.transpose(x, order),
    from: (rows: Tensor, shape: readonly number[]): Tensor =>
      tf.transpose(
        rows.reshape(order.map((axis) => shape[axis] ?? 1)),
        order.map((_, axis) => order.indexOf(axis)),
      ),
  };
}
