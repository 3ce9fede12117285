import * as tf from '@tensorflow/tfjs';

type Params = Record<'wq' | 'wk' | 'wv' | 'wo', tf.Tensor2D> & Record<'bq' | 'bk' | 'bv' | 'bo', tf.Tensor1D>;
interface Options {
  heads: number;
  mask?: tf.Tensor;
}

/** The heads laid along the batch axis by split and concat, and undone the same way. */
export function multiHeadAttention(x: tf.Tensor3D, params: Params, { heads, mask }: Options): tf.Tensor3D {
  return tf.tidy(() => {
    const [batch, time, features] = x.shape;
    const project = (y: tf.Tensor3D, w: tf.Tensor2D, b: tf.Tensor1D): tf.Tensor3D =>
      tf.matMul(y, w.expandDims<tf.Tensor3D>(0).tile([batch, 1, 1])).add(b);
    const toBatch = (y: tf.Tensor3D): tf.Tensor3D => tf.concat(tf.split(y, heads, 2), 0);
    const fromBatch = (y: tf.Tensor3D): tf.Tensor3D => tf.concat(tf.split(y, heads, 0), 2);

    const scaled = project(x, params.wq, params.bq).div<tf.Tensor3D>(Math.sqrt(features / heads));
    const scores = tf.matMul(toBatch(scaled), toBatch(project(x, params.wk, params.bk)), false, true);
    // Head-major, as the split made it: [heads · batch, time, time].
    const visible = mask
      ? mask
          .cast('float32')
          .add(tf.zeros([batch, heads, time, time]))
          .transpose([1, 0, 2, 3])
          .reshape<tf.Tensor3D>([heads * batch, time, time])
      : tf.onesLike(scores);
    const highest = scores.add(visible.log()).max(2, true);
    const powers = scores.sub<tf.Tensor3D>(highest).minimum(0).exp().mul<tf.Tensor3D>(visible);
    // A token that sees anything has 1 for its highest power.
    const weights = powers.div<tf.Tensor3D>(powers.sum(2, true).maximum(1));
    const found: tf.Tensor3D = tf.matMul(weights, toBatch(project(x, params.wv, params.bv)));
    return project(fromBatch(found), params.wo, params.bo);
  });
}
