/** Each rule of `check` for answers that know nothing, with a fault planted for it. */
import { describe, expect, it } from 'vitest';
import { edited } from '#grader/testing/edited.ts';
import { CASES, plantedWorld, TEMPLATE } from './testing/planted.ts';

const { adviceOn, proofsOf } = plantedWorld();

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
