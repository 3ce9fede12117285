import * as tf from '@tensorflow/tfjs';

export const title = 'Gives the second layer the values before the ReLU';
export const hint =
  'Only your gradient of the second matrix is off, and it is not zero for hidden units that were off. Which values did the second layer multiply by its weights, those before the ReLU or those after?';

interface Params {
  w1: tf.Tensor2D;
  b1: tf.Tensor1D;
  w2: tf.Tensor2D;
  b2: tf.Tensor1D;
}

export function forward({ w1, b1, w2, b2 }: Params, x: tf.Tensor2D): tf.Tensor2D {
  return tf.tidy(() => x.matMul(w1).add(b1).relu().matMul(w2).add(b2) as tf.Tensor2D);
}

export function backward({ w1, b1, w2, b2 }: Params, x: tf.Tensor2D, labels: tf.Tensor2D) {
  return tf.tidy(() => {
    const z1 = x.matMul(w1).add(b1);
    const a = z1.relu();
    const z2 = a.matMul(w2).add(b2);
    const dz2 = z2.softmax().sub(labels).div(x.shape[0]);
    const da = dz2.matMul(w2, false, true);
    const dz1 = da.mul(z1.greater(0));
    return {
      w1: x.matMul(dz1, true, false),
      b1: dz1.sum(0),
      w2: z1.matMul(dz2, true, false),
      b2: dz2.sum(0),
    };
  });
}
