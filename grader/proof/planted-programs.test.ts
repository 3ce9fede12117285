/** Each rule of `check` for stored right and wrong programs, with a fault planted for it. */
import { describe, expect, it } from 'vitest';
import { edited } from '#grader/testing/edited.ts';
import { CASES, plantedWorld, REFERENCE, wrongWhere } from './testing/planted.ts';

const { adviceOn, proofsOf } = plantedWorld();

describe('stored programs', () => {
  it('hold when right ones are right, and wrong ones wrong under every seed and in public', async () => {
    const solutions = {
      'solutions/right-plain.ts': REFERENCE,
      'solutions/right-other.ts': edited(
        REFERENCE,
        'x.mul(factor).add(offset)',
        'tf.add(tf.mul(factor, x), offset)',
      ),
      'solutions/wrong-always.ts': wrongWhere('true'),
      'solutions/wrong-shape.ts': edited(REFERENCE, '.add(offset)', '.add(offset).expandDims(0)'),
    };
    for (const kind of ['solutions', 'right', 'wrong'] as const)
      for (const proof of await proofsOf(kind, { solutions, seeds: 28 }))
        expect(proof).toMatchObject({ outcome: 'holds' });
  });

  it('fail where a seed decides, whether they should be right or wrong', async () => {
    // Sizes are covered under every seed, values are not: one input in six, two in a run.
    const cases = edited(
      CASES,
      "property('matrices of any size', {",
      "property('matrices of any size', {\n    runs: 2,",
    );
    const planted = { 'cases.ts': cases };
    const rare = wrongWhere('x.rank === 2 && x.dataSync()[0] > 1');
    const right = await adviceOn('right', {
      files: planted,
      solutions: { 'solutions/right-rare.ts': rare },
      seeds: 28,
    });
    expect(right['seed-decides'] ?? right['case-missed']).toMatchObject({ title: 'matrices of any size' });
    const both = wrongWhere('(x.rank === 2 && x.dataSync()[0] > 1) || (x.rank === 1 && x.size > 2)');
    const wrong = await adviceOn('wrong', {
      files: planted,
      solutions: { 'solutions/wrong-rare.ts': both },
      seeds: 28,
    });
    expect(wrong['seed-decides']).toMatchObject({ title: 'matrices of any size' });
  });

  it('fail where a law holds under one seed and not under another, whichever comes first', async () => {
    const law = `invariant('nothing is scaled by 1', {
      given: { sizes: {}, args: (_, draw) => [draw.normal([1])] },
      runs: 3,
      points: 1,
      check: async ({ student }, [x]) => close(await student.scale(x, 1, 0), x),
    }),`;
    const cases = edited(
      edited(CASES, 'defineCases([', `defineCases([${law}`),
      'import { defineCases',
      'import { close, invariant, defineCases',
    );
    const long = '(x.rank === 1 && x.size > 2)';
    const wrong = (outside: string) => wrongWhere(`(x.size === 1 && x.dataSync()[0] ${outside}) || ${long}`);
    const solutions = {
      'solutions/wrong-above.ts': wrong('> 0.7'),
      'solutions/wrong-below.ts': wrong('< -0.7'),
    };
    const proofs = await proofsOf('wrong', { files: { 'cases.ts': cases }, solutions, seeds: 28 });
    const found = proofs.flatMap(({ subject, advice }) =>
      advice?.kind === 'seed-decides' && advice.title === 'nothing is scaled by 1' ? [subject] : [],
    );
    expect(found).toEqual(Object.keys(solutions));
  });

  it('fail where a wrong one draws by itself, and is lucky in an example', async () => {
    const lucky =
      '(x.rank === 1 && x.size === 2 && tf.randomUniform([1]).dataSync()[0] > 0.5) || (x.rank === 1 && x.size > 2)';
    const solutions = { 'solutions/wrong-own-draws.ts': wrongWhere(lucky) };
    const advice = await adviceOn('wrong', { solutions, seeds: 28 });
    expect(advice['seed-decides']).toMatchObject({ title: 'the example of the statement' });
  });

  it('fail when only hidden cases reject a wrong one, and when none does', async () => {
    const solutions = {
      'solutions/wrong-long-vectors.ts': wrongWhere('x.rank === 1 && x.size > 2'),
      'solutions/wrong-nowhere.ts': REFERENCE,
    };
    expect(await adviceOn('wrong', { solutions })).toMatchObject({
      'hidden-only': { titles: ['vectors, when nobody looks'] },
      'full-marks': { seed: 1 },
    });
  });

  it('are announced by a public case without points as well: the student fails it in the browser', async () => {
    const cases = edited(
      CASES,
      "  property('vectors,",
      "  example('three numbers', { call: 'scale', args: [tensor([1, 2, 3]), 2, 1], points: 0 }),\n  property('vectors,",
    );
    const solutions = { 'solutions/wrong-long-vectors.ts': wrongWhere('x.rank === 1 && x.size > 2') };
    expect(await adviceOn('wrong', { files: { 'cases.ts': cases }, solutions })).toEqual({});
  });

  it('fail when there are too few, or of a name that says neither', async () => {
    const solutions = { 'solutions/right-plain.ts': REFERENCE, 'solutions/notes.ts': REFERENCE };
    expect(await adviceOn('solutions', { solutions })).toMatchObject({
      'few-solutions': { right: 1, wrong: 0 },
      'stray-solution': {},
    });
  });
});
