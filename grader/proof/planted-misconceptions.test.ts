/** Each rule of `check` for misconceptions, with a fault planted for it. */
import { describe, expect, it } from 'vitest';
import { edited } from '#grader/testing/edited.ts';
import { loadFiles } from '../exercise/files/load-files.ts';
import { withLiteralCase } from '../exercise/literals/literal-case.ts';
import type { JsonValue } from '../protocol.ts';
import { figuresOf } from './signals.ts';
import { CASES, plantedWorld, REFERENCE, TEMPLATE, wrongWhere } from './testing/planted.ts';

const { adviceOn, host, proofsOf } = plantedWorld();

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
    const reports = new Map([['wrong', await host().run(bundle, { solution, seed: 1, visibility: 'all' })]]);
    const plan = await host().prepare(bundle);
    expect(figuresOf(plan, { noise: await host().measureNoise(bundle), reports })).toMatchObject([
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
