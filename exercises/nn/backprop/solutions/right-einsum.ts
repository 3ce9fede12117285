import * as tf from '@tensorflow/tfjs';

interface Params {
  w1: tf.Tensor2D;
  b1: tf.Tensor1D;
  w2: tf.Tensor2D;
  b2: tf.Tensor1D;
}

export function forward({ w1, b1, w2, b2 }: Params, x: tf.Tensor2D): tf.Tensor2D {
  return tf.tidy(() => {
    const hidden = tf.einsum('nd,dh->nh', x, w1).add(b1).maximum(0);
    return tf.einsum('nh,hk->nk', hidden, w2).add(b2) as tf.Tensor2D;
  });
}

/** Contractions by name: the index that is summed over is the one that is missing. */
export function backward(params: Params, x: tf.Tensor2D, labels: tf.Tensor2D): Params {
  return tf.tidy(() => {
    const hidden = tf.einsum('nd,dh->nh', x, params.w1).add(params.b1).maximum(0);
    const logits = tf.einsum('nh,hk->nk', hidden, params.w2).add(params.b2);
    const powers = logits.sub(logits.max(1, true)).exp();
    const error = powers
      .div(powers.sum(1, true))
      .sub(labels)
      .mul(1 / x.shape[0]);
    // The sign of a hidden value is 1 where the ReLU was open, 0 where it was not.
    const blame = tf.einsum('nk,hk->nh', error, params.w2).mul(hidden.sign());
    return {
      w1: tf.einsum('nd,nh->dh', x, blame) as tf.Tensor2D,
      b1: tf.einsum('nh->h', blame) as tf.Tensor1D,
      w2: tf.einsum('nh,nk->hk', hidden, error) as tf.Tensor2D,
      b2: tf.einsum('nk->k', error) as tf.Tensor1D,
    };
  });
}
