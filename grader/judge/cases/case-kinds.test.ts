import { describe, expect, it } from 'vitest';
import { type CaseOutcome, type FileMap, jsonTensorSchema } from '#grader/protocol.ts';
import { exerciseFiles, prepareJudge } from '../testing.ts';

const IMPORTS = `import { defineCases, example, property, invariant, gradient, training, stateful, integer, oneOf, tensor, close, holds } from '@descent/exercise';`;
const cases = (list: string): string => `${IMPORTS}\nexport default defineCases([${list}]);`;
const module = (body: string): string => `import * as tf from '@tensorflow/tfjs';\n${body}`;
const CUBE = module('export const f = (x) => x.mul(x).mul(x);');

interface Setting {
  readonly reference?: string;
  readonly cases: string;
  readonly solution: string;
  readonly more?: FileMap;
  readonly seed?: number;
}

/** The outcome of the only case. */
async function outcomeOf({
  reference = CUBE,
  cases: list,
  solution,
  more = {},
  seed = 1,
}: Setting): Promise<CaseOutcome> {
  const files = exerciseFiles({ 'reference.ts': reference, 'cases.ts': cases(list), ...more });
  const { report } = await (await prepareJudge(files)).run({ solution, seed });
  const [outcome] = report.cases;
  if (outcome === undefined) throw new Error('The run had no case.');
  return outcome;
}
const fault = (setting: Setting): Promise<string> =>
  outcomeOf(setting).then(
    ({ status }) => `no fault: ${status}`,
    (error: Error) => error.message,
  );

describe('a property case', () => {
  const property = (more = '') =>
    `property('p', { call: 'f', sizes: { n: integer(1, 9), m: integer(0, 3), mode: oneOf('a', 'b') }, args: ({ n, m }, draw) => [draw.normal([n, m + 1])], points: 1, ${more} })`;

  it('shrinks to the smallest size that fails, and to plain values', async () => {
    const { evidence } = await outcomeOf({
      cases: property(),
      solution: module('export const f = (x) => (x.shape[0] >= 4 ? x.mul(0) : x.mul(x).mul(x));'),
    });
    expect(evidence?.counterExample?.sizes).toEqual({ n: 4, m: 0, mode: 'a' });
    const [arg] = evidence?.counterExample?.args ?? [];
    expect(arg).toMatchObject({ name: 'x', value: { shape: [4, 1] } });
    expect(jsonTensorSchema.parse(arg?.value).data.every(Number.isInteger)).toBe(true);
    expect(evidence?.counterExample?.runs).toBe(21);
    expect(evidence?.counterExample?.runsFailed).toBeGreaterThan(1);
  });

  it('calls parts of a result by the words of the author, in sentences and in hints', async () => {
    const { evidence } = await outcomeOf({
      reference: module('export const f = (x) => [{ loss: x.sum() }];'),
      cases: property("partNames: { '[0].loss': 'The loss of move 1' }"),
      solution: module('export const f = (x) => [{ loss: x.sum().add(1) }];'),
    });
    expect(evidence?.reason).toMatch(/^The loss of move 1: shape \[\] is right\./);
  });

  it('keeps to inputs that `where` allows, also while shrinking', async () => {
    const { evidence } = await outcomeOf({
      cases: property('where: ({ n, m }) => n > m + 2'),
      solution: module('export const f = (x) => x.mul(0).add(7);'),
    });
    expect(evidence?.counterExample?.sizes).toEqual({ n: 3, m: 0, mode: 'a' });
  });

  it('does not slip from a wrong value to a crash while shrinking', async () => {
    const { status, evidence } = await outcomeOf({
      cases: property(),
      solution: module(
        'export const f = (x) => { if (x.shape[0] < 3) throw new Error("small"); return x.mul(x); };',
      ),
    });
    expect([status, evidence?.counterExample?.sizes]).toEqual(
      status === 'failed' ? ['failed', { n: 3, m: 0, mode: 'a' }] : ['errored', { n: 1, m: 0, mode: 'a' }],
    );
  });

  it('gives the same report for the same seed, and other inputs for another', async () => {
    // Right on integers, so that the smallest input keeps fractions of the seed.
    const solution = module('export const f = (x) => x.mul(x).mul(x).add(x.sub(x.round()));');
    const setting = { cases: property(), solution };
    const stable = (outcome: CaseOutcome) => JSON.stringify({ ...outcome, durationMs: 0, cost: null });
    const [first, again, other] = [
      await outcomeOf(setting),
      await outcomeOf(setting),
      await outcomeOf({ ...setting, seed: 2 }),
    ];
    expect(stable(again)).toBe(stable(first));
    expect(stable(other)).not.toBe(stable(first));
  });

  it('faults, and blames nobody, when the exercise itself is broken', async () => {
    const solution = CUBE;
    expect(await fault({ solution, cases: property('where: () => false') })).toContain('`where` let none of');
    expect(await fault({ solution, cases: property('runs: 0') })).toContain(
      'runs: expected an integer of at least 1; got 0',
    );
    expect(
      await fault({
        solution,
        cases: `property('p', { call: 'f', sizes: {}, args: () => { throw new Error('oops'); }, points: 1 })`,
      }),
    ).toContain('cases.ts: "p": `args` threw for {}: oops');
    const reference = module('export const f = () => { throw new Error("bad"); };');
    expect(await fault({ solution, reference, cases: property() })).toBe('reference.ts: failed in f: bad');
  });
});

