/** Each rule of `check` with a fault planted for it: the statement, the reference, the manifest, the starter. */
import { describe, expect, it } from 'vitest';
import { edited } from '#grader/testing/edited.ts';
import { CASES, plantedWorld, REFERENCE, TEMPLATE } from './testing/planted.ts';
import { unknownForbids } from './unknown-forbids.ts';

const { adviceOn, proofsOf } = plantedWorld();

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
    await expect(proofsOf('reference', planted)).rejects.toThrow('reference.ts: failed in scale: rare');
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
