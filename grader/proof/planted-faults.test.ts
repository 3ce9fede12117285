/** Each rule of `check` with a fault planted for it, in the small exercise that `exercise new` writes. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildRealm } from '../../scripts/build-realm.ts';
import { exerciseTemplate } from '../cli/exercise-template.ts';
import { loadFiles } from '../exercise/load-files.ts';
import type { ProvingHost } from '../hosts/host.ts';
import { createNodeWorkerHost } from '../hosts/node-worker.ts';
import type { Advice } from './advice.ts';
import { exerciseClaims } from './exercise-claims.ts';
import { type Proof, type ProofKind, proofsOfClaim } from './proof.ts';

const TEMPLATE = exerciseTemplate({ id: '3c9f1d36-7a8a-4f0f-8a0e-51c1f5a9d0b7', disclosure: 'open' });
const REFERENCE = TEMPLATE['reference.ts'] ?? '';
const CASES = TEMPLATE['cases.ts'] ?? '';

let host: ProvingHost;
beforeAll(async () => {
  host = createNodeWorkerHost({ bundle: (await buildRealm()).node, judgesMax: 1 });
});
afterAll(() => host.close());

interface Planted {
  readonly files?: Readonly<Record<string, string>>;
  readonly solutions?: Readonly<Record<string, string>>;
}

async function proofsOf(kind: ProofKind, { files = {}, solutions = {} }: Planted): Promise<Proof[]> {
  const bundle = await loadFiles('test/scale', { ...TEMPLATE, ...files });
  const plan = await host.prepare(bundle);
  const hosts = { host, hastyHost: host, recordedHost: host };
  const claims = exerciseClaims({ ...hosts, bundle, solutions, plan, seeds: 1 }, new Map());
  const proofs: Proof[] = [];
  for (const claim of claims)
    if (claim.kind === kind) proofs.push(...proofsOfClaim(claim, await claim.prove()));
  return proofs;
}

async function adviceOn(kind: ProofKind, planted: Planted): Promise<Partial<Record<Advice['kind'], Advice>>> {
  const found = (await proofsOf(kind, planted)).flatMap(({ advice }) => advice ?? []);
  return Object.fromEntries(found.map((advice) => [advice.kind, advice]));
}

/** The reference, wrong where `condition` holds. */
const wrongWhere = (condition: string): string =>
  REFERENCE.replace('x.mul(factor).add(offset)', `x.mul(${condition} ? 9 : factor).add(offset)`);

describe('stored programs', () => {
  it('hold when right ones are right, and wrong ones wrong under every seed and in public', async () => {
    const solutions = {
      'solutions/right-plain.ts': REFERENCE,
      'solutions/right-other.ts': REFERENCE.replace(
        'x.mul(factor).add(offset)',
        'tf.add(tf.mul(factor, x), offset)',
      ),
      'solutions/wrong-always.ts': wrongWhere('true'),
      'solutions/wrong-shape.ts': REFERENCE.replace('.add(offset)', '.add(offset).expandDims(0)'),
    };
    for (const kind of ['solutions', 'right', 'wrong'] as const)
      for (const proof of await proofsOf(kind, { solutions }))
        expect(proof).toMatchObject({ outcome: 'holds' });
  });

  it('fail where a seed decides, whether they should be right or wrong', async () => {
    // Sizes are covered under every seed, values are not: one input in six, two in a run.
    const cases = CASES.replace(
      "property('matrices of any size', {",
      "property('matrices of any size', {\n    runs: 2,",
    );
    const planted = { 'cases.ts': cases };
    const rare = wrongWhere('x.rank === 2 && x.dataSync()[0] > 1');
    const right = await adviceOn('right', { files: planted, solutions: { 'solutions/right-rare.ts': rare } });
    expect(right['seed-decides'] ?? right['case-missed']).toMatchObject({ title: 'matrices of any size' });
    const both = wrongWhere('(x.rank === 2 && x.dataSync()[0] > 1) || (x.rank === 1 && x.size > 2)');
    const wrong = await adviceOn('wrong', { files: planted, solutions: { 'solutions/wrong-rare.ts': both } });
    expect(wrong['seed-decides']).toMatchObject({ title: 'matrices of any size' });
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
    const advice = await adviceOn('misconception', { files: mistaken('x.mul(factor).add(offset + 9e-5)') });
    expect(advice['at-tolerance']).toMatchObject({ title: 'the example of the statement', least: 2 });
  });

  it('warn when every worked example lets them pass, or they still earn most points', async () => {
    const files = mistaken('x.mul(factor).add(x.rank === 2 ? 0 : offset)');
    const proofs = await proofsOf('misconception', { files });
    const warned = proofs.filter(({ outcome }) => outcome === 'warns').map(({ advice }) => advice?.kind);
    expect(warned).toEqual(['passes-examples']);
    const cheap = CASES.replace('points: 2', 'points: 20');
    const more = await adviceOn('misconception', { files: { ...files, 'cases.ts': cheap } });
    expect(more['cheap-mistake']).toMatchObject({ points: 21, pointsMax: 22 });
  });
});

describe('answers that know nothing', () => {
  it('earn nothing, not even where zeros happen to be right', async () => {
    const zeros = `example('zeros', { call: 'scale', args: [tensor([0, 0]), 3, 0], points: 1 }),`;
    const files = { 'cases.ts': CASES.replace('defineCases([', `defineCases([${zeros}`) };
    const proofs = await proofsOf('mutant', { files });
    const earning = proofs.flatMap(({ advice }) => (advice?.kind === 'mutant-earns' ? advice.mutant : []));
    expect(earning).toEqual(['zeros', 'echo']);
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
  it('works at the first `tf.` that a student types', async () => {
    const starter = TEMPLATE['starter.ts'] ?? '';
    expect(await adviceOn('starter', {})).toEqual({});
    const files = { 'starter.ts': starter.replace('import * as tf', 'import type * as tf') };
    expect((await adviceOn('starter', { files }))['starter-without-tf']).toMatchObject({
      message: expect.stringContaining('`tf` is not defined'),
    });
  });
});
