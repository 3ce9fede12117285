import { describe, expect, it } from 'vitest';
import type { CaseOutcome } from '#grader/protocol.ts';
import { exerciseFiles, prepareJudge } from '../testing.ts';

const module = (body: string): string => `import * as tf from '@tensorflow/tfjs';\n${body}`;
const TIDY = module('export const f = (x) => tf.tidy(() => x.mul(2).add(1));');
const UNTIDY = module('export const f = (x) => x.mul(2).add(1);');
const LOOP = module(
  'export const f = (x) => tf.tidy(() => tf.stack(x.unstack().map((row) => row.mul(2).add(1))));',
);
const COST = 'cost: [noLeak({ points: 1 }), kernelsAtMost({ timesMax: 2, points: 0.5 })]';

interface Setting {
  readonly solution: string;
  readonly spec?: string;
  readonly driver?: string;
  readonly seed?: number;
}

async function outcomeOf({ solution, spec = property(), driver, seed = 1 }: Setting): Promise<CaseOutcome> {
  const files = exerciseFiles({
    'reference.ts': TIDY,
    'cases.ts': `import { defineCases, example, property, gradient, stateful, integer, oneOf, tensor, noLeak, kernelsAtMost } from '@descent/exercise';
export default defineCases([${spec}]);`,
    ...(driver ? { 'driver.ts': driver } : {}),
  });
  const { report } = await (await prepareJudge(files)).run({ solution, seed });
  const [outcome] = report.cases;
  if (!outcome) throw new Error('The run had no case.');
  return outcome;
}

function property(cost = COST): string {
  return `property('p', { call: 'f', sizes: { n: integer(1, 9) }, args: ({ n }, draw) => [draw.normal([n, 3])], runs: 5, points: 2, ${cost} })`;
}

describe('points for cost', () => {
  it('are part of what the case is worth, and all earned by a tidy solution', async () => {
    const outcome = await outcomeOf({ solution: TIDY });
    expect(outcome).toMatchObject({ status: 'passed', points: 3.5, pointsMax: 3.5 });
    expect(outcome.costChecks).toEqual([
      { kind: 'no-leak', points: 1, pointsMax: 1, student: 0, reference: 0, limit: 0 },
      { kind: 'kernels', points: 0.5, pointsMax: 0.5, student: 2, reference: 2, limit: 4 },
    ]);
  });

  it('are drawn where they are missed: the picture is of the input that is shown', async () => {
    const picture = "picture: { as: 'heatmap', title: 'all rows' }";
    const { evidence, pictures } = await outcomeOf({ solution: LOOP, spec: property(`${COST}, ${picture}`) });
    const [, rows] = /x \[(\d), 3\]/.exec(evidence?.call ?? '') ?? [];
    expect(pictures?.map(({ tensor }) => tensor.shape)).toContainEqual([Number(rows), 3]);
  });

  it('are lost one by one, with the count, and leave those for right numbers', async () => {
    const leaking = await outcomeOf({ solution: UNTIDY });
    expect(leaking).toMatchObject({ status: 'failed', points: 2.5 });
    expect(leaking.evidence?.reason).toBe(
      'Your numbers are right. A call of `f` leaves 1 tensor behind beside its result; leaving none is worth 1 point. Wrap the work in `tf.tidy`.',
    );
    const looping = await outcomeOf({ solution: LOOP });
    expect(looping).toMatchObject({ status: 'failed', points: 3 });
    expect(looping.evidence?.reason).toMatch(
      /^Your numbers are right\. `f` launches \d\d kernels where the reference launches 2 kernels; at most 2 times as many is worth 0\.5 points\./,
    );
    expect(looping.evidence?.call).toMatch(/^f\(x \[\d, 3\]\)$/);
  });

  it('hang on no seed: kernels are counted on every size that can be drawn', async () => {
    const spec = `property('p', { call: 'f', sizes: { n: oneOf(2, 3, 9) }, args: ({ n }, draw) => [draw.normal([n, 3])], runs: 1, points: 2, cost: [kernelsAtMost({ timesMax: 6, points: 1 })] })`;
    for (const seed of [1, 2, 3, 4, 5, 6]) {
      expect((await outcomeOf({ solution: LOOP, spec, seed })).points).toBe(2);
      expect((await outcomeOf({ solution: UNTIDY, spec, seed })).points).toBe(3);
    }
  });

  it('cannot be asked for on more sizes than can be tried', async () => {
    const spec = property().replace('integer(1, 9)', 'integer(1, 21)');
    await expect(outcomeOf({ solution: TIDY, spec })).rejects.toThrow(
      'Give `sizes` a few values with `oneOf`.',
    );
  });

  it('are not there for wrong numbers', async () => {
    const outcome = await outcomeOf({ solution: module('export const f = (x) => x.mul(3);') });
    expect(outcome).toMatchObject({ status: 'failed', points: 0 });
    expect(outcome.costChecks).toBeUndefined();
  });

  it('are for the result that was asked for: tensors hidden in it are left behind', async () => {
    const spec = `example('e', { call: 'g', args: [tensor([1, 2])], points: 1, ${COST} })`;
    const driver = module('export const g = (solution, x) => ({ y: solution.f(x), ...solution.more?.() });');
    const solution = module(
      'let kept; export const more = () => ({ more: kept }); export const f = (x) => { kept = x.mul(2); return kept.add(1); };',
    );
    expect(await outcomeOf({ solution: TIDY, spec, driver })).toMatchObject({ status: 'passed' });
    const hiding = await outcomeOf({ solution, spec, driver });
    expect(hiding.evidence?.reason).toContain('leaves 1 tensor behind');
  });

  it.each([
    [
      'an example with a literal result',
      `example('e', { call: 'f', args: [tensor([1, 2])], expect: tensor([3, 5]), points: 1, ${COST} })`,
    ],
    [
      'a stateful case',
      `stateful('s', { sizes: {}, steps: () => [0, 1].map((i) => ({ call: 'f', title: 'step ' + i, args: (previous) => [previous ?? tensor([1, 2])] })), points: 1, ${COST} })`,
    ],
    [
      'a gradient',
      `gradient('g', { call: 'f', sizes: {}, args: (_, draw) => [draw.normal([4])], runs: 2, points: 1, cost: [kernelsAtMost({ timesMax: 2, points: 0.5 })] })`,
    ],
    [
      'a gradient by finite differences',
      `gradient('g', { call: 'f', sizes: {}, args: (_, draw) => [draw.normal([4])], runs: 1, against: 'finite-differences', points: 1, cost: [kernelsAtMost({ timesMax: 2, points: 0.5 })] })`,
    ],
  ])('can be given by %s', async (_, spec) => {
    const tidy = await outcomeOf({ solution: TIDY, spec });
    expect(tidy).toMatchObject({ status: 'passed', points: tidy.pointsMax });
    const looping = await outcomeOf({ solution: LOOP, spec });
    expect(looping).toMatchObject({ status: 'failed' });
    expect(looping.costChecks?.find(({ kind }) => kind === 'kernels')).toMatchObject({ points: 0 });
    expect(looping.points).toBe(tidy.points - 0.5);
  });

  it.each([
    ['kernelsAtMost({ timesMax: 0.5, points: 1 })', 'timesMax'],
    ['noLeak({ points: 0 })', 'points'],
  ])('refuses %s', async (one, word) => {
    await expect(outcomeOf({ solution: TIDY, spec: property(`cost: [${one}]`) })).rejects.toThrow(word);
  });
});