describe('an invariant case', () => {
  const invariant = (check: string) =>
    `invariant('i', { given: { sizes: { n: integer(1, 5) }, args: ({ n }, draw) => [draw.normal([n])] }, points: 1, runs: 5, check: ${check} })`;
  const odd = invariant(
    `async ({ student }, [x]) => close(await student.f(x.neg()), (await student.f(x)).neg(), { because: 'f is odd' })`,
  );

  it('holds for what satisfies the law, whether or not it is the reference', async () => {
    expect(
      (await outcomeOf({ cases: odd, solution: module('export const f = (x) => x.sin();') })).status,
    ).toBe('passed');
  });

  it('says which law is broken and shows both sides', async () => {
    const outcome = await outcomeOf({ cases: odd, solution: module('export const f = (x) => x.mul(x);') });
    expect(outcome.evidence?.reason).toMatch(
      /^This must hold: f is odd\. Shape \[1\] is right\. The value is/,
    );
    expect(outcome.evidence?.counterExample?.sizes).toEqual({ n: 1 });
    expect(outcome.evidence?.expected?.shape).toEqual([1]);
  });

  it('shows the sentence of a condition', async () => {
    const cases = invariant(
      `async ({ student }, [x]) => holds((await student.f(x.square())).min().dataSync()[0] >= 0, 'expected nothing below zero')`,
    );
    const outcome = await outcomeOf({ cases, solution: module('export const f = (x) => x.neg().sub(1);') });
    expect(outcome.evidence?.reason).toBe('Expected nothing below zero.');
  });

  it.each([
    ['nothing', 'undefined', '`f` returned nothing. Expected a tensor. Is there a `return`?'],
    [
      'a number',
      '1',
      'Expected a tensor, got a number. Make one with `tf.scalar(…)`, or stay with tensor operations: `>`, `+` and `Math.max` give none.',
    ],
  ])('explains a result that the check cannot use: %s', async (_, result, reason) => {
    const outcome = await outcomeOf({ cases: odd, solution: module(`export const f = () => ${result};`) });
    expect(outcome).toMatchObject({ status: 'failed', evidence: { reason } });
  });

  it('reports an error of the student’s code as such, with the input', async () => {
    const outcome = await outcomeOf({
      cases: odd,
      solution: module('export const f = () => { throw new Error("no"); };'),
    });
    expect(outcome).toMatchObject({
      status: 'errored',
      error: { message: 'no', line: 2 },
      evidence: { counterExample: { sizes: { n: 1 } } },
    });
  });

  it('cannot be cheated by an author’s check that swallows errors', async () => {
    const cases = invariant(
      `async ({ student }, [x]) => { try { await student.f(x); } catch {} return holds(true, ''); }`,
    );
    const outcome = await outcomeOf({
      cases,
      solution: module('export const f = () => { throw new Error("no"); };'),
    });
    expect(outcome.status).toBe('errored');
  });

  it('faults when the law does not hold for the reference', async () => {
    const even = odd.replace('.neg(), {', ', {').replace('is odd', 'is even');
    expect(await fault({ cases: even, solution: module('export const f = (x) => x.add(1);') })).toContain(
      'cases.ts: "i" does not hold for reference.ts',
    );
  });

  it('names the mistake by all its calls', async () => {
    const square = module(
      'export const title = "Squares"; export const hint = "?"; export const f = (x) => x.mul(x);',
    );
    const outcome = await outcomeOf({
      cases: odd,
      solution: module('export const f = (x) => x.square();'),
      more: { 'misconceptions/squares.ts': square },
    });
    expect(outcome.hints).toEqual([{ misconception: 'squares', title: 'Squares', hint: '?' }]);
  });
});

