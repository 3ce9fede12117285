import * as tf from '@tensorflow/tfjs';

interface Decay {
  initial: number;
  factor: number;
  every: number;
}

export function stepDecay(t: tf.Tensor1D, { initial, factor, every }: Decay): tf.Tensor {
  return tf.tidy(() =>
    tf
      .scalar(factor)
      .pow(tf.floorDiv(t.toInt(), tf.scalar(every, 'int32')).toFloat())
      .mul(initial),
  );
}

export function exponentialDecay(t: tf.Tensor1D, { initial, factor, every }: Decay): tf.Tensor {
  return tf.tidy(() =>
    t
      .mul(Math.log(factor) / every)
      .exp()
      .mul(initial),
  );
}

export function cosine(
  t: tf.Tensor1D,
  { initial, final, steps }: { initial: number; final: number; steps: number },
): tf.Tensor {
  return tf.tidy(() => {
    const angle = t.clipByValue(0, steps).mul(Math.PI / steps);
    return angle
      .cos()
      .mul((initial - final) / 2)
      .add((initial + final) / 2);
  });
}

export function warmup(
  t: tf.Tensor1D,
  { peak, final, rise, steps }: { peak: number; final: number; rise: number; steps: number },
): tf.Tensor {
  return tf.tidy(() => {
    const rising = t.less(rise).cast('float32');
    const after = t.sub(rise).relu() as tf.Tensor1D;
    const down = cosine(after, { initial: peak, final, steps: steps - rise });
    return rising.mul(t.add(1).div(rise).mul(peak)).add(tf.scalar(1).sub(rising).mul(down));
  });
}
