import {
  close,
  type Draw,
  defineCases,
  example,
  holds,
  integer,
  invariant,
  oneOf,
  property,
  tensor,
} from '@descent/exercise';
import * as tf from '@tensorflow/tfjs';

interface Dimensions {
  N: number;
  D: number;
  H: number;
  K: number;
}

const layout = {
  '': ['row', 'class'],
  w1: ['input', 'hidden unit'],
  b1: ['hidden unit'],
  w2: ['hidden unit', 'class'],
  b2: ['class'],
};
const backwardNames = ['params', 'x', 'labels'];
const small = { N: integer(1, 5), D: integer(1, 4), H: integer(1, 5), K: integer(2, 4) };

const drawParams = ({ D, H, K }: Dimensions, draw: Draw, std = 1) => ({
  w1: draw.normal([D, H], { std }),
  b1: draw.normal([H], { std: 0.5 }),
  w2: draw.normal([H, K], { std }),
  b2: draw.normal([K], { std: 0.5 }),
});
const forwardArgs = (sizes: Dimensions, draw: Draw) => [
  drawParams(sizes, draw),
  draw.normal([sizes.N, sizes.D]),
];
const backwardArgs = (sizes: Dimensions, draw: Draw) => [
  ...forwardArgs(sizes, draw),
  draw.oneHot(sizes.N, sizes.K),
];

/** On positive inputs every hidden unit is clearly on or clearly off, so that no small step crosses a kink of the ReLU. */
function clearFirstLayer({ D, H }: Dimensions, draw: Draw) {
  const sizes = Array.from(draw.uniform([D, H], { min: 0.5, max: 1.5 }).data);
  const sign = (unit: number) => (unit % 2 === 0 ? 1 : -1);
  const row = (d: number) => sizes.slice(d * H, (d + 1) * H).map((size, unit) => size * sign(unit));
  return {
    w1: tensor(Array.from({ length: D }, (_, d) => row(d))),
    b1: tensor(Array.from({ length: H }, (_, unit) => 0.1 * sign(unit))),
  };
}

/** One-hot rows of any class but one. */
function labelsBeside(wrong: number, { N, K }: Dimensions, draw: Draw) {
  const further = draw.integers([N], { min: 1, max: K - 1 }).data;
  return tensor(
    Array.from(further, (by) => Array.from({ length: K }, (_, k) => Number(k === (wrong + by) % K))),
  );
}

const L = Math.log(3);
const handParams = {
  w1: tensor([
    [1, -1],
    [1, 0],
  ]),
  b1: tensor([0, 0]),
  w2: tensor([
    [L, 0],
    [0, 1],
  ]),
  b2: tensor([-L, 0]),
};
const handInputs = tensor([
  [3, -2],
  [1, 1],
]);
const handLabels = tensor([
  [1, 0],
  [1, 0],
]);

