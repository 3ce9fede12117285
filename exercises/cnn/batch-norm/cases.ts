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
  type TensorValue,
  tensor,
} from '@descent/exercise';

interface Plan {
  batch: number;
  height: number;
  width: number;
  channels: number;
}

const argNames = ['x', 'options'];
const layout = {
  output: ['image', 'row', 'column', 'channel'],
  'running.mean': ['channel'],
  'running.variance': ['channel'],
};
const small = {
  batch: integer(1, 4),
  height: integer(1, 4),
  width: integer(1, 4),
  channels: integer(1, 3),
};
/** So few that a handful of inputs brings one image and many, in either mode. */
const few = { batch: oneOf(1, 3), height: oneOf(2, 4), width: integer(1, 2), channels: integer(1, 2) };
/** At least two values a channel, so that a variance says something. */
const variedBatch = ({ batch, height, width }: Plan) => batch * height * width > 1;

const options = (
  channels: number,
  draw: Draw,
  more: { training: boolean; epsilon?: number; momentum?: number },
) => ({
  gamma: draw.uniform([channels], { min: 0.5, max: 2 }),
  beta: draw.normal([channels]),
  running: {
    mean: draw.normal([channels]),
    variance: draw.uniform([channels], { min: 0.5, max: 3 }),
  },
  momentum: more.momentum ?? 0.9,
  epsilon: more.epsilon ?? 1e-3,
  training: more.training,
});
/** A large mean against the deviation: E[x²] − E[x]² has no digits left here. */
const farMaps = ({ batch, height, width, channels }: Plan, draw: Draw) =>
  draw.normal([batch, height, width, channels], { mean: 2_000, std: 2 });
const maps = ({ batch, height, width, channels }: Plan, draw: Draw, std = 2) =>
  draw.normal([batch, height, width, channels], { mean: 1, std });

/** Rows by turns far below and far above zero: no channel has a variance that a small epsilon would matter to. */
const stripes = (plan: Plan, draw: Draw): TensorValue => {
  const drawn = maps(plan, draw, 0.5);
  const perRow = plan.width * plan.channels;
  const data = drawn.data.map((value, i) => value + (Math.floor(i / perRow) % 2 === 0 ? -3 : 3));
  return { ...drawn, data } as TensorValue;
};

/** Few values of a channel may lie close together. Then E[x²] − E[x]² is off by this much: it pays where values are far from zero. */
const fewValues = { absolute: 5e-4, relative: 5e-4 };

/** One channel with 1 and 5, and one that is constant. */
const handInput = tensor([
  [1, 7],
  [5, 7],
]);
const handOptions = {
  gamma: tensor([6, 6]),
  beta: tensor([10, -1]),
  running: { mean: tensor([1, 1]), variance: tensor([11, 4]) },
  momentum: 0.9,
  epsilon: 5,
};

