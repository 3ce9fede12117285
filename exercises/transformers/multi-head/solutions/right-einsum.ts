import * as tf from '@tensorflow/tfjs';

type Params = Record<'wq' | 'wk' | 'wv' | 'wo', tf.Tensor2D> & Record<'bq' | 'bk' | 'bv' | 'bo', tf.Tensor1D>;
interface Options {
  heads: number;
  mask?: tf.Tensor;
}

/** Projections with an axis for the heads, and every sum an einsum. */
export function multiHeadAttention(x: tf.Tensor3D, params: Params, { heads, mask }: Options): tf.Tensor3D {
  return tf.tidy(() => {
    const features = x.shape[2];
    const width = features / heads;
    const project = (w: tf.Tensor2D, b: tf.Tensor1D) =>
      tf.einsum('btd,dhk->bhtk', x, w.reshape([features, heads, width])).add(b.reshape([1, heads, 1, width]));
    const [q, k, v] = [
      project(params.wq, params.bq),
      project(params.wk, params.bk),
      project(params.wv, params.bv),
    ];
    const scores = tf.einsum('bhqk,bhsk->bhqs', q, k).div(Math.sqrt(width));
    // A row of −∞ alone is 0 / 0 in the softmax, and its gradient too: a token that sees nothing keeps its scores until then.
    const sees = mask?.any(-1, true);
    const kept = sees ? mask?.logicalOr(sees.logicalNot()) : undefined;
    const spread = tf.softmax(kept ? tf.where(kept, scores, Number.NEGATIVE_INFINITY) : scores);
    const weights = sees ? tf.where(sees, spread, 0) : spread;
    const found = tf.einsum('bhqs,bhsk->bhqk', weights, v);
    const output = tf.einsum('bhqk,hkd->bqd', found, params.wo.reshape([heads, width, features]));
    return output.add<tf.Tensor3D>(params.bo);
  });
}
