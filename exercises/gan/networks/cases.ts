import {
  type Draw,
  defineCases,
  example,
  gradient,
  holds,
  integer,
  invariant,
  oneOf,
  property,
  type TensorValue,
  tensor,
} from '@descent/exercise';

interface Plan {
  batch: number;
  noise: number;
  hidden: number;
  features: number;
}

const small = { batch: integer(2, 4), noise: integer(2, 3), hidden: integer(4, 6), features: integer(2, 4) };
const makes = { '': ['sample', 'feature'] };
const says = { '': ['sample', 'probability'] };

/** By turns above and below zero from either end, at least half a unit away: no layer is all on or all off by chance. */
function byTurns(shape: readonly number[], draw: Draw, first: 1 | -1 = 1): TensorValue {
  const drawn = draw.uniform(shape, { min: 0.5, max: 1.5 });
  return {
    ...drawn,
    data: drawn.data.map(
      (size, i, { length }) => (Math.min(i, length - 1 - i) % 2 === 0 ? first : -first) * size,
    ),
  } as TensorValue;
}
/** Hidden units are on and off by turns, whatever comes in; what leaves is some tenths from 0. */
const network = ([inputs, hidden, outputs]: readonly [number, number, number], draw: Draw) => ({
  w1: draw.normal([inputs, hidden], { std: 0.2 }),
  b1: byTurns([hidden], draw, 1),
  w2: draw.uniform([hidden, outputs], { min: 0.2, max: 0.6 }),
  b2: byTurns([outputs], draw, -1),
});
const generatorOf = ({ noise, hidden, features }: Plan, draw: Draw) =>
  network([noise, hidden, features], draw);
const discriminatorOf = ({ features, hidden }: Plan, draw: Draw) => network([features, hidden, 1], draw);
const noiseOf = ({ batch, noise }: Plan, draw: Draw) => draw.normal([batch, noise]);
const samplesOf = ({ batch, features }: Plan, draw: Draw) =>
  draw.uniform([batch, features], { min: -1, max: 1 });

const L = Math.log(3);

export default defineCases([
  example('the worked example: the generator', {
    call: 'generator',
    args: [
      {
        w1: tensor([
          [1, 0],
          [0, 1],
        ]),
        b1: tensor([0, 1]),
        w2: tensor([[L / 2], [5]]),
        b2: tensor([-L / 2]),
      },
      tensor([
        [2, -3],
        [1, -2],
      ]),
    ],
    argNames: ['params', 'z'],
    expect: tensor([[0.5], [0]]),
    points: 1,
    layout: makes,
    source: 'computed by hand in the statement',
  }),
  example('the worked example: the discriminator', {
    call: 'discriminator',
    args: [
      {
        w1: tensor([
          [1, 0],
          [0, 1],
        ]),
        b1: tensor([0, 0]),
        w2: tensor([[L], [-L]]),
        b2: tensor([L]),
      },
      tensor([
        [1, 0],
        [0, -5],
        [-5, 0],
      ]),
    ],
    argNames: ['params', 'x'],
    expect: tensor([[0.9], [0.9], [0.5]]),
    points: 1,
    layout: says,
    source: 'computed by hand in the statement',
  }),
  property('any generator', {
    call: 'generator',
    sizes: small,
    args: (plan, draw) => [generatorOf(plan, draw), noiseOf(plan, draw)],
    argNames: ['params', 'z'],
    runs: 12,
    points: 2,
    layout: makes,
  }),
  property('any discriminator', {
    call: 'discriminator',
    sizes: small,
    args: (plan, draw) => [discriminatorOf(plan, draw), samplesOf(plan, draw)],
    argNames: ['params', 'x'],
    runs: 12,
    points: 2,
    layout: says,
  }),
  invariant('samples between −1 and 1, probabilities between 0 and 1', {
    given: {
      sizes: small,
      args: (plan, draw) => [
        generatorOf(plan, draw),
        discriminatorOf(plan, draw),
        draw.normal([plan.batch, plan.noise], { std: 40 }),
      ],
    },
    argNames: ['generator', 'discriminator', 'z'],
    runs: 4,
    points: 0,
    check: async ({ student }, [generator, discriminator, z]) => {
      const samples = await student.generator(generator, z);
      const [lowest = 0, highest = 0] = [samples.min().dataSync()[0], samples.max().dataSync()[0]];
      const verdicts = await student.discriminator(discriminator, samples);
      const [least = 0, most = 0] = [verdicts.min().dataSync()[0], verdicts.max().dataSync()[0]];
      return [
        holds(
          lowest >= -1 && highest <= 1,
          `expected samples between −1 and 1, yours lie between ${lowest} and ${highest}`,
        ),
        holds(
          least >= 0 && most <= 1,
          `expected probabilities between 0 and 1, yours lie between ${least} and ${most}`,
        ),
      ];
    },
  }),
  gradient('gradients pass through the discriminator into the generator', {
    call: 'trained',
    sizes: { batch: integer(1, 2), noise: integer(2, 3), hidden: integer(4, 5), features: integer(2, 3) },
    args: (plan, draw) => {
      const { w1, b1, w2, b2 } = generatorOf(plan, draw);
      // Too small to carry a hidden unit over its kink.
      const z = draw.uniform([plan.batch, plan.noise], { min: -0.2, max: 0.2 });
      return [z, w1, b1, w2, b2, discriminatorOf(plan, draw)];
    },
    argNames: ['z', 'w1', 'b1', 'w2', 'b2', 'discriminator'],
    wrt: [0, 1, 2, 3, 4],
    runs: 4,
    points: 3,
  }),
  property('digits out of noise, and a verdict', {
    call: 'verdict',
    sizes: { batch: oneOf(8, 5), noise: oneOf(32, 20), hidden: oneOf(64, 48), features: oneOf(784) },
    args: (plan, draw) => {
      const made = (inputs: number, outputs: number) => ({
        w1: draw.normal([inputs, plan.hidden], { std: 1 / Math.sqrt(inputs) }),
        b1: byTurns([plan.hidden], draw),
        w2: draw.normal([plan.hidden, outputs], { std: 1 / Math.sqrt(plan.hidden) }),
        b2: byTurns([outputs], draw),
      });
      return [noiseOf(plan, draw), made(plan.noise, plan.features), made(plan.features, 1)];
    },
    argNames: ['z', 'generator', 'discriminator'],
    runs: 2,
    points: 1,
    visibility: 'hidden',
    tolerance: { absolute: 1e-4, relative: 1e-3 },
    layout: says,
  }),
]);