export default defineCases([
  example('training: the worked example', {
    call: 'batchNorm',
    args: [handInput, { ...handOptions, training: true }],
    argNames,
    expect: {
      output: tensor([
        [6, -1],
        [14, -1],
      ]),
      running: { mean: tensor([1.2, 1.6]), variance: tensor([10.3, 3.6]) },
    },
    points: 1,
    source: 'computed by hand in the statement',
  }),
  example('inference: the worked example', {
    call: 'batchNorm',
    args: [handInput, { ...handOptions, training: false }],
    argNames,
    expect: {
      output: tensor([
        [10, 11],
        [16, 11],
      ]),
      running: { mean: tensor([1, 1]), variance: tensor([11, 4]) },
    },
    points: 1,
    source: 'computed by hand in the statement',
  }),
  property('inference: any feature maps', {
    call: 'batchNorm',
    sizes: small,
    args: (plan, draw) => [maps(plan, draw), options(plan.channels, draw, { training: false })],
    argNames,
    runs: 10,
    points: 1,
    layout,
  }),
  property('training: any feature maps', {
    call: 'batchNorm',
    sizes: small,
    where: variedBatch,
    args: (plan, draw) => [maps(plan, draw), options(plan.channels, draw, { training: true, epsilon: 0.1 })],
    argNames,
    points: 2,
    tolerance: fewValues,
    layout,
  }),
  property('training: rows of features', {
    call: 'batchNorm',
    sizes: { batch: integer(2, 6), channels: integer(1, 5) },
    args: ({ batch, channels }, draw) => [
      draw.normal([batch, channels], { std: 3 }),
      options(channels, draw, { training: true, epsilon: 0.1 }),
    ],
    argNames,
    runs: 10,
    points: 1,
    tolerance: fewValues,
    layout: { output: ['row', 'feature'] },
  }),
  property('training: values far from zero', {
    call: 'batchNorm',
    sizes: { batch: integer(2, 4), height: integer(2, 3), width: integer(2, 3), channels: integer(1, 3) },
    args: (plan, draw) => [
      farMaps(plan, draw),
      options(plan.channels, draw, { training: true, epsilon: 0.1 }),
    ],
    argNames,
    runs: 10,
    points: 3,
    tolerance: { absolute: 1e-3, relative: 5e-4 },
    layout,
  }),
  property('momentum of 0, of 1 and between', {
    call: 'batchNorm',
    sizes: { ...few, momentum: oneOf(0, 1, 0.5), training: oneOf(true, false) },
    args: ({ momentum, training, ...plan }, draw) => [
      maps(plan, draw),
      options(plan.channels, draw, { training, momentum, epsilon: 0.1 }),
    ],
    argNames,
    runs: 16,
    points: 1,
    tolerance: fewValues,
    layout,
  }),
  property('a large epsilon', {
    call: 'batchNorm',
    sizes: { ...few, training: oneOf(true, false) },
    args: ({ training, ...plan }, draw) => [
      maps(plan, draw, 0.2),
      options(plan.channels, draw, { training, epsilon: 0.5 }),
    ],
    argNames,
    runs: 16,
    points: 1,
    layout,
  }),
  invariant('in training, scaling and shifting the input changes nothing', {
    given: {
      sizes: few,
      args: (plan, draw) => [
        stripes(plan, draw),
        options(plan.channels, draw, { training: true, epsilon: 0 }),
      ],
    },
    argNames,
    runs: 6,
    points: 1,
    tolerance: { absolute: 1e-3, relative: 1e-3 },
    layout: { '': layout.output },
    check: async ({ student }, [x, settings]) => {
      const plain = await student.batchNorm(x, settings);
      const moved = await student.batchNorm(x.mul(3).add(5), settings);
      return close(moved.output, plain.output, {
        because: 'mean and standard deviation take every shift and scale of a channel out again',
      });
    },
  }),
  property('a constant channel', {
    call: 'batchNorm',
    sizes: { batch: integer(1, 3), channels: integer(2, 3), training: oneOf(true, false) },
    args: ({ batch, channels, training }, draw) => {
      const values = Array.from(draw.normal([channels]).data);
      const row = Array.from({ length: batch }, () => [[values]]);
      return [tensor(row), options(channels, draw, { training, epsilon: 0.01 })];
    },
    argNames,
    runs: 6,
    points: 1,
    layout,
  }),
  property('realistic feature maps', {
    call: 'batchNorm',
    sizes: {
      batch: oneOf(8, 13),
      height: oneOf(3, 4),
      width: oneOf(3, 5),
      channels: oneOf(16, 5),
      momentum: oneOf(0, 0.2),
    },
    args: ({ momentum, ...plan }, draw) => [
      farMaps(plan, draw),
      options(plan.channels, draw, { training: true, momentum, epsilon: 0.1 }),
    ],
    argNames,
    runs: 6,
    points: 2,
    visibility: 'hidden',
    tolerance: { absolute: 2e-3, relative: 5e-4 },
    layout,
  }),
  gradient('training: the gradient flows through mean and variance, and reaches gamma and beta', {
    call: 'normalise',
    sizes: { batch: integer(2, 4), channels: integer(1, 3) },
    args: ({ batch, channels }, draw) => {
      const { gamma, beta, ...more } = options(channels, draw, { training: true });
      return [draw.normal([batch, channels], { std: 2 }), gamma, beta, more];
    },
    wrt: [0, 1, 2],
    argNames: ['x', 'gamma', 'beta', 'options'],
    runs: 6,
    points: 5,
    tolerance: { absolute: 1e-4, relative: 1e-3 },
  }),
]);
