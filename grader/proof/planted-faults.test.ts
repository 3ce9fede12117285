/** Each rule of `check` with a fault planted for it, in the small exercise that `exercise new` writes. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { edited } from '#grader/testing/edited.ts';
import { buildRealm } from '../bundles/build-realm.ts';
import { loadFiles } from '../exercise/files/load-files.ts';
import { withLiteralCase } from '../exercise/literals/literal-case.ts';
import { exerciseTemplate } from '../exercise/templates/exercise-template.ts';
import type { ProvingHost } from '../hosts/host.ts';
import { createNodeWorkerHost } from '../hosts/node-worker.ts';
import { type JsonValue, type Report, SERVER_LIMITS } from '../protocol.ts';
import type { Advice } from './advice.ts';
import { exerciseClaims } from './exercise-claims.ts';
import { type Proof, type ProofKind, proofsOfClaim } from './proof.ts';
import { alikeProofs, figuresOf, noiseProofs, signalProofs, signalsOf } from './signals.ts';
import { unknownForbids } from './unknown-forbids.ts';

const TEMPLATE = exerciseTemplate({ id: '3c9f1d36-7a8a-4f0f-8a0e-51c1f5a9d0b7', disclosure: 'open' });
const REFERENCE = TEMPLATE['reference.ts'] ?? '';
const CASES = TEMPLATE['cases.ts'] ?? '';

let host: ProvingHost;
let hastyHost: ProvingHost;
beforeAll(async () => {
  const bundle = (await buildRealm()).node;
  host = createNodeWorkerHost({ bundle, judgesMax: 1 });
  hastyHost = createNodeWorkerHost({ bundle, limits: { ...SERVER_LIMITS, caseMs: 500 } });
});
afterAll(() => Promise.all([host.close(), hastyHost.close()]));

interface Planted {
  readonly files?: Readonly<Record<string, string>>;
  readonly solutions?: Readonly<Record<string, string>>;
  readonly seeds?: number;
}

async function proofsOf(
  kind: ProofKind,
  { files = {}, solutions = {}, seeds = 1 }: Planted,
): Promise<Proof[]> {
  const bundle = await loadFiles('test/scale', { ...TEMPLATE, ...files });
  const plan = await host.prepare(bundle);
  const hosts = { host, hastyHost, recordedHost: host };
  const mistakes = new Map<string, Report>();
  const claims = exerciseClaims({ ...hosts, bundle, solutions, plan, seeds }, mistakes);
  const needed = kind === 'alike' || kind === 'signal' ? 'misconception' : kind;
  const proofs: Proof[] = [];
  for (const claim of claims)
    if (claim.kind === needed) proofs.push(...proofsOfClaim(claim, await claim.prove()));
  if (kind === 'alike') return alikeProofs(mistakes);
  if (kind === 'signal') return signalProofs(signalsOf(mistakes));
  if (kind === 'noise') return noiseProofs(await host.measureNoise(bundle));
  return proofs;
}

async function adviceOn(kind: ProofKind, planted: Planted): Promise<Partial<Record<Advice['kind'], Advice>>> {
  const found = (await proofsOf(kind, planted)).flatMap(({ advice }) => advice ?? []);
  return Object.fromEntries(found.map((advice) => [advice.kind, advice]));
}

/** The reference, wrong where `condition` holds. */
const wrongWhere = (condition: string): string =>
  edited(REFERENCE, 'x.mul(factor).add(offset)', `x.mul(${condition} ? 9 : factor).add(offset)`);

describe('the examples of a statement', () => {
  const stating = (...lines: string[]) => ({
    files: { 'statement.md': `# Scale\n\n\`\`\`example\n${lines.join('\n')}\n\`\`\`\n` },
  });

  it('hold where they are true, rounded ones to the digits that they have', async () => {
    const proofs = await proofsOf(
      'statement',
      stating('scale([1, 2], 3, 1) → [4, 7]', 'scale(0.123456, 1, 0) ≈ tensor(0.12)'),
    );
    expect(proofs).toMatchObject([{ kind: 'statement', outcome: 'fails' }]);
    const right = stating('scale([1, 2], 3, 1) → [4, 7]', 'scale(tensor(0.123456), 1, 0) ≈ tensor(0.12)');
    expect(await proofsOf('statement', right)).toMatchObject([{ kind: 'statement', outcome: 'holds' }]);
    expect(await proofsOf('statement', { files: { 'statement.md': '# Scale' } })).toEqual([]);
  });

  it('fail each at its line, with what the reference gives', async () => {
    const planted = stating(
      'scale([1, 2], 3, 1) → [4, 7]',
      'scale([1, 2], 3, 1) → [4, 8]',
      'scale([1], 2) → [3]',
    );
    const found = (await proofsOf('statement', planted)).map(({ advice }) => advice);
    expect(found).toMatchObject([
      { kind: 'statement-wrong', line: 5, gives: '[4, 7]' },
      { kind: 'statement-wrong', line: 6, why: expect.stringMatching(/./) },
    ]);
  });
});

