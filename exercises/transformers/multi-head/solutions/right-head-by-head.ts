import * as tf from '@tensorflow/tfjs';

type Params = Record<'wq' | 'wk' | 'wv' | 'wo', tf.Tensor2D> & Record<'bq' | 'bk' | 'bv' | 'bo', tf.Tensor1D>;
interface Options {
  heads: number;
  mask?: tf.Tensor;
}

/** One head after another with its own columns of the projections; each adds its share of the output through its rows of W_O. */
export function multiHeadAttention(x: tf.Tensor3D, params: Params, { heads, mask }: Options): tf.Tensor3D {
  return tf.tidy(() => {
    const [batch, time, features] = x.shape;
    const width = features / heads;
    const rows: tf.Tensor2D = x.reshape([-1, features]);
    const part = (w: tf.Tensor2D, b: tf.Tensor1D, head: number): tf.Tensor3D =>
      rows
        .matMul(w.slice([0, head * width], [features, width]))
        .add(b.slice([head * width], [width]))
        .reshape([batch, time, width]);
    // Every mask as [batch, heads, time, time], 1 where a token may look.
    const visible = mask ? mask.cast('float32').add(tf.zeros([batch, heads, time, time])) : undefined;

    const shares = Array.from({ length: heads }, (_, head) => {
      const q = part(params.wq, params.bq, head);
      const k = part(params.wk, params.bk, head);
      const v = part(params.wv, params.bv, head);
      let scores = tf.matMul(q, k.transpose<tf.Tensor3D>([0, 2, 1])).mul<tf.Tensor3D>(width ** -0.5);
      let own: tf.Tensor3D | undefined;
      if (visible) {
        own = visible.slice([0, head, 0, 0], [-1, 1, -1, -1]).squeeze<tf.Tensor3D>([1]);
        scores = scores.add(own.log());
        // From −∞ everywhere to 0 everywhere, where the row is thrown away below.
        scores = scores.where(own.max(2, true).greater(0), tf.zerosLike(scores));
      }
      const weights = tf.softmax(scores);
      const found = (own ? weights.mul<tf.Tensor3D>(own) : weights).matMul(v);
      return found
        .reshape<tf.Tensor2D>([-1, width])
        .matMul(params.wo.slice([head * width, 0], [width, features]));
    });
    return tf.addN(shares).add(params.bo).reshape([batch, time, features]);
  });
}
