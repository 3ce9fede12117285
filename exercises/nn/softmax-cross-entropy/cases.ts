import {
  close,
  type Draw,
  defineCases,
  example,
  gradient,
  integer,
  invariant,
  oneOf,
  property,
  tensor,
} from '@descent/exercise';
import * as tf from '@tensorflow/tfjs';

interface Plan {
  batch: number;
  classes: number;
}
interface Reaching extends Plan {
  /** Logits are uniform between −reach and reach. */
  reach: number;
}

const layout = { '': ['row', 'class'] };
const lossNames = ['logits', 'labels'];
const small = { batch: integer(1, 5), classes: integer(2, 6) };

/**
 * No probability is below 0.003, where a small number added to it would show by chance. Mistakes at small
 * probabilities have cases of their own.
 */
const moderate = (plan: Plan, draw: Draw) => spread({ ...plan, reach: 2 }, draw);
const labelled = (plan: Plan, draw: Draw) => [moderate(plan, draw), draw.oneHot(plan.batch, plan.classes)];

/** Rows of very different size in one batch. */
const spread = ({ batch, classes, reach }: Reaching, draw: Draw) =>
  draw.uniform([batch, classes], { min: -reach, max: reach });
const spreadAndLabelled = (plan: Reaching, draw: Draw) => [
  spread(plan, draw),
  draw.oneHot(plan.batch, plan.classes),
];
/** The distance between two float32 near 10⁴: what exp(z − log Σ exp) may be off by, relative, and it is as right. */
const largeLogits = { absolute: 1e-3, relative: 1e-3 };
/** Ten times what log(p + 10⁻⁷) is off by at the smallest probability of `moderate`, a tenth of what a wrong mean is. */
const moderateLoss = { absolute: 3e-4, relative: 3e-4 };

export default defineCases([
  example('softmax: two rows by hand', {
    call: 'softmax',
    args: [
      tensor([
        [0, Math.log(3)],
        [0, 0],
      ]),
    ],
    argNames: ['logits'],
    expect: tensor([
      [0.25, 0.75],
      [0.5, 0.5],
    ]),
    points: 1,
    layout,
    source: 'computed by hand in the statement',
  }),
  property('softmax: any rows', {
    call: 'softmax',
    sizes: small,
    args: (plan, draw) => [moderate(plan, draw)],
    argNames: ['logits'],
    points: 4,
    layout,
  }),
  invariant(
    'softmax: rows sum to one, a shift of a row changes nothing, and opposite logits have inverse odds',
    {
      given: {
        sizes: small,
        args: (plan, draw) => [moderate(plan, draw), draw.normal([plan.batch, 1], { std: 5 })],
      },
      argNames: ['logits', 'shift'],
      runs: 8,
      points: 1,
      tolerance: { absolute: 1e-4, relative: 1e-3 },
      check: async ({ student, sizes }, [z, shift]) => {
        const plain = await student.softmax(z);
        const moved = await student.softmax(z.add(shift));
        const opposite = await student.softmax(z.neg());
        const products = plain.mul(opposite);
        return [
          close(plain.sum(1), tf.ones([sizes.batch]), { because: 'probabilities of a row sum to one' }),
          close(moved, plain, { because: 'adding one number to a whole row changes nothing' }),
          close(products, tf.mean(products, 1, true).mul(tf.onesLike(products)), {
            because: 'softmax(z) · softmax(−z) is the same number for every class of a row',
          }),
        ];
      },
    },
  ),
  example('softmax: a logit of 1000', {
    call: 'softmax',
    args: [
      tensor([
        [1_000, 0],
        [-1_000, -1_000],
      ]),
    ],
    argNames: ['logits'],
    expect: tensor([
      [1, 0],
      [0.5, 0.5],
    ]),
    points: 2,
    layout,
    source: 'e⁻¹⁰⁰⁰ is 0 in float32; equal logits share',
  }),
  gradient('softmax: its gradient', {
    call: 'softmax',
    sizes: { ...small, reach: oneOf(2, 500) },
    args: (plan, draw) => [spread(plan, draw)],
    argNames: ['logits'],
    runs: 8,
    points: 1,
  }),
  example('cross-entropy: two rows by hand', {
    call: 'crossEntropy',
    args: [
      tensor([
        [0, Math.log(3)],
        [0, 0],
      ]),
      tensor([
        [1, 0],
        [1, 0],
      ]),
    ],
    argNames: lossNames,
    expect: tensor(1.5 * Math.LN2),
    points: 1,
    source: 'computed by hand in the statement',
  }),
  property('cross-entropy: any rows', {
    call: 'crossEntropy',
    sizes: small,
    args: labelled,
    argNames: lossNames,
    points: 0.5,
    tolerance: moderateLoss,
  }),
  example('cross-entropy: certain and wrong', {
    call: 'crossEntropy',
    args: [tensor([[1_000, 0]]), tensor([[0, 1]])],
    argNames: lossNames,
    expect: tensor(1_000),
    points: 1,
    source: 'computed by hand in the statement',
  }),
  example('cross-entropy: one row certain and right, the other by hand', {
    call: 'crossEntropy',
    args: [
      tensor([
        [1_000, 0],
        [0, Math.log(3)],
      ]),
      tensor([
        [1, 0],
        [1, 0],
      ]),
    ],
    argNames: lossNames,
    expect: tensor(Math.LN2),
    points: 0.5,
    source: 'by hand: losses 0 and log 4',
  }),
  property('cross-entropy: logits up to ±300', {
    call: 'crossEntropy',
    sizes: { batch: integer(3, 6), classes: integer(2, 6) },
    args: (plan, draw) => spreadAndLabelled({ ...plan, reach: 300 }, draw),
    argNames: lossNames,
    points: 0.5,
    tolerance: { absolute: 1e-4, relative: 1e-4 },
  }),
  gradient('cross-entropy: its gradient is (softmax − labels) / batch', {
    call: 'crossEntropy',
    sizes: small,
    args: labelled,
    argNames: lossNames,
    runs: 8,
    points: 2,
    tolerance: { absolute: 1e-4, relative: 1e-4 },
  }),
  property('softmax: rows of very different size', {
    call: 'softmax',
    sizes: { ...small, reach: oneOf(100, 10_000) },
    args: (plan, draw) => [spread(plan, draw)],
    argNames: ['logits'],
    points: 1,
    visibility: 'hidden',
    tolerance: largeLogits,
    layout,
  }),
  property('cross-entropy: logits up to ±10⁴', {
    call: 'crossEntropy',
    sizes: { ...small, reach: oneOf(1_000, 10_000) },
    args: spreadAndLabelled,
    argNames: lossNames,
    points: 0.5,
    visibility: 'hidden',
    tolerance: largeLogits,
  }),
  gradient('cross-entropy: its gradient for large logits', {
    call: 'crossEntropy',
    sizes: { batch: integer(3, 6), classes: integer(2, 6), reach: oneOf(300, 10_000) },
    args: spreadAndLabelled,
    argNames: lossNames,
    runs: 8,
    points: 3,
    visibility: 'hidden',
    tolerance: largeLogits,
  }),
  property('cross-entropy: a thousand classes', {
    call: 'crossEntropy',
    sizes: { batch: oneOf(32, 7), classes: oneOf(1_000) },
    // Every probability is above 10⁻⁵: a thousand terms are asked for here, not small ones.
    args: (plan, draw) => spreadAndLabelled({ ...plan, reach: 3 }, draw),
    argNames: lossNames,
    runs: 4,
    points: 1,
    visibility: 'hidden',
    tolerance: { absolute: 2e-5, relative: 2e-5 },
  }),
]);
