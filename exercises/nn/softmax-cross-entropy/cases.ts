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

const layout = { '': ['row', 'class'] };
const lossNames = ['logits', 'labels'];
const small = { batch: integer(1, 5), classes: integer(2, 6) };

const logits = ({ batch, classes }: Plan, draw: Draw, std = 2) => draw.normal([batch, classes], { std });
const labelled = (plan: Plan, draw: Draw, std = 2) => [
  logits(plan, draw, std),
  draw.oneHot(plan.batch, plan.classes),
];
/** The distance between two float32 near 10⁴: what exp(z − log Σ exp) may be off by, relative, and it is as right. */
const largeLogits = { absolute: 1e-3, relative: 1e-3 };

/** Rows of very different size in one batch. */
const extreme = ({ batch, classes, reach }: Plan & { reach: number }, draw: Draw) =>
  draw.uniform([batch, classes], { min: -reach, max: reach });

export default defineCases([
  example('softmax: one quarter and three quarters', {
    call: 'softmax',
    args: [tensor([[0, Math.log(3)]])],
    argNames: ['logits'],
    expect: tensor([[0.25, 0.75]]),
    points: 1,
    layout,
    source: 'computed by hand in the statement',
  }),
  property('softmax: any rows', {
    call: 'softmax',
    sizes: small,
    args: (plan, draw) => [logits(plan, draw)],
    argNames: ['logits'],
    points: 4,
    layout,
  }),
  invariant('softmax: rows sum to one, and a shift of a row changes nothing', {
    given: {
      sizes: small,
      args: (plan, draw) => [logits(plan, draw), draw.normal([plan.batch, 1], { std: 20 })],
    },
    argNames: ['logits', 'shift'],
    runs: 8,
    points: 2,
    tolerance: { absolute: 1e-4, relative: 1e-3 },
    check: async ({ student, sizes }, [z, shift]) => {
      const plain = await student.softmax(z);
      const moved = await student.softmax(z.add(shift));
      return [
        close(plain.sum(1), tf.ones([sizes.batch]), { because: 'probabilities of a row sum to one' }),
        close(moved, plain, { because: 'adding one number to a whole row changes nothing' }),
      ];
    },
  }),
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
  example('cross-entropy: log 4', {
    call: 'crossEntropy',
    args: [tensor([[0, Math.log(3)]]), tensor([[1, 0]])],
    argNames: lossNames,
    expect: tensor(Math.log(4)),
    points: 1,
    source: 'computed by hand in the statement',
  }),
  property('cross-entropy: any rows', {
    call: 'crossEntropy',
    sizes: small,
    args: labelled,
    argNames: lossNames,
    points: 2,
  }),
  example('cross-entropy: certain and wrong', {
    call: 'crossEntropy',
    args: [tensor([[1_000, 0]]), tensor([[0, 1]])],
    argNames: lossNames,
    expect: tensor(1_000),
    points: 1,
    source: 'computed by hand in the statement',
  }),
  property('softmax: rows of very different size', {
    call: 'softmax',
    sizes: { ...small, reach: oneOf(100, 10_000) },
    args: (plan, draw) => [extreme(plan, draw)],
    argNames: ['logits'],
    runs: 12,
    points: 3,
    visibility: 'hidden',
    tolerance: largeLogits,
    layout,
  }),
  property('cross-entropy: logits up to ±10⁴', {
    call: 'crossEntropy',
    sizes: { ...small, reach: oneOf(100, 1_000, 10_000) },
    args: (plan, draw) => [extreme(plan, draw), draw.oneHot(plan.batch, plan.classes)],
    argNames: lossNames,
    runs: 12,
    points: 2,
    visibility: 'hidden',
    tolerance: largeLogits,
  }),
  gradient('cross-entropy: its gradient is (softmax − labels) / batch', {
    call: 'crossEntropy',
    sizes: small,
    args: labelled,
    argNames: lossNames,
    runs: 6,
    points: 1,
    visibility: 'hidden',
  }),
  property('cross-entropy: a thousand classes', {
    call: 'crossEntropy',
    sizes: { batch: oneOf(32, 7), classes: oneOf(1_000, 10) },
    args: (plan, draw) => labelled(plan, draw, 5),
    argNames: lossNames,
    runs: 4,
    points: 1,
    visibility: 'hidden',
  }),
]);
