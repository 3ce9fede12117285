/** Activations, the dense layer, softmax, cross-entropy, GAN losses and layer normalisation. */
import type { TensorValue } from '#grader/protocol.ts';
import {
  type Adapted,
  type Adapter,
  type NotApplicable,
  need,
  numberParam,
  once,
  skip,
} from './adaptation.ts';
import { filled, float32, oneHot, reshape, rows, transpose } from './plain-tensor.ts';
import type { VectorCase } from './vector-case.ts';

export const adaptActivation: Adapter = (vector) => {
  if (!/\.relu$/i.test(vector.op)) return skip('another activation');
  return once(
    'warm-up/relu',
    'relu',
    [float32(need(vector.inputs, 'x'))],
    float32(need(vector.expected, 'y')),
  );
};

export const adaptDense: Adapter = (vector) => {
  const b = float32(need(vector.inputs, 'b'));
  const w = float32(need(vector.inputs, 'w'));
  const weights = vector.op === 'onnx.Gemm' ? transpose(w, [1, 0]) : w;
  const x = float32(need(vector.inputs, 'x'));
  const flat = reshape(x, [x.shape[0] ?? 0, weights.shape[0] ?? 0]);
  const expected = vector.expected.y ?? need(vector.expected, 'out');
  return once('nn/dense', 'dense', [flat, weights, b], float32(expected));
};

export const adaptSoftmax: Adapter = (vector) => {
  if (vector.op.endsWith('_grad')) return skip('the gradient');
  const x = float32(need(vector.inputs, 'x'));
  const axis = numberParam(vector, 'axis', -1);
  if (axis !== -1 && axis !== x.shape.length - 1) return skip('not the last axis');
  const classes = x.shape.at(-1) ?? 0;
  const matrix = [x.data.length / classes, classes];
  const expected = float32(need(vector.expected, 'y'));
  return once('nn/softmax-cross-entropy', 'softmax', [reshape(x, matrix)], reshape(expected, matrix));
};

/** The cross-entropy of one row against one class is minus the logarithm that is asked for: a call for each number. */
export const adaptLogSoftmax: Adapter = (vector) => {
  if (vector.op.endsWith('_grad')) return skip('the gradient');
  const x = float32(need(vector.inputs, 'x'));
  const axis = numberParam(vector, 'axis', -1);
  if (axis !== -1 && axis !== x.shape.length - 1) return skip('not the last axis');
  const classes = x.shape.at(-1) ?? 0;
  const matrix = reshape(x, [x.data.length / classes, classes]);
  const logarithms = Array.from(need(vector.expected, 'y').data);
  return {
    exercise: 'nn/softmax-cross-entropy',
    call: 'crossEntropy',
    calls: logarithms.length,
    args: (index) => {
      const row = Math.floor(index / classes);
      const label = oneHot({ shape: [1], data: [index % classes], dtype: 'int32' }, classes);
      return [rows(matrix, row, row + 1), label];
    },
    expected: logarithms.map((value) => ({ dtype: 'float32', shape: [], data: Float32Array.of(-value) })),
  };
};

export const adaptCrossEntropy: Adapter = (vector) => {
  if (!/SCE$|softmaxce$|softmaxCrossEntropy$|tg\.ce$/.test(vector.op)) return skip('another loss');
  const logits = float32(need(vector.inputs, vector.inputs.scores ? 'scores' : 'logits'));
  if (logits.shape.length !== 2) return skip('more than one label a row');
  if (vector.inputs.weights) return skip('class weights');
  if (vector.params.ignore_index !== undefined) return skip('an ignored class');
  if (numberParam(vector, 'label_smoothing', 0) !== 0) return skip('label smoothing');
  const batch = logits.shape[0] ?? 1;
  const mean = meanLoss(float32(need(vector.expected, 'loss')), vector.params.reduction, batch);
  const indices =
    vector.inputs.labels_index ?? (vector.op === 'onnx.SCE' ? need(vector.inputs, 'labels') : null);
  const labels = indices ? oneHot(indices, logits.shape[1] ?? 0) : float32(need(vector.inputs, 'labels'));
  return once('nn/softmax-cross-entropy', 'crossEntropy', [logits, labels], mean);
};

