import type { Tensor, Tensor4D, TensorFlow } from '#grader/realm/tensorflow.ts';

interface PoolAttrs {
  readonly filterSize: number | [number, number];
  readonly strides: number | [number, number];
  readonly pad: 'valid' | 'same' | number;
  readonly dimRoundingMode?: 'floor' | 'round' | 'ceil';
}

/**
 * `AvgPool` leaves the border out of its means, but its gradient divided by the size of the whole window: too small
 * at the edges of an image wherever there is padding. Here dy is divided by the share of each window that is image.
 */
export function mendPoolGradients(tf: TensorFlow): void {
  tf.registerGradient({
    kernelName: 'AvgPool',
    inputsToSave: ['x'],
    gradFunc: (dy, saved, given) => ({
      x: () => {
        const [x] = saved as [Tensor4D];
        const attrs = given as unknown as PoolAttrs;
        const even = (dy as Tensor).div(imageShares(tf, x.shape, attrs));
        return tf.engine().runKernel('AvgPoolGrad', { dy: even, input: x }, given);
      },
    }),
  });
}

/** [1, rows, columns, 1]: how much of each window lies in the image. */
function imageShares(tf: TensorFlow, shape: Tensor4D['shape'], attrs: PoolAttrs): Tensor {
  const [, height, width] = shape;
  const { filterSize, strides, pad, dimRoundingMode } = attrs;
  const { padInfo } = tf.backend_util.computePool2DInfo(
    [1, height, width, 1],
    filterSize,
    strides,
    1,
    pad,
    dimRoundingMode,
  );
  const { top, bottom, left, right } = padInfo;
  const image = tf.pad4d(tf.ones([1, height, width, 1]), [
    [0, 0],
    [top, bottom],
    [left, right],
    [0, 0],
  ]);
  return tf.avgPool(image, filterSize, strides, 'valid');
}
