import { describe, expect, it } from 'vitest';
import type { CaseOutcome } from '#grader/protocol.ts';
import { exerciseFiles, prepareJudge } from '../testing.ts';

const IMPORTS = `import { defineCases, example, property, invariant, gradient, training, stateful, integer, tensor, close } from '@descent/exercise';`;
const module = (body: string): string => `import * as tf from '@tensorflow/tfjs';\n${body}`;
const random = `sizes: { n: integer(1, 5) }, args: ({ n }, draw) => [draw.normal([n])]`;
const CASES: Readonly<Record<string, string>> = {
  example: `example('c', { call: 'f', args: [tensor([1, 2])], points: 1 })`,
  property: `property('c', { call: 'f', ${random}, points: 1, runs: 3 })`,
  gradient: `gradient('c', { call: 'f', ${random}, points: 1, runs: 3 })`,
  invariant: `invariant('c', { given: { ${random} }, points: 1, runs: 3, check: async ({ student }, [x]) => close(await student.f(x), x.mul(2)) })`,
  stateful: `stateful('c', { sizes: {}, points: 1, runs: 1, steps: () => [1, 2].map((n) => ({ call: 'f', title: 'step ' + n, args: () => [tensor([n])] })) })`,
  training: `training('c', { run: 'f', args: () => [tensor([1, 2])], measure: () => 1, measureName: 'accuracy', thresholds: [[0.5, 1]] })`,
};

async function outcomeOf({ spec, body }: { spec: string; body: string }): Promise<CaseOutcome> {
  const files = exerciseFiles({
    'reference.ts': module('export const f = (x, state) => x.mul(2);'),
    'cases.ts': `${IMPORTS}\nexport default defineCases([${spec}]);`,
  });
  const solution = module(`export const f = (x, state) => { const y = x.mul(2); ${body} return y; };`);
  const { report } = await (await prepareJudge(files)).run({ solution });
  const [outcome] = report.cases;
  if (outcome === undefined) throw new Error('The run had no case.');
  return outcome;
}

describe.each(Object.entries(CASES))('a case of kind %s', (_, spec) => {
  it('fails code with right numbers that writes into its input, and names the input', async () => {
    const outcome = await outcomeOf({ spec, body: 'x.dataSync()[0] = 9;' });
    expect(outcome).toMatchObject({
      status: 'failed',
      points: 0,
      evidence: { changedInput: { input: 'x', change: 'values' } },
    });
    expect(outcome.evidence?.reason).toContain('Your code changed its input `x` in place.');
  });

  it('fails code with right numbers that disposes its input', async () => {
    const outcome = await outcomeOf({ spec, body: 'x.dispose();' });
    expect(outcome.evidence?.reason).toContain('Your code disposed its input `x`.');
  });

  it('passes the same code when it leaves its input alone', async () => {
    expect((await outcomeOf({ spec, body: '' })).status).toBe('passed');
  });
});

describe('an input that did not survive', () => {
  it('is found at the smallest size, in the argument and part that it is', async () => {
    const spec = `property('c', { call: 'f', argNames: ['x', 'state'], sizes: { n: integer(1, 5) }, args: ({ n }, draw) => [draw.normal([n]), { t: 1 }], points: 1, runs: 5 })`;
    const { evidence } = await outcomeOf({ spec, body: 'if (x.size > 1) state.t += 1;' });
    expect(evidence).toMatchObject({
      reason: expect.stringContaining('Your code updated `state.t`, which belongs to the caller.'),
      changedInput: { input: 'state.t', change: 'replaced' },
      counterExample: { sizes: { n: 2 } },
    });
  });

  it('is a fault of the exercise where the reference does it', async () => {
    const files = exerciseFiles({
      'reference.ts': module('export const f = (x) => { x.dispose(); return 1; };'),
      'cases.ts': `${IMPORTS}\nexport default defineCases([${CASES.example}]);`,
    });
    const judge = await prepareJudge(files);
    await expect(judge.run({ solution: module('export const f = () => 1;') })).rejects.toThrow(
      'reference.ts: failed in f: it changes its argument 1',
    );
  });
});
