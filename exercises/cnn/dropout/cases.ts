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

const argNames = ['x', 'rate', 'mask', 'training'];
const layout = { '': ['sample', 'feature'] };

interface Plan {
  samples: number;
  features: number;
  rate: number;
}
/** Draws with one of each kind in every row, so that something is silenced and something kept under every seed. */
function draws({ samples, features, rate }: Plan, draw: Draw) {
  const drawn = draw.uniform([samples, features]);
  const data = Array.from(drawn.data, (value, i) => {
    if (i % features === 0) return rate * 0.4;
    return i % features === 1 ? rate + (1 - rate) * 0.6 : Number(value);
  });
  return { ...drawn, data: Float32Array.from(data) };
}
const input = (plan: Plan, draw: Draw, training: boolean) => [
  draw.normal([plan.samples, plan.features], { mean: 1 }),
  plan.rate,
  draws(plan, draw),
  training,
];
const sizes = { samples: integer(1, 4), features: integer(2, 6), rate: oneOf(0.25, 0.8, 0.4) };

export default defineCases([
  example('the worked example', {
    call: 'dropout',
    args: [tensor([4, -2, 6, 8]), 0.2, tensor([0.5, 0.1, 0.9, 0.2]), true],
    argNames,
    expect: tensor([5, 0, 7.5, 10]),
    // Another draw gives the same four in one program of ten.
    points: 0,
    source: 'computed by hand in the statement',
  }),
  example('outside of training nothing happens', {
    call: 'dropout',
    args: [tensor([4, -2, 6, 8]), 0.2, tensor([0.5, 0.1, 0.9, 0.2]), false],
    argNames,
    expect: tensor([4, -2, 6, 8]),
    points: 0,
    source: 'the definition',
  }),
  example('what is silenced is zero, whatever it was', {
    call: 'dropout',
    args: [
      tensor([
        [Number.POSITIVE_INFINITY, 2, -3, Number.NEGATIVE_INFINITY, 1, 5],
        [4, Number.NEGATIVE_INFINITY, 6, -1, Number.POSITIVE_INFINITY, 7],
      ]),
      0.5,
      tensor([
        [0.1, 0.9, 0.8, 0.3, 0.2, 0.7],
        [0.6, 0.4, 0.1, 0.9, 0.2, 0.5],
      ]),
      true,
    ],
    argNames,
    expect: tensor([
      [0, 4, -6, 0, 0, 10],
      [8, 0, 0, -2, 0, 14],
    ]),
    points: 2,
    source: 'the definition',
  }),
  property('in training', {
    call: 'dropout',
    sizes,
    args: (plan, draw) => input(plan, draw, true),
    argNames,
    runs: 16,
    points: 3,
    layout,
  }),
  property('in training and afterwards', {
    call: 'dropout',
    // At a rate of 0 each row has a draw of 0, which is not below it: nothing is silenced.
    sizes: { ...sizes, rate: oneOf(0, 0.8, 0.4), training: oneOf(false, true) },
    args: ({ training, ...plan }, draw) => input(plan, draw, training),
    argNames,
    runs: 16,
    points: 3,
    layout,
  }),
  property('rates of 0 and 1', {
    call: 'dropout',
    sizes: { rate: oneOf(0, 1), length: integer(1, 5) },
    args: ({ rate, length }, draw) => [draw.normal([length]), rate, draw.uniform([length]), true],
    argNames,
    runs: 6,
    points: 1,
  }),
  property('activations that are not finite are silenced as well', {
    call: 'dropout',
    sizes: { rate: oneOf(0.5, 0.3) },
    args: ({ rate }, draw) => [
      tensor([Number.POSITIVE_INFINITY, Number.NaN, 2, Number.NEGATIVE_INFINITY]),
      rate,
      tensor([draw.number(0, 0.2), draw.number(0, 0.2), draw.number(0.6, 1), draw.number(0, 0.2)]),
      true,
    ],
    argNames,
    runs: 2,
    points: 3,
  }),
  invariant('the share is silenced, and the mean is kept', {
    given: {
      sizes: { rate: oneOf(0.5, 0.2) },
      // Draws that lie evenly, in any order: none is so near to the rate that rounding decides.
      args: ({ rate }, draw) => [
        draw.uniform([2000], { min: 1, max: 2 }),
        rate,
        tensor(draw.permutation(2000).map((place) => (place + 0.5) / 2000)),
      ],
    },
    argNames,
    runs: 2,
    points: 1,
    // The mean of what survives is off by two percent or so; five times that is allowed.
    tolerance: { absolute: 0.12, relative: 0 },
    check: async ({ student }, [x, rate, mask]) => {
      const trained = await student.dropout(x, rate, mask, true);
      const used = await student.dropout(x, rate, mask, false);
      const silenced = trained.equal(0).cast('float32').mean();
      return [
        close(trained.mean().reshape([1]), used.mean().reshape([1]), {
          because: 'the next layer gets as much in training as afterwards',
        }),
        close(silenced.reshape([1]), tensor([rate]), { because: 'the rate is the share that is silenced' }),
      ];
    },
  }),
  gradient('gradients pass where the activation was kept', {
    call: 'dropout',
    sizes,
    args: (plan, draw) => input(plan, draw, true),
    argNames,
    wrt: [0],
    runs: 4,
    points: 1,
  }),
  property('feature maps, in training', {
    call: 'dropout',
    sizes: { batch: integer(1, 2), channels: integer(1, 3), rate: oneOf(0.5, 0.1) },
    args: ({ batch, channels, rate }, draw) => [
      draw.normal([batch, 6, 5, channels]),
      rate,
      draw.uniform([batch, 6, 5, channels]),
      true,
    ],
    argNames,
    runs: 5,
    points: 1,
    visibility: 'hidden',
    layout: { '': ['image', 'row', 'column', 'channel'] },
  }),
  property('a single number, in training and afterwards', {
    call: 'dropout',
    // So high that another draw than the one that is given keeps it in hardly any of four trainings.
    sizes: { training: oneOf(false, true), rate: oneOf(0.8, 0.9) },
    args: ({ training, rate }, draw) => [draw.uniform([], { min: 1, max: 2 }), rate, tensor(0.95), training],
    argNames,
    runs: 8,
    points: 1,
    visibility: 'hidden',
  }),
]);
