import { describe, expect, test } from 'vitest';
import type { CaseOutcome, FileMap } from '#grader/protocol.ts';
import { edited } from '#grader/testing/edited.ts';
import { exerciseFiles, prepareJudge } from '../testing.ts';
import { RECORDING_PATH, recordingSchema } from './recording.ts';

const IMPORTS = `import { defineCases, example, property, invariant, gradient, training, stateful, integer, kernelsAtMost, tensor, holds } from '@descent/exercise';`;
const CUBE = `import * as tf from '@tensorflow/tfjs';\nexport const f = (x) => x.mul(x).mul(x);`;
const PROPERTY = `property('cubes', { call: 'f', sizes: { n: integer(1, 9), m: integer(1, 4) }, args: ({ n, m }, draw) => [draw.normal([n, m])], points: 2 })`;

interface Sealed {
  readonly cases: string;
  readonly reference?: string;
  readonly more?: FileMap;
}

const filesOf = ({ cases, reference = CUBE, more = {} }: Sealed): FileMap =>
  exerciseFiles({
    'reference.ts': reference,
    'cases.ts': `${IMPORTS}\nexport default defineCases([${cases}]);`,
    ...more,
  });

const recordingOf = async (sealed: Sealed): Promise<string> => (await prepareJudge(filesOf(sealed))).record();

/** A judge that has of the exercise what a browser has. */
async function browserJudge(sealed: Sealed, driver?: string) {
  const files = filesOf(sealed);
  const recording = await (await prepareJudge(files)).record();
  return prepareJudge({
    'exercise.yaml': files['exercise.yaml'] ?? '',
    [RECORDING_PATH]: recording,
    ...(driver === undefined ? {} : { 'driver.ts': driver }),
  });
}

async function outcomeOf(sealed: Sealed, solution: string, driver?: string): Promise<CaseOutcome> {
  const judge = await browserJudge(sealed, driver);
  const { report } = await judge.run({ solution, visibility: 'public' });
  const [outcome] = report.cases;
  if (!outcome) throw new Error('The run had no case.');
  return outcome;
}
const solution = (body: string) =>
  `import * as tf from '@tensorflow/tfjs';\nexport const f = (x) => ${body};`;

describe('a recording', () => {
  test('holds the public cases and nothing of the hidden ones, of code, or of what the reference is made of', async () => {
    const text = await recordingOf({
      cases: `${PROPERTY}, property('CANARY title', { call: 'f', sizes: { n: integer(1, 2) }, args: ({ n }, draw) => [draw.normal([n])], points: 1, visibility: 'hidden' }),
        invariant('a law', { given: { sizes: { n: integer(1, 2) }, args: ({ n }, draw) => [draw.normal([n])] }, check: async () => holds(true, 'CANARY law'), points: 1 })`,
      reference: `${CUBE}\nconst CANARY = 1;`,
    });
    expect(text).not.toMatch(/CANARY|=>|mul|Multiply|tfjs/);
    const { cases, needsDriver } = recordingSchema.parse(JSON.parse(text));
    expect(cases.map(({ plan }) => plan.title)).toEqual(['cubes']);
    expect(cases[0]?.draws).toHaveLength(21);
    expect(needsDriver).toBe(false);
  });

  test('is the same text for the same exercise version', async () => {
    expect(await recordingOf({ cases: PROPERTY })).toBe(await recordingOf({ cases: PROPERTY }));
  });

  test('of an exercise with nothing to record, a broken reference or too much data is refused with words', async () => {
    const law = `invariant('a law', { given: { sizes: { n: integer(1, 2) }, args: () => [] }, check: async () => holds(true, ''), points: 1 })`;
    await expect(recordingOf({ cases: law })).rejects.toThrow(/needs a public case that can be recorded/);
    const broken = `export const f = () => { throw new Error('not finished'); };`;
    await expect(recordingOf({ cases: PROPERTY, reference: broken })).rejects.toThrow(/not finished/);
    const huge = edited(PROPERTY, 'integer(1, 4)', 'integer(5_000_000, 5_000_001)').replace(
      'integer(1, 9)',
      'integer(1, 1)',
    );
    await expect(recordingOf({ cases: huge })).rejects.toThrow(/"cubes".*larger than 8 MiB/);
  });
});

