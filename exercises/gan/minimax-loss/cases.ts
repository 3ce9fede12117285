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

const LOG_2 = Math.log(2);
const LOG_3 = Math.log(3);
/** The worked example: D is ¾ on the real input, ¼ and ½ on the fakes. */
const WORKED = { real: tensor([[LOG_3]]), fake: tensor([[-LOG_3], [0]]) };

/** Real and fake batches of different sizes. */
const twoSizes = {
  sizes: { real: integer(1, 6), fake: integer(1, 6) },
  where: ({ real, fake }: { real: number; fake: number }) => real !== fake,
};
/**
 * So near to 0 that a sigmoid keeps its digits: what is wrong here is the formula. Moved up and down by turns: a mean of
 * logits in reverse order would be what it was.
 */
function moderate(batch: number, draw: Draw): TensorValue {
  const drawn = draw.uniform([batch, 1], { min: -2, max: 2 });
  return { ...drawn, data: drawn.data.map((value, i) => value + (i % 2 === 0 ? 1 : -1)) } as TensorValue;
}
/** Logits [batch, 1] by turns above and below 0, this far from it. */
function far(batch: number, draw: Draw, reach: { min: number; max: number }): TensorValue {
  const drawn = draw.uniform([batch, 1], reach);
  return { ...drawn, data: drawn.data.map((value, i) => (i % 2 === 0 ? value : -value)) } as TensorValue;
}
/** Logits [batch, 1] by turns above and below 0: the last two beyond any doubt, the others between. */
function nearAndFar(batch: number, draw: Draw): TensorValue {
  const drawn = far(batch, draw, { min: 0.5, max: 3 });
  return {
    ...drawn,
    data: drawn.data.map((value, i) => (i < batch - 2 ? value : 2_000 * value)),
  } as TensorValue;
}
const discriminatorNames = ['realLogits', 'fakeLogits'];
const generatorNames = ['fakeLogits', 'options'];

export default defineCases([
  example('discriminator: the worked example', {
    call: 'discriminatorLoss',
    args: [WORKED.real, WORKED.fake],
    argNames: discriminatorNames,
    expect: tensor(-1.5 * Math.log(0.75) + LOG_2 / 2),
    points: 1,
    source: 'computed by hand in the statement: −log ¾ − ½ (log ¾ + log ½)',
  }),
  property('discriminator: any logits, batches of two sizes', {
    call: 'discriminatorLoss',
    ...twoSizes,
    args: ({ real, fake }, draw) => [moderate(real, draw), moderate(fake, draw)],
    argNames: discriminatorNames,
    points: 1,
  }),
  example('generator, saturating: the worked example', {
    call: 'generatorLoss',
    args: [WORKED.fake, { saturating: true }],
    argNames: generatorNames,
    expect: tensor((Math.log(0.75) - LOG_2) / 2),
    points: 1,
    source: 'computed by hand in the statement: ½ (log ¾ + log ½)',
  }),
  property('generator, saturating: any logits', {
    call: 'generatorLoss',
    sizes: { batch: integer(1, 8) },
    args: ({ batch }, draw) => [moderate(batch, draw), { saturating: true }],
    argNames: generatorNames,
    points: 1,
  }),
  example('generator, non-saturating: the worked example', {
    call: 'generatorLoss',
    args: [WORKED.fake, { saturating: false }],
    argNames: generatorNames,
    expect: tensor((2 * LOG_2 + LOG_2) / 2),
    points: 1,
    source: 'computed by hand in the statement: −½ (log ¼ + log ½)',
  }),
  property('generator, non-saturating: any logits', {
    call: 'generatorLoss',
    sizes: { batch: integer(1, 8) },
    args: ({ batch }, draw) => [moderate(batch, draw), { saturating: false }],
    argNames: generatorNames,
    points: 1,
  }),
  example('discriminator: certain and wrong, logits of 200', {
    call: 'discriminatorLoss',
    args: [tensor([[-200], [200]]), tensor([[200], [-200], [-200], [-200]])],
    argNames: discriminatorNames,
    expect: tensor(150),
    points: 1,
    source: '−log σ(−200) = 200 to float32: once in two real inputs, once in four fakes',
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
    sizes: { batch: integer(2, 6) },
    args: ({ batch }, draw) => {
      const reach = far(batch, draw, { min: -60, max: -20 });
      // Every second fake is found out beyond any doubt.
      const data = reach.data.map((value) => (value < 0 ? value : -100 * value));
      return [{ ...reach, data } as TensorValue, { saturating: false }];
    },
    argNames: generatorNames,
    runs: 8,
    points: 1,
  }),
  gradient('discriminator: its gradient, certain or not', {
    call: 'discriminatorLoss',
    ...twoSizes,
    args: ({ real, fake }, draw) => [nearAndFar(real, draw), nearAndFar(fake, draw)],
    wrt: [0, 1],
    argNames: discriminatorNames,
    runs: 8,
    points: 1,
  }),
  gradient('generator, saturating: its gradient, certain or not', {
    call: 'generatorLoss',
    sizes: { batch: integer(2, 6) },
    args: ({ batch }, draw) => [nearAndFar(batch, draw), { saturating: true }],
    argNames: generatorNames,
    runs: 8,
    points: 1,
  }),
  property('discriminator: logits up to ±10⁴', {
    call: 'discriminatorLoss',
    ...twoSizes,
    sizes: { ...twoSizes.sizes, reach: oneOf(1_000, 10_000) },
    args: ({ real, fake, reach }, draw) => [
      far(real, draw, { min: 200, max: reach }),
      far(fake, draw, { min: 200, max: reach }),
    ],
    argNames: discriminatorNames,
    runs: 12,
    points: 1,
    visibility: 'hidden',
  }),
  property('generator, saturating: logits from ±20 to ±60', {
    call: 'generatorLoss',
    sizes: { batch: integer(2, 9) },
    args: ({ batch }, draw) => [far(batch, draw, { min: 20, max: 60 }), { saturating: true }],
    argNames: generatorNames,
    runs: 8,
    points: 1,
    visibility: 'hidden',
  }),
  property('generator, non-saturating: logits up to ±10⁴', {
    call: 'generatorLoss',
    sizes: { batch: integer(2, 9), reach: oneOf(1_000, 10_000) },
    args: ({ batch, reach }, draw) => [far(batch, draw, { min: 200, max: reach }), { saturating: false }],
    argNames: generatorNames,
    runs: 12,
    points: 1,
    visibility: 'hidden',
  }),
  invariant('the two forms of the generator add up to the discriminator', {
    given: {
      sizes: { batch: integer(1, 12) },
      args: ({ batch }, draw) => [moderate(batch, draw)],
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