describe('a gradient case', () => {
  const gradient = (more = '') =>
    `gradient('g', { call: 'f', sizes: { n: integer(1, 5) }, args: ({ n }, draw) => [draw.uniform([n], { min: 0.5, max: 2 })], points: 1, runs: 4, ${more} })`;
  const custom = (derivative: string) =>
    module(`const cube = tf.customGrad((x, save) => { save([x]); return { value: x.pow(3), gradFunc: (dy, [x]) => dy.mul(${derivative}) }; });
export const f = (x) => cube(x);`);

  it.each(['', `against: 'finite-differences'`])('passes the right gradient %s', async (against) => {
    expect(
      (await outcomeOf({ cases: gradient(against), solution: custom('x.square().mul(3)') })).status,
    ).toBe('passed');
  });

  it.each(['', `against: 'finite-differences'`])(
    'refuses a right value with a wrong gradient %s',
    async (against) => {
      const outcome = await outcomeOf({ cases: gradient(against), solution: custom('x.square()') });
      expect(outcome.status).toBe('failed');
      expect(outcome.evidence?.reason).toMatch(/^The gradient with respect to `x`: shape \[1\] is right\./);
    },
  );

  it('says when no gradient flows', async () => {
    const outcome = await outcomeOf({
      cases: gradient(),
      solution: module('export const f = (x) => tf.tensor(Array.from(x.dataSync(), (v) => v ** 3));'),
    });
    expect(outcome).toMatchObject({ status: 'errored', error: { kind: 'contract' } });
    // It is the smallest input that is shown, as for numbers that differ.
    expect(outcome.evidence?.counterExample?.sizes).toEqual({ n: 1 });
  });
});

describe('a training case', () => {
  const driver = module('export const train = async (solution, x) => solution.f(x);');
  const training = (more = '') =>
    `training('t', { run: 'train', args: (draw) => [tensor([1, 2])], measure: (output) => output.data[0], measureName: 'accuracy', thresholds: [[0.5, 2], [0.9, 3]], ${more} })`;
  const run = (value: string, more = '') =>
    outcomeOf({
      cases: training(more),
      solution: module(`export const f = () => ${value};`),
      more: { 'driver.ts': driver },
    });

  it.each([
    ['tf.tensor([0.95])', 'passed', 5],
    ['tf.tensor([0.9])', 'failed', 2],
    ['tf.tensor([0.6])', 'failed', 2],
    ['tf.tensor([0.1])', 'failed', 0],
    ['tf.tensor([NaN])', 'failed', 0],
    ['tf.tensor([Infinity])', 'failed', 0],
    ['7', 'failed', 0],
    ['undefined', 'failed', 0],
  ])('measures %s: %s with %d points', async (value, status, points) => {
    expect(await run(value)).toMatchObject({ status, points, pointsMax: 5 });
  });

  it('says what is reached and what the next threshold needs', async () => {
    expect((await run('tf.tensor([0.625])')).evidence?.reason).toBe(
      'The accuracy is 0.625. At least 0.9 is needed for 3 more points.',
    );
    expect((await run('7')).evidence?.reason).toContain('could not be measured');
  });

  it('measures against what `args` drew: every part of a training begins the same draw', async () => {
    const drawn = 'args: (draw) => [tensor(draw.permutation(9))]';
    const same =
      'measure: (output, { draw }) => Number(draw.permutation(9).join() === Array.from(output.data).join())';
    const solution = module('export const f = (x) => x;');
    const outcome = await outcomeOf({
      cases: training(`${drawn}, ${same}`),
      solution,
      more: { 'driver.ts': driver },
    });
    expect(outcome).toMatchObject({ status: 'passed', points: 5 });
  });

  it('can ask for less instead of more', async () => {
    const lower = 'lowerIsBetter: true, thresholds: [[0.5, 2], [0.1, 3]]';
    expect(await run('tf.tensor([0.3])', lower)).toMatchObject({
      points: 2,
      evidence: { reason: 'The accuracy is 0.3. At most 0.1 is needed for 3 more points.' },
    });
  });
});