describe('a recorded property', () => {
  test('passes for right code, with the cost of the reference but not the names of its kernels', async () => {
    const outcome = await outcomeOf({ cases: PROPERTY }, CUBE);
    expect(outcome).toMatchObject({ status: 'passed', points: 2 });
    expect(outcome.cost?.reference).toMatchObject({ kernelCount: 2, kernels: {} });
  });

  test('shows the smallest recorded input that fails, as a literal that can be replayed', async () => {
    const { status, evidence, hints } = await outcomeOf({ cases: PROPERTY }, solution('x.mul(x).mul(2)'));
    expect([status, hints]).toEqual(['failed', []]);
    expect(evidence?.counterExample).toMatchObject({ sizes: { n: 1, m: 1 }, shrinks: 0, runs: 21 });
    expect(evidence?.counterExample?.args).toMatchObject([{ name: 'x', value: { shape: [1, 1] } }]);
    expect(evidence?.counterExample?.expected).toBeDefined();
  });

  test('finds a small input for a mistake that small shapes hide', async () => {
    const { evidence } = await outcomeOf(
      { cases: PROPERTY },
      solution('(x.shape[0] < 3 ? x.mul(x).mul(x) : x)'),
    );
    expect(evidence?.counterExample?.sizes).toEqual({ n: 3, m: 1 });
  });

  test.each([
    ['errored', solution("{ throw new Error('mine'); }")],
    ['failed', solution('x.mul(x).mul(x).flatten()')],
    ['failed', solution('tf.fill(x.shape, NaN)')],
    ['errored', 'export const g = 1;'],
    ['errored', 'this is no code'],
  ])('is %s for %s', async (status, source) => {
    expect(await outcomeOf({ cases: PROPERTY }, source)).toMatchObject({ status, points: 0 });
  });
});

test('points for cost are earned against the recorded count of the reference', async () => {
  const cases = edited(PROPERTY, 'm: integer(1, 4)', 'm: integer(1, 2)').replace(
    'points: 2',
    'points: 2, cost: [kernelsAtMost({ timesMax: 2, points: 1 })]',
  );
  expect(await outcomeOf({ cases }, CUBE)).toMatchObject({ status: 'passed', points: 3 });
  const dear = solution('{ let y = x.mul(x).mul(x); for (let i = 0; i < 9; i++) y = y.mul(1); return y; }');
  expect(await outcomeOf({ cases }, dear)).toMatchObject({
    points: 2,
    costChecks: [{ kind: 'kernels', student: 11, reference: 2, limit: 4 }],
  });
});

test('a recorded example compares with its literal result, or with the reference’s', async () => {
  const literal = `example('e', { call: 'f', args: [tensor([2])], expect: tensor([8]), points: 1 })`;
  expect(await outcomeOf({ cases: literal }, CUBE)).toMatchObject({ status: 'passed' });
  const recorded = `example('e', { call: 'f', args: [tensor([2])], points: 1 })`;
  expect(await outcomeOf({ cases: recorded }, CUBE)).toMatchObject({ status: 'passed' });
  const wrong = await outcomeOf({ cases: recorded }, solution('x.mul(x)'));
  expect(wrong).toMatchObject({
    status: 'failed',
    evidence: { expected: { data: [8] }, actual: { data: [4] } },
  });
  expect(wrong.evidence?.counterExample).toBeUndefined();
});

describe.each(['automatic', 'finite-differences'])('a recorded gradient against %s', (against) => {
  const cases = `gradient('g', { call: 'f', sizes: { n: integer(1, 4) }, args: ({ n }, draw) => [draw.uniform([n], { min: 1, max: 2 })], against: '${against}', runs: 3, points: 1 })`;

  test('passes for right code and names the gradient that is wrong', async () => {
    expect(await outcomeOf({ cases }, CUBE)).toMatchObject({ status: 'passed' });
    const cut = solution(
      'tf.customGrad((y, save) => { save([y]); return { value: y.mul(y).mul(y), gradFunc: (dy) => dy }; })(x)',
    );
    const wrong = await outcomeOf({ cases }, cut);
    expect(wrong.status).toBe('failed');
    expect(wrong.evidence?.reason).toContain('The gradient with respect to `x`');
  });
});

describe('a recorded stateful case', () => {
  const driver = `let total = 0;
    export const begin = () => { total = 0; return 0; };
    export const add = async (solution, previous, x) => { total = previous + solution.f(x).dataSync()[0]; return total; };`;
  const cases = `stateful('s', { sizes: { n: integer(2, 5) }, runs: 4, points: 1, steps: ({ n }, draw) => [
    { title: 'begin', call: 'begin', args: () => [] },
    ...Array.from({ length: n }, (_, i) => { const x = draw.normal([1]); return { title: 'add ' + i, call: 'add', args: (previous) => [previous, x] }; }),
  ] })`;
  const sealed = { cases, more: { 'driver.ts': driver } };

  test('says that it needs the driver, and passes for right code', async () => {
    expect(JSON.parse(await recordingOf(sealed))).toMatchObject({ needsDriver: true });
    expect(await outcomeOf(sealed, CUBE, driver)).toMatchObject({ status: 'passed', points: 1 });
  });

  test('names the first step that differs', async () => {
    const wrong = await outcomeOf(sealed, solution('x.mul(x)'), driver);
    expect(wrong.status).toBe('failed');
    expect(wrong.evidence?.reason).toContain('Step 2 of 3, "add 0", is the first that differs.');
  });
});

test('a recording of another version is a fault of the site, not of the student', async () => {
  const recording = await recordingOf({ cases: PROPERTY });
  const other = recording.replace('"exerciseHash":"hash"', '"exerciseHash":"older"');
  const files = { 'exercise.yaml': exerciseFiles({})['exercise.yaml'] ?? '', [RECORDING_PATH]: other };
  await expect(prepareJudge(files)).rejects.toThrow(/does not fit/);
});