describe('the reference', () => {
  const reference = (text: string) => ({ files: { 'reference.ts': text } });

  it('fails where it is wrong, and where it is wrong on few inputs, because many seeds are tried', async () => {
    expect(
      await adviceOn('reference', reference(edited(REFERENCE, 'return tf', 'factor *= 2;\n  return tf'))),
    ).toMatchObject({
      'case-missed': { missed: { title: 'the example of the statement', status: 'failed' } },
    });
    const rare = "if (x.shape.join() === '6,2') throw new Error('rare');\n  return tf.tidy";
    const planted = { ...reference(edited(REFERENCE, 'return tf.tidy', rare)), seeds: 30 };
    await expect(proofsOf('reference', planted)).rejects.toThrow('reference.ts failed in scale: rare');
  });

  it('is loud where a tolerance is too near to rounding', async () => {
    const strict = edited(
      CASES,
      "property('matrices of any size', {",
      "property('matrices of any size', {\n    tolerance: { absolute: 0, relative: 2e-7 },",
    );
    expect(await adviceOn('noise', { files: { 'cases.ts': strict } })).toMatchObject({
      'loud-noise': { title: 'matrices of any size' },
    });
  });
});

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

describe('misconceptions', () => {
  const mistaken = (body: string) => ({
    'misconceptions/by-hand.ts': `import * as tf from '@tensorflow/tfjs';
export const title = 'Shifts'; export const hint = 'Where?';
export function scale(x: tf.Tensor, factor: number, offset: number): tf.Tensor { return tf.tidy(() => ${body}); }`,
  });

  it('fail an example by far, or not at all', async () => {
    const proofs = await proofsOf('misconception', { files: mistaken('x.mul(factor).add(offset + 9e-5)') });
    const advice = { kind: 'at-tolerance', title: 'the example of the statement', least: 2 };
    expect(proofs).toContainEqual(
      expect.objectContaining({ outcome: 'fails', advice: expect.objectContaining(advice) }),
    );
  });

  it('warn where hardly more than a tolerance decides on a drawn input, with the case and the file', async () => {
    const files = mistaken('x.mul(factor).add(x.rank === 2 ? offset + 4e-5 : offset + 4)');
    const near = (await proofsOf('misconception', { files })).filter(
      ({ advice }) => advice?.kind === 'at-tolerance',
    );
    expect(near).toMatchObject([
      { outcome: 'warns', subject: 'by-hand', advice: { title: 'matrices of any size' } },
    ]);
  });

  it('leave no case without its figures', async () => {
    const bundle = await loadFiles('test/scale', TEMPLATE);
    const solution = wrongWhere('x.rank === 2');
    const reports = new Map([['wrong', await host.run(bundle, { solution, seed: 1, visibility: 'all' })]]);
    const plan = await host.prepare(bundle);
    expect(figuresOf(plan, { noise: await host.measureNoise(bundle), reports })).toMatchObject([
      { title: 'the example of the statement', noise: expect.any(Number), signal: null },
      { title: 'matrices of any size', noise: expect.any(Number), signal: expect.any(Number) },
      { title: 'vectors, when nobody looks', noise: expect.any(Number), signal: null },
    ]);
  });

  /** The reference, a little off. */
  const stretching = (name: string, by: string) => ({
    [`misconceptions/${name}.ts`]: `${edited(REFERENCE, 'mul(factor)', `mul(factor).mul(${by})`)}
export const title = 'Stretches'; export const hint = '?';`,
  });

  it('that survive are told apart on an input that becomes a case, and are rejected by it', async () => {
    const files = mistaken('x.mul(factor).add(factor > 1 ? offset : 0)');
    const only = edited(CASES, /property\('vectors[\s\S]*?\}\),\n/, '');
    const survivor = await adviceOn('misconception', { files: { ...files, 'cases.ts': only } });
    const full = survivor['full-marks'];
    if (full?.kind !== 'full-marks' || !full.suggestion) throw new Error(JSON.stringify(survivor));
    const { call, args, expected } = full.suggestion;
    const literal = { title: 'a small input', call, points: 1, expect: expected as JsonValue };
    const added = withLiteralCase(only, { ...literal, args: args.map(({ value }) => value as JsonValue) });
    const mended = await adviceOn('misconception', { files: { ...files, 'cases.ts': added ?? '' } });
    expect(mended).not.toHaveProperty('full-marks');
    expect(mended).not.toHaveProperty('at-tolerance');
  });

  it('fail when no case tells them apart, under two titles', async () => {
    const shiftsFirst = TEMPLATE['misconceptions/shifts-first.md'] ?? '';
    const renamed = edited(shiftsFirst, 'Shifts before it scales', 'Adds too early');
    const files = { 'misconceptions/adds-too-early.md': renamed };
    expect(await adviceOn('alike', { files })).toMatchObject({
      alike: { name: 'adds-too-early', other: 'shifts-first' },
    });
  });

  it('fail when they are nearly right, here or on WebGPU', async () => {
    const files = { ...stretching('here', '1.00004'), ...stretching('there', '1.0003') };
    const weak = (await proofsOf('signal', { files })).filter(({ outcome }) => outcome === 'fails');
    expect(weak).toMatchObject([
      { subject: 'here', advice: { kind: 'weak-signal', backend: 'cpu' } },
      { subject: 'there', advice: { kind: 'weak-signal', backend: 'webgpu' } },
    ]);
  });

  it('fail when they are others in each run, and so are not recognised', async () => {
    const files = stretching('guesses', '(Date.now() % 997) + 2');
    expect(await adviceOn('misconception', { files })).toMatchObject({
      'not-recognised': { hints: ['_kept-between-calls'] },
    });
    expect(await adviceOn('repeatable', { files })).toMatchObject({
      'runs-differ': { file: 'misconceptions/guesses.ts' },
    });
  });

  it('warn of no worked example where only gradients tell', async () => {
    const slope = `gradient('slopes', {
      call: 'scale', sizes: {}, wrt: [0], points: 4,
      args: (_, draw) => [draw.normal([3]), 2, 1],
    }),`;
    const cases = edited(
      edited(CASES, 'defineCases([', `defineCases([${slope}`),
      'import { defineCases',
      'import { gradient, defineCases',
    );
    const cut = mistaken(
      'x.mul(factor).add(offset).add(x.square().sub(tf.tensor(x.dataSync(), x.shape).square()))',
    );
    const found = await adviceOn('misconception', { files: { ...cut, 'cases.ts': cases } });
    expect(found).not.toHaveProperty('full-marks');
    expect(found).not.toHaveProperty('passes-examples');
  });

  it('warn when every worked example lets them pass, or they still earn most points', async () => {
    const files = mistaken('x.mul(factor).add(x.rank === 2 ? 0 : offset)');
    const proofs = await proofsOf('misconception', { files });
    const warned = proofs.filter(({ outcome }) => outcome === 'warns').map(({ advice }) => advice?.kind);
    expect(warned).toEqual(['passes-examples']);
    const cheap = edited(CASES, 'points: 2', 'points: 20');
    const more = await adviceOn('misconception', { files: { ...files, 'cases.ts': cheap } });
    expect(more['cheap-mistake']).toMatchObject({ points: 21, pointsMax: 22 });
  });
});

describe('the manifest', () => {
  const manifest = (from: string, to: string) => ({
    files: { 'exercise.yaml': (TEMPLATE['exercise.yaml'] ?? '').replace(from, to) },
  });

  it('fails with points that do not add up', async () => {
    expect(await adviceOn('points', manifest('points: 4', 'points: 5'))).toMatchObject({
      'points-differ': { said: 5, worth: 4 },
    });
  });

  it('fails with a name in forbids that forbids nothing', () => {
    expect(unknownForbids(['conv9d', 'matMul'])).toMatchObject([
      { advice: { kind: 'unknown-operation', message: expect.stringContaining("'conv9d'") } },
    ]);
  });
});

describe('answers that know nothing', () => {
  it('earn points where cases have no teeth', async () => {
    const lax = CASES.replaceAll("call: 'scale',", "call: 'scale', tolerance: { absolute: 1e9 },");
    const advice = await adviceOn('mutant', { files: { 'cases.ts': lax } });
    expect(advice['mutant-earns']).toMatchObject({ points: 4, pointsMax: 4 });
  });

  it('earn nothing, not even where zeros happen to be right', async () => {
    const zeros = `example('zeros', { call: 'scale', args: [tensor([0, 0]), 3, 0], points: 1 }),`;
    const files = { 'cases.ts': edited(CASES, 'defineCases([', `defineCases([${zeros}`) };
    const proofs = await proofsOf('mutant', { files });
    const earning = proofs.flatMap(({ advice }) => (advice?.kind === 'mutant-earns' ? advice.mutant : []));
    expect(earning).toEqual(['zeros', 'echo']);
  });

  it('earn too much by keeping results, where hardly an input comes in another order', async () => {
    const inputs = [
      [1, 2],
      [2, 2],
      [3, 2],
      [4, 2],
      [2, 1],
    ];
    const examples = inputs.map(
      (x) => `example('${x}', { call: 'scale', args: [tensor(${JSON.stringify(x)}), 3, 1], points: 0.8 })`,
    );
    const cases = `import { defineCases, example, tensor } from '@descent/exercise';
export default defineCases([${examples}]);`;
    const proofs = await proofsOf('mutant', { files: { 'cases.ts': cases } });
    const earning = proofs.flatMap(({ advice }) => (advice?.kind === 'mutant-earns' ? advice.mutant : []));
    expect(earning).toEqual(['keeps']);
  });

  it('earn nothing too much by keeping results, where the same input always has the same', async () => {
    const twice = ['a', 'b'].map(
      (name) => `example('${name}', { call: 'scale', args: [tensor([1, 2]), 3, 1], points: 2 })`,
    );
    const cases = `import { defineCases, example, tensor } from '@descent/exercise';
export default defineCases([${twice}]);`;
    const proofs = await proofsOf('mutant', { files: { 'cases.ts': cases } });
    const earning = proofs.flatMap(({ advice }) => (advice?.kind === 'mutant-earns' ? advice.mutant : []));
    expect(earning).toEqual([]);
  });

  it('may keep an answer in a training, where one of many hardly counts', async () => {
    const files = {
      'exercise.yaml': (TEMPLATE['exercise.yaml'] ?? '').replace('name: scale', 'name: train'),
      'reference.ts': 'export function train(x: any, y: any, u: any) {\n  return u.reshape([-1]).toInt();\n}',
      'driver.ts':
        'export function fit(s: any, x: any, y: any, u: any) { s.train(x, y, u.reverse(0)); return s.train(x, y, u); }',
      'misconceptions/shifts-first.md':
        '---\ntitle: a\n---\nb\n```diff\n-  return u.reshape([-1]).toInt();\n+  return 1;\n```\n',
      'cases.ts': `import { defineCases, tensor, training } from '@descent/exercise';
const labels = [0, 1, 2, 0, 1, 2, 0, 1];
const x = tensor(labels.map((label) => [label]));
const share = (out) => [...out.data].filter((label, i) => label === labels[i]).length / 8;
export default defineCases([training('by heart', { run: 'fit', args: () => [x, x, x], measure: share, measureName: 'share', thresholds: [[0.2, 4]] })]);`,
    };
    const proofs = await proofsOf('mutant', { files });
    const earning = proofs.flatMap(({ advice }) => (advice?.kind === 'mutant-earns' ? advice.mutant : []));
    expect(earning).toContain('zeros');
    expect(earning).not.toContain('keeps');
  });

  it('earn nothing in a training, as a constant, by position, or by a table of known inputs', async () => {
    const files = {
      'exercise.yaml': (TEMPLATE['exercise.yaml'] ?? '').replace('name: scale', 'name: train'),
      'starter.ts': 'export function train() { throw new Error("Not written yet."); }',
      'reference.ts': 'export function train(x: any, y: any, u: any) {\n  return u.reshape([-1]).toInt();\n}',
      'driver.ts': 'export function fit(s: any, x: any, y: any, u: any) { return s.train(x, y, u); }',
      'misconceptions/shifts-first.md':
        '---\ntitle: a\n---\nb\n```diff\n-  return u.reshape([-1]).toInt();\n+  return 1;\n```\n',
      'cases.ts': `import { defineCases, tensor, training } from '@descent/exercise';
const labels = [0, 1, 2, 0, 1, 2, 0, 1];
const y = { ...tensor(labels), dtype: 'int32', data: Int32Array.from(labels) };
const x = tensor(labels.map((label) => [label]));
const share = (out) => [...out.data].filter((label, i) => label === labels[i]).length / 8;
export default defineCases([training('by heart', { run: 'fit', args: () => [x, y, x], measure: share, measureName: 'share', thresholds: [[0.9, 4]] })]);`,
    };
    const proofs = await proofsOf('blind', { files });
    expect(proofs.map(({ subject, outcome }) => [subject, outcome])).toEqual([
      ['the first label', 'holds'],
      ['the labels in turn', 'fails'],
      ['the row modulo the number of labels', 'fails'],
      ['the label of the training input with the same bytes', 'fails'],
    ]);
  });
});

describe('a starter', () => {
  it('fails when it earns points, or does not load', async () => {
    expect(await adviceOn('starter', { files: { 'starter.ts': REFERENCE } })).toMatchObject({
      'starter-earns': { points: 4, pointsMax: 4 },
    });
    const broken = { files: { 'starter.ts': 'export const scale = ;' } };
    expect(await adviceOn('starter', broken)).toMatchObject({ 'starter-does-not-load': { line: 1 } });
  });

  it('works at the first `tf.` that a student types', async () => {
    const starter = TEMPLATE['starter.ts'] ?? '';
    expect(await adviceOn('starter', {})).toEqual({});
    const files = { 'starter.ts': starter.replace('import * as tf', 'import type * as tf') };
    expect((await adviceOn('starter', { files }))['starter-without-tf']).toMatchObject({
      message: expect.stringContaining('`tf` is not defined'),
    });
  });
});