/** The mean over the batch, whatever the source reduced to: every row's loss, their sum or their mean. */
function meanLoss(loss: TensorValue, reduction: unknown, batch: number): TensorValue {
  const total = Array.from(loss.data).reduce((sum, value) => sum + value, 0);
  const divisor = loss.shape.length === 1 || reduction === 'sum' ? batch : 1;
  return { dtype: 'float32', shape: [], data: Float32Array.of(total / divisor) };
}

export const adaptGanLoss: Adapter = (vector) => {
  if (vector.params.loss === 'wasserstein') return wassersteinLoss(vector);
  if (vector.op === 'tfgan.gp') return gradientPenalty(vector);
  if (vector.op !== 'cs.gan') return skip('another loss, or label smoothing');
  const column = (name: string) => {
    const logits = float32(need(vector.inputs, name));
    return reshape(logits, [logits.data.length, 1]);
  };
  const expected = float32(need(vector.expected, 'd_loss'));
  const args = [column('logits_real'), column('logits_fake')];
  return once('gan/minimax-loss', 'discriminatorLoss', args, reshape(expected, []));
};

function wassersteinLoss(vector: VectorCase): Adapted {
  const scores = (name: string) => {
    const given = float32(need(vector.inputs, name));
    return reshape(given, [given.data.length, 1]);
  };
  const expected = reshape(float32(need(vector.expected, 'd_loss')), []);
  return once('gan/wgan', 'criticLoss', [scores('real'), scores('fake')], expected);
}

/** The source's discriminator doubles its input: as a critic with one score, a plane with every weight 2. */
function gradientPenalty(vector: VectorCase): Adapted | NotApplicable {
  if (numberParam(vector, 'gradient_norm_target', 1) !== 1) return skip('another slope than 1');
  const [real, fake] = ['real', 'generated'].map((name) => float32(need(vector.inputs, name)));
  const [batch = 1, features = 1] = real?.shape ?? [];
  const args = [filled([features, 1], 2), real ?? null, fake ?? null, filled([batch, 1], 0.5)];
  const penalty = reshape(float32(need(vector.expected, 'penalty')), []);
  return once('gan/wgan', 'ofAPlane', args, { penalty });
}

/** The largest singular value, in the limit of many rounds. */
export const adaptSpectralNorm: Adapter = (vector) => {
  if (vector.op === 'keras.sn') return skip('a convolution with the normalised kernel');
  const w = float32(need(vector.inputs, 'w'));
  const expected = {
    sigma: reshape(float32(need(vector.expected, 'sigma')), []),
    w: float32(need(vector.expected, 'w_normalised')),
  };
  return once('gan/spectral-norm', 'spectralNorm', [w, filled([w.shape[1] ?? 1], 1), 300], expected);
};

export const adaptLayerNorm: Adapter = (vector) => {
  if (vector.op !== 'onnx.LayerNormalization') return skip('a whole training run');
  const x = float32(need(vector.inputs, 'x'));
  const scale = float32(need(vector.inputs, 'scale'));
  const bias = float32(need(vector.inputs, 'bias'));
  // Normalising over several trailing axes is normalising over one, once they are flattened into it.
  const features = scale.data.length;
  const flat = [x.data.length / features, features];
  const expected = reshape(float32(need(vector.expected, 'y')), flat);
  const args = [
    reshape(x, flat),
    reshape(scale, [features]),
    reshape(bias, [features]),
    numberParam(vector, 'epsilon', 1e-5),
  ];
  return once('transformers/layer-norm', 'layerNorm', args, expected);
};
