import * as tf from '@tensorflow/tfjs';

interface Params {
  w1: tf.Tensor2D;
  b1: tf.Tensor1D;
  w2: tf.Tensor2D;
  b2: tf.Tensor1D;
}

let z1: tf.Tensor | undefined;
let z2: tf.Tensor2D | undefined;

/** Keeps what the way back will need; but who says that the way back follows at once, with the same parameters? */
export function forward({ w1, b1, w2, b2 }: Params, x: tf.Tensor2D): tf.Tensor2D {
  tf.dispose([z1 ?? [], z2 ?? []]);
  const hidden = tf.keep(tf.tidy(() => x.matMul(w1).add(b1)));
  const logits = tf.keep(tf.tidy(() => hidden.relu().matMul(w2).add<tf.Tensor2D>(b2)));
  z1 = hidden;
  z2 = logits;
  return logits.clone();
}

export function backward(params: Params, x: tf.Tensor2D, labels: tf.Tensor2D): Params {
  if (!z2) forward(params, x).dispose();
  const [hidden, logits] = [z1 as tf.Tensor, z2 as tf.Tensor2D];
  return tf.tidy(() => {
    const dz2 = logits.softmax().sub(labels).div<tf.Tensor2D>(x.shape[0]);
    const dz1 = dz2.matMul(params.w2, false, true).mul<tf.Tensor2D>(hidden.greater(0));
    return {
      w1: tf.matMul<tf.Tensor2D>(x, dz1, true),
      b1: dz1.sum<tf.Tensor1D>(0),
      w2: tf.matMul<tf.Tensor2D>(hidden.relu(), dz2, true),
      b2: dz2.sum<tf.Tensor1D>(0),
    };
  });
}