describe('a stateful case', () => {
  const driver = module(`export const begin = (solution, n) => ({ sum: tf.scalar(n) });
export const next = (solution, state, x) => ({ sum: solution.f(state.sum, x) });`);
  const stateful = `stateful('s', { sizes: { steps: integer(2, 5) }, points: 1, runs: 3,
    steps: ({ steps }, draw) => [{ call: 'begin', title: 'begin', args: () => [1] },
      ...Array.from({ length: steps }, (_, i) => ({ call: 'next', title: 'add ' + i, args: (state) => [state, tensor(i)] }))] })`;
  const add = module('export const f = (a, b) => a.add(b);');
  const run = (solution: string, more: FileMap = {}) =>
    outcomeOf({ reference: add, cases: stateful, solution, more: { 'driver.ts': driver, ...more } });

  it('passes the right steps', async () => {
    expect((await run(module('export const f = (a, b) => b.add(a);'))).status).toBe('passed');
  });

  it('names the first step that differs, and the mistake', async () => {
    const wrong = 'export const f = (a, b) => a.add(b.mul(b));';
    const outcome = await run(module(wrong), {
      'misconceptions/squares.ts': module(
        `export const title = 'Squares'; export const hint = '?'; ${wrong}`,
      ),
    });
    expect(outcome.evidence?.reason).toMatch(
      /^Step \d of \d, "add 2", is the first that differs\. `sum`: shape \[\] is right\./,
    );
    expect(outcome.hints.map(({ misconception }) => misconception)).toEqual(['squares']);
  });
});

describe('preparing', () => {
  const prepare = (files: FileMap): Promise<string> =>
    prepareJudge(exerciseFiles({ 'reference.ts': CUBE, ...files })).then(
      () => 'prepared',
      (error: Error) => error.message,
    );
  const one = (title: string, more = '') =>
    `example('${title}', { call: 'f', args: [1], expect: 1, points: 1, ${more} })`;

  it.each([
    ['two cases of one id', cases(`${one('A b')}, ${one('a-B')}`), '"A b" and "a-B" share the id "a-b"'],
    ['a title without letters', cases(one('→')), '"→": give it an `id`'],
    ['negative points', cases(one('a', 'points: -1')), 'points: expected a number of at least 0'],
    ['no cases', cases(''), 'with at least one case'],
    ['no default export', 'export const x = 1;', 'export default defineCases'],
    ['a syntax error', 'export default [', 'cases.ts:1: does not load: '],
    ['an import that is none', "import 'node:fs'; export default [];", "it asked for 'node:fs'"],
  ])('refuses %s', async (_, source, message) => {
    expect(await prepare({ 'cases.ts': source })).toContain(message);
  });

  it('refuses a reference that lacks an entry point or does not load', async () => {
    expect(await prepare({ 'cases.ts': cases(one('a')), 'reference.ts': 'export const g = 1;' })).toContain(
      'reference.ts: exports no function `f`',
    );
    expect(await prepare({ 'cases.ts': cases(one('a')), 'reference.ts': 'throw new Error("x");' })).toBe(
      'reference.ts:1: does not load: x',
    );
  });
});
