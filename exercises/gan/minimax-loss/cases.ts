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

const LOG_2 = Math.log(2);
const batches = { real: integer(1, 6), fake: integer(1, 6), std: oneOf(1, 4) };
const bothLogits = ({ real, fake, std }: { real: number; fake: number; std: number }, draw: Draw) => [
  draw.normal([real, 1], { std }),
  draw.normal([fake, 1], { std }),
];
const discriminatorNames = ['realLogits', 'fakeLogits'];
const generatorNames = ['fakeLogits', 'options'];

export default defineCases([
  example('discriminator: undecided on one real and one fake', {
    call: 'discriminatorLoss',
    args: [tensor([[0]]), tensor([[0]])],
    argNames: discriminatorNames,
    expect: tensor(2 * LOG_2),
    points: 1,
    source: 'computed by hand in the statement: 2 log 2',
  }),
  property('discriminator: any logits, batches of two sizes', {
    call: 'discriminatorLoss',
    sizes: batches,
    args: bothLogits,
    argNames: discriminatorNames,
    points: 2,
  }),
  example('generator, saturating: undecided', {
    call: 'generatorLoss',
    args: [tensor([[0]]), { saturating: true }],
    argNames: generatorNames,
    expect: tensor(-LOG_2),
    points: 1,
    source: 'computed by hand in the statement: log ½',
  }),
  property('generator, saturating: any logits', {
    call: 'generatorLoss',
    sizes: { batch: integer(1, 8), std: oneOf(1, 4) },
    args: ({ batch, std }, draw) => [draw.normal([batch, 1], { std }), { saturating: true }],
    argNames: generatorNames,
    points: 1,
  }),
  property('generator, non-saturating: any logits', {
    call: 'generatorLoss',
    sizes: { batch: integer(1, 8), std: oneOf(1, 4) },
    args: ({ batch, std }, draw) => [draw.normal([batch, 1], { std }), { saturating: false }],
    argNames: generatorNames,
    points: 2,
  }),
  example('discriminator: certain and wrong, logits of 200', {
    call: 'discriminatorLoss',
    args: [tensor([[-200], [200]]), tensor([[200], [-200]])],
    argNames: discriminatorNames,
    expect: tensor(200),
    points: 1,
    source: '−log σ(−200) = 200 to float32, averaged with 0, twice',
  }),
  example('generator, non-saturating: every fake found out, logits of −10⁴', {
    call: 'generatorLoss',
    args: [tensor([[-10_000], [-10_000]]), { saturating: false }],
    argNames: generatorNames,
    expect: tensor(10_000),
    points: 1,
    source: '−log σ(−10⁴) = 10⁴ to float32',
  }),
  gradient('generator, non-saturating: the gradient does not vanish', {
    call: 'generatorLoss',
    sizes: { batch: integer(1, 6), std: oneOf(1, 10) },
    args: ({ batch, std }, draw) => [draw.normal([batch, 1], { std, mean: -5 }), { saturating: false }],
    argNames: generatorNames,
    runs: 8,
    points: 1,
  }),
  property('discriminator: logits up to ±10⁴', {
    call: 'discriminatorLoss',
    sizes: { batch: integer(1, 9), reach: oneOf(100, 1_000, 10_000) },
    args: ({ batch, reach }, draw) => [
      draw.uniform([batch, 1], { min: -reach, max: reach }),
      draw.uniform([batch, 1], { min: -reach, max: reach }),
    ],
    argNames: discriminatorNames,
    runs: 10,
    points: 2,
    visibility: 'hidden',
  }),
  property('generator: logits up to ±10⁴, both forms', {
    call: 'generatorLoss',
    sizes: { batch: integer(1, 9), reach: oneOf(100, 1_000, 10_000), saturating: oneOf(false, true) },
    args: ({ batch, reach, saturating }, draw) => [
      draw.uniform([batch, 1], { min: -reach, max: reach }),
      { saturating },
    ],
    argNames: generatorNames,
    runs: 12,
    points: 2,
    visibility: 'hidden',
  }),
  invariant('the two forms of the generator add up to the discriminator', {
    given: {
      sizes: { batch: integer(1, 12) },
      args: ({ batch }, draw) => [draw.normal([batch, 1], { std: 3 })],
    },
    argNames: ['logits'],
    runs: 6,
    points: 1,
    visibility: 'hidden',
    check: async ({ student }, [logits]) => {
      const saturating = await student.generatorLoss(logits, { saturating: true });
      const nonSaturating = await student.generatorLoss(logits, { saturating: false });
      const discriminator = await student.discriminatorLoss(logits, logits);
      return close(discriminator, nonSaturating.sub(saturating), {
        because: 'on the same logits the discriminator pays −log σ and −log(1 − σ), one from each form',
      });
    },
  }),
]);
