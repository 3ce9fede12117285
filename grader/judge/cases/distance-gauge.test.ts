import { describe, expect, it } from 'vitest';
import type { CaseOutcome } from '#grader/protocol.ts';
import { exerciseFiles, prepareJudge } from '../testing.ts';
import { createDistanceGauge } from './distance-gauge.ts';

const IMPORTS = `import { defineCases, example, property, invariant, gradient, training, stateful, integer, tensor, close } from '@descent/exercise';`;
const module = (body: string): string => `import * as tf from '@tensorflow/tfjs';\n${body}`;
const random = `sizes: { n: integer(1, 5) }, args: ({ n }, draw) => [draw.uniform([n], { min: 1, max: 2 })]`;
const tolerance = 'tolerance: { absolute: 0.01, relative: 0 }';
/** Of the same function, with one tolerance. */
const COMPARED: Readonly<Record<string, string>> = {
  example: `example('c', { call: 'f', args: [tensor([1, 2])], points: 1, ${tolerance} })`,
  property: `property('c', { call: 'f', ${random}, points: 1, runs: 3, ${tolerance} })`,
  invariant: `invariant('c', { given: { ${random} }, points: 1, runs: 3, ${tolerance}, check: async ({ student }, [x]) => close(await student.f(x), x.mul(2)) })`,
  stateful: `stateful('c', { sizes: {}, points: 1, runs: 1, ${tolerance}, steps: () => [1, 2].map((n) => ({ call: 'f', title: 'step ' + n, args: () => [tensor([n])] })) })`,
};

async function outcomeOf({ spec, body }: { spec: string; body: string }): Promise<CaseOutcome> {
  const files = exerciseFiles({
    'reference.ts': module('export const f = (x) => x.mul(2);'),
    'cases.ts': `${IMPORTS}\nexport default defineCases([${spec}]);`,
  });
  const solution = module(`export const f = (x) => ${body};`);
  const { report } = await (await prepareJudge(files)).run({ solution });
  const [outcome] = report.cases;
  if (outcome === undefined) throw new Error('The run had no case.');
  return outcome;
}

describe.each(Object.entries(COMPARED))('the largest distance of a case of kind %s', (_, spec) => {
  it('says by how much the tolerance could be narrower and the case still pass', async () => {
    const { status, inTolerances } = await outcomeOf({ spec, body: 'x.mul(2).add(0.005)' });
    expect(status).toBe('passed');
    expect(inTolerances).toBeCloseTo(0.5, 2);
  });

  it('says by how much the tolerance would have to be wider for the case to pass', async () => {
    const { status, inTolerances } = await outcomeOf({ spec, body: 'x.mul(2).add(0.03)' });
    expect(status).toBe('failed');
    expect(inTolerances).toBeCloseTo(3, 1);
  });

  it.each([
    ['a wrong shape', 'x.mul(2).expandDims(0)'],
    ['NaN', 'x.mul(NaN)'],
    ['an error', '{ throw new Error("no"); }'],
    ['an input that was changed', '{ const y = x.mul(2); x.dispose(); return y; }'],
  ])('is infinite for %s, which no tolerance lets pass', async (_what, body) => {
    expect((await outcomeOf({ spec, body })).inTolerances).toBe('Infinity');
  });
});

describe('the largest distance', () => {
  it('is that of the inputs that were drawn: the search for a smaller one, which time ends, counts for nothing', async () => {
    // Off by more where a number is plain, as the search makes them.
    const body = 'x.mul(2).add(x.equal(x.round()).toFloat().mul(9).add(0.03))';
    expect((await outcomeOf({ spec: COMPARED.property ?? '', body })).inTolerances).toBeCloseTo(3, 1);
  });

  it('is none where nothing was compared: in a training, and of a law that is no comparison', async () => {
    const training = `training('c', { run: 'f', args: () => [tensor([1, 2])], measure: () => 1, measureName: 'accuracy', thresholds: [[0.5, 1]] })`;
    expect((await outcomeOf({ spec: training, body: 'x' })).inTolerances).toBeUndefined();
    const gauge = createDistanceGauge();
    expect(gauge.most({ kind: 'invariant', status: 'passed' })).toBeUndefined();
    expect(gauge.most({ kind: 'invariant', status: 'failed' })).toBe('Infinity');
  });
});
