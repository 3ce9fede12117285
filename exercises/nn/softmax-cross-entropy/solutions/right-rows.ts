import * as tf from '@tensorflow/tfjs';

/** One row after another; each is a vector. */
const rows = (matrix: tf.Tensor2D): tf.Tensor1D[] => tf.unstack(matrix) as tf.Tensor1D[];

function softmaxRow(row: tf.Tensor1D): tf.Tensor1D {
  const powers = row.sub<tf.Tensor1D>(row.max()).exp();
  return powers.div(powers.sum());
}

/** The logit of the right class is picked by its index. */
function lossOfRow(row: tf.Tensor1D, label: tf.Tensor1D): tf.Scalar {
  const right = label.argMax().dataSync()[0] ?? 0;
  const above = row.sub<tf.Tensor1D>(row.slice([right], [1]));
  const peak = above.max();
  return above.sub(peak).exp().sum().log().add<tf.Scalar>(peak);
}

export function softmax(logits: tf.Tensor2D): tf.Tensor2D {
  return tf.tidy(() => tf.stack(rows(logits).map(softmaxRow)) as tf.Tensor2D);
}

export function crossEntropy(logits: tf.Tensor2D, labels: tf.Tensor2D): tf.Scalar {
  return tf.tidy(() => {
    const classes = rows(labels);
    const losses = rows(logits).flatMap((row, n) => {
      const label = classes[n];
      return label ? [lossOfRow(row, label)] : [];
    });
    return tf.stack(losses).mean<tf.Scalar>();
  });
}
