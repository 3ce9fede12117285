/** Operations that only move values. Their gradient adds each part of dy to the place that its value came from. */
import type { Tensor, TensorFlow } from '#grader/realm/tensorflow.ts';

type Attrs = Record<string, never>;
/** Runs the kernel itself again, on another tensor of the same shape. */
type Rerun = (x: Tensor, attrs: Attrs) => Tensor;

/**
 * They had no gradient at all; `MirrorPad` one that forgets the mirrored values, `Tile` one for ranks up to 4. The
 * shapes are those of the operation: any rank, one input `x`.
 */
const MOVES = ['StridedSlice', 'MirrorPad', 'Tile', 'DepthToSpace'];

export function mendPlaceGradients(tf: TensorFlow): void {
  const rerunOf =
    (kernelName: string, input: string): Rerun =>
    (x, attrs) =>
      tf.engine().runKernel(kernelName, { [input]: x }, attrs);
  for (const kernelName of MOVES) registerMove(tf, { kernelName, input: 'x' }, rerunOf(kernelName, 'x'));
  registerMove(tf, { kernelName: 'FlipLeftRight', input: 'image' }, rerunOf('FlipLeftRight', 'image'));
  registerIndexed(tf);
  tf.registerGradient({
    kernelName: 'Diag',
    inputsToSave: ['x'],
    gradFunc: (dy, saved) => {
      const [x] = saved as [Tensor];
      const square = (dy as Tensor).reshape([x.size, x.size]);
      return { x: () => square.mul(tf.eye(x.size)).sum(1).reshape(x.shape) };
    },
  });
  tf.registerGradient({
    kernelName: 'TopK',
    inputsToSave: ['x'],
    outputsToSave: [false, true],
    gradFunc: (dy, saved) => {
      const [x, indices] = saved as [Tensor, Tensor];
      const [values] = dy as Tensor[];
      const chosen = tf.oneHot(indices.cast('int32'), x.shape.at(-1) ?? 1).cast('float32');
      return { x: () => chosen.mul((values ?? tf.scalar(0)).expandDims(-1)).sum(-2) };
    },
  });
}

/** Where each value went is read off the operation itself, applied to the places 0, 1, 2, … */
function registerMove(
  tf: TensorFlow,
  { kernelName, input }: { kernelName: string; input: string },
  rerun: Rerun,
): void {
  tf.registerGradient({
    kernelName,
    inputsToSave: [input],
    gradFunc: (dy, saved, attrs) => {
      const [x] = saved as [Tensor];
      return {
        [input]: () => {
          // Float32 counts exactly up to 2^24, far above the sizes of exercises; some kernels know no integers.
          const places = tf.range(0, x.size).reshape(x.shape);
          const from = rerun(places, attrs as unknown as Attrs).reshape([-1, 1]);
          const flat = (dy as Tensor).reshape([-1]);
          return tf.scatterND(from.cast('int32'), flat, [x.size]).reshape(x.shape);
        },
      };
    },
  });
}

/** `gatherND` and what writes to places given as indices. */
function registerIndexed(tf: TensorFlow): void {
  const none = (indices: Tensor) => () => tf.zeros(indices.shape);
  tf.registerGradient({
    kernelName: 'GatherNd',
    inputsToSave: ['params', 'indices'],
    gradFunc: (dy, saved) => {
      const [params, indices] = saved as [Tensor, Tensor];
      return {
        params: () => tf.scatterND(indices, dy as Tensor, params.shape),
        indices: none(indices),
      };
    },
  });
  tf.registerGradient({
    kernelName: 'ScatterNd',
    inputsToSave: ['indices'],
    gradFunc: (dy, saved) => {
      const [indices] = saved as [Tensor];
      return { updates: () => tf.gatherND(dy as Tensor, indices), indices: none(indices) };
    },
  });
  tf.registerGradient({
    kernelName: 'TensorScatterUpdate',
    inputsToSave: ['indices', 'updates'],
    gradFunc: (given, saved) => {
      const [dy, [indices, updates]] = [given as Tensor, saved as [Tensor, Tensor]];
      return {
        tensor: () => tf.tensorScatterUpdate(dy, indices, tf.zeros(updates.shape)),
        updates: () => tf.gatherND(dy, indices),
        indices: none(indices),
      };
    },
  });
}