export default defineCases([
  example('forward: the worked example', {
    call: 'forward',
    args: [handParams, handInputs],
    argNames: ['params', 'x'],
    expect: tensor([
      [0, 0],
      [L, 0],
    ]),
    points: 0,
    layout,
    source: 'computed by hand in the statement',
  }),
  example('backward: the worked example, second layer', {
    call: 'backward',
    args: [handParams, handInputs, handLabels],
    argNames: backwardNames,
    expect: {
      w2: tensor([
        [-0.5, 0.5],
        [0, 0],
      ]),
      b2: tensor([-0.375, 0.375]),
    },
    points: 2,
    layout,
    source: 'computed by hand in the statement',
  }),
  example('backward: the worked example, first layer', {
    call: 'backward',
    args: [handParams, handInputs, handLabels],
    argNames: backwardNames,
    expect: {
      w1: tensor([
        [(-7 * L) / 8, 0],
        [(3 * L) / 8, 0],
      ]),
      b1: tensor([(-3 * L) / 8, 0]),
    },
    points: 2,
    layout,
    source: 'computed by hand in the statement',
  }),
  example('backward: the worked example, sure and wrong', {
    call: 'backward',
    args: [
      { ...handParams, b2: tensor([1000, 0]) },
      handInputs,
      tensor([
        [0, 1],
        [0, 1],
      ]),
    ],
    argNames: backwardNames,
    expect: {
      w2: tensor([
        [1.5, -1.5],
        [0, 0],
      ]),
      b2: tensor([1, -1]),
    },
    points: 0,
    layout,
    source: 'computed by hand in the statement',
  }),
  property('forward: any sizes', {
    call: 'forward',
    sizes: small,
    args: forwardArgs,
    argNames: ['params', 'x'],
    points: 3,
    layout,
  }),
  property('backward: one input', {
    call: 'backward',
    sizes: { ...small, N: integer(1, 1) },
    args: backwardArgs,
    argNames: backwardNames,
    points: 3,
    layout,
  }),
  property('backward: a batch', {
    call: 'backward',
    // Networks in doubt and sure ones: probabilities of the latter are 0 and 1 to the last digit.
    sizes: { ...small, N: integer(2, 6), certainty: oneOf(0.5, 400) },
    args: ({ certainty, ...sizes }, draw) => [
      { ...drawParams(sizes, draw), b2: draw.normal([sizes.K], { std: certainty }) },
      draw.normal([sizes.N, sizes.D]),
      draw.oneHot(sizes.N, sizes.K),
    ],
    argNames: backwardNames,
    points: 4,
    layout,
  }),
  invariant('the same batch twice has the same gradient', {
    given: { sizes: small, args: backwardArgs },
    argNames: backwardNames,
    runs: 6,
    points: 1,
    check: async ({ student }, [params, x, labels]) => {
      const once = await student.backward(params, x, labels);
      // Of the size of what comes next: what a solution keeps of this call is of no use to that one.
      await student.forward(params, tf.concat([x, x]).neg());
      const twice = await student.backward(params, tf.concat([x, x]), tf.concat([labels, labels]));
      const because = 'the loss is a mean, so repeating the batch changes nothing';
      return ['w1', 'b1', 'w2', 'b2'].map((name) => close(twice[name], once[name], { because }));
    },
  }),
  property('backward: confident and wrong, logits in the hundreds', {
    call: 'backward',
    sizes: { ...small, N: integer(1, 3) },
    args: (sizes, draw) => {
      const b2 = draw.normal([sizes.K], { std: 400 });
      return [
        { ...drawParams(sizes, draw), b2 },
        draw.normal([sizes.N, sizes.D]),
        labelsBeside(b2.data.indexOf(Math.max(...b2.data)), sizes, draw),
      ];
    },
    argNames: backwardNames,
    points: 3,
    layout,
  }),
  invariant('the gradient is the slope: finite differences along a random direction', {
    given: {
      sizes: small,
      args: (sizes, draw) => [
        { ...drawParams(sizes, draw), ...clearFirstLayer(sizes, draw) },
        draw.uniform([sizes.N, sizes.D], { min: 0.5, max: 1.5 }),
        draw.oneHot(sizes.N, sizes.K),
        drawParams(sizes, draw),
      ],
    },
    argNames: [...backwardNames, 'direction'],
    runs: 8,
    points: 2,
    visibility: 'hidden',
    check: async ({ student }, [params, x, labels, direction]) => {
      // Central differences in float32: the error is of the order of h² + 1e-7/h, least near h = 5e-3.
      const step = 5e-3;
      const names = ['w1', 'b1', 'w2', 'b2'];
      const moved = (by: number) =>
        Object.fromEntries(names.map((name) => [name, params[name].add(direction[name].mul(by * 0.2))]));
      const loss = async (by: number) =>
        tf.losses.softmaxCrossEntropy(labels, await student.forward(moved(by), x));
      const slope = (await loss(step)).sub(await loss(-step)).div(2 * step);
      // Every hidden unit that x switches on is off here: what a solution keeps of this call is of no use to the next.
      await student.forward(params, x.neg());
      const grads = await student.backward(params, x, labels);
      const along = tf.addN(names.map((name) => grads[name].mul(direction[name]).sum().mul(0.2)));
      return close(along, slope, {
        tolerance: { absolute: 2e-2, relative: 2e-2 },
        because: 'gradient · direction is the derivative of the loss along the direction',
      });
    },
  }),
  property('backward: realistic sizes', {
    call: 'backward',
    sizes: { N: oneOf(16, 33), D: oneOf(20, 64), H: oneOf(17, 32), K: oneOf(3, 10) },
    // As networks begin: logits of size 1, far from where an exponential overflows.
    args: (sizes, draw) => [
      drawParams(sizes, draw, 0.2),
      draw.normal([sizes.N, sizes.D]),
      draw.oneHot(sizes.N, sizes.K),
    ],
    argNames: backwardNames,
    runs: 4,
    points: 4,
    visibility: 'hidden',
    layout,
  }),
  invariant('the gradient of the last bias sums to zero', {
    given: { sizes: small, args: backwardArgs },
    argNames: backwardNames,
    runs: 6,
    points: 1,
    visibility: 'hidden',
    check: async ({ student, sizes }, [params, x, labels]) => {
      const { b2 } = await student.backward(params, x, labels);
      return [
        holds(
          b2.shape.length === 1 && b2.shape[0] === sizes.K,
          `The gradient of b2 should have shape [${sizes.K}], yours has [${b2.shape}].`,
        ),
        close(tf.sum(b2), tf.scalar(0), { because: 'probabilities and labels both sum to one in every row' }),
      ];
    },
  }),
]);
