import { describe, expect, it } from 'vitest';
import { exerciseFiles, prepareJudge } from '../testing.ts';

const RELU = {
  'reference.ts': `import * as tf from '@tensorflow/tfjs';
export function f(x: tf.Tensor) { return tf.maximum(x, 0); }`,
  'cases.ts': `import { defineCases, example, property, invariant, integer, close, tensor } from '@descent/exercise';
export default defineCases([
  example('literal', { call: 'f', args: [tensor([-1, 0, 2])], expect: tensor([0, 0, 2]), points: 1 }),
  property('random', { call: 'f', sizes: { rows: integer(1, 6), columns: integer(1, 5) },
    args: ({ rows, columns }, draw) => [draw.normal([rows, columns])], runs: 15, points: 2,
    layout: { '': ['row', 'column'] } }),
  invariant('parts', { given: { sizes: { n: integer(1, 6) }, args: ({ n }, draw) => [draw.normal([n])] },
    points: 1.5, runs: 5,
    check: async ({ student }, [x]) => close((await student.f(x)).sub(await student.f(x.neg())), x, { because: 'they make x' }) }),
  property('hidden', { call: 'f', sizes: { n: integer(1, 9) }, args: ({ n }, draw) => [draw.normal([n])], points: 1, visibility: 'hidden' }),
]);`,
  'misconceptions/leaks.md': `---
title: Leaks
family: { constant: SLOPE, from: 0.01, to: 0.9 }
---
Look at negatives.
\`\`\`diff
-export function f(x: tf.Tensor) { return tf.maximum(x, 0); }
+const SLOPE = 0.01;
+export function f(x: tf.Tensor) { return tf.leakyRelu(x, SLOPE); }
\`\`\``,
  'misconceptions/absolute.ts': `import * as tf from '@tensorflow/tfjs';
export const title = 'Absolute'; export const hint = 'Look at the sign.';
export function f(x: tf.Tensor) { return tf.abs(x); }`,
};
const RIGHT = `import * as tf from '@tensorflow/tfjs';
export function f(x: tf.Tensor) { return x.relu(); }`;
const LEAKY = `import * as tf from '@tensorflow/tfjs';
export function f(x: tf.Tensor) { return tf.where(x.greater(0), x, x.mul(0.1)); }`;

describe('a run', () => {
  it('gives a right solution every point, in the order written', async () => {
    const judge = await prepareJudge(exerciseFiles(RELU));
    const { report } = await judge.run({ solution: RIGHT });
    expect(report.cases.map(({ id, status }) => `${id} ${status}`)).toEqual([
      'literal passed',
      'random passed',
      'parts passed',
      'hidden passed',
    ]);
    expect([report.points, report.pointsMax]).toEqual([5.5, 5.5]);
  });

  it('shows the smallest failing input, names the mistake and keeps the other cases', async () => {
    const judge = await prepareJudge(exerciseFiles(RELU));
    const { report } = await judge.run({ solution: LEAKY });
    const random = report.cases[1];
    expect(random?.status).toBe('failed');
    expect(random?.evidence?.counterExample?.sizes).toEqual({ rows: 1, columns: 1 });
    expect(random?.hints.map((hint) => hint.misconception)).toEqual(['leaks']);
    expect(random?.hints[0]).toMatchObject({ title: 'Leaks', hint: 'Look at negatives.' });
  });

  it('sees what is kept by shape and sum, on an input that is as small as such a thing can be', async () => {
    const judge = await prepareJudge(exerciseFiles(RELU));
    const keeps = `import * as tf from '@tensorflow/tfjs';
const kept = new Map<string, tf.Tensor>();
export function f(x: tf.Tensor) {
  const mark = x.shape + ' ' + x.sum().dataSync()[0];
  if (!kept.has(mark)) kept.set(mark, tf.keep(x.relu()));
  return (kept.get(mark) as tf.Tensor).clone();
}`;
    for (const seed of [1, 2, 3]) {
      const { report } = await judge.run({ solution: keeps, seed });
      const [literal, random, , hidden] = report.cases;
      expect([literal?.status, random?.status, hidden?.status]).toEqual(['passed', 'failed', 'failed']);
      expect(random?.evidence?.counterExample?.sizes).toSatisfy(
        ({ rows, columns }: { rows: number; columns: number }) => rows * columns === 2,
      );
      expect(random?.hints.map(({ title }) => title)).toEqual(['Something is kept between calls']);
    }
  });
});

describe('a run that ends early', () => {
  const NUMBERS = exerciseFiles({
    'reference.ts': 'export function f(x: number) { return x; }',
    'cases.ts': `import { defineCases, example } from '@descent/exercise';
export default defineCases([1, 2, 3, 4, 5].map((n) => example('n' + n, { call: 'f', args: [n], expect: n, points: 1 })));`,
  });
  const solution = `export function f(x: number) { return [1, 3, 4].includes(x) ? new Promise(() => {}) : x; }`;
  const limits = { caseMs: 30 };
  const states = (cases: readonly { id: string; status: string }[]) =>
    cases.map(({ id, status }) => `${id} ${status}`);

  it('stops after so many cases in a row that ran out of time, and reports those that ran', async () => {
    const judge = await prepareJudge(NUMBERS);
    const { report } = await judge.run({ solution, limits, timeOutsInRowMax: 2 });
    expect(states(report.cases)).toEqual(['n1 timed-out', 'n2 passed', 'n3 timed-out', 'n4 timed-out']);
    expect([report.points, report.pointsMax]).toEqual([1, 4]);
  });

  it('goes on to the end unless it is asked to stop', async () => {
    const judge = await prepareJudge(NUMBERS);
    const { report } = await judge.run({ solution, limits });
    expect(states(report.cases)).toHaveLength(5);
    expect(report.cases[4]?.status).toBe('passed');
  });
});

it('the smallest input shown is one on which the numbers are clearly off', async () => {
  const judge = await prepareJudge(
    exerciseFiles({
      'reference.ts': `export const f = (x) => x.clone();`,
      'cases.ts': `import { defineCases, property, integer } from '@descent/exercise';
export default defineCases([property('p', { call: 'f', sizes: { n: integer(1, 6) }, args: ({ n }, draw) => [draw.normal([n])],
  tolerance: { absolute: 1e-3, relative: 0 }, points: 1 })]);`,
    }),
  );
  const { report } = await judge.run({
    solution: `export const f = (x) => (x.size === 1 ? x.add(0.002) : x.add(7));`,
  });
  expect(report.cases[0]?.evidence?.counterExample?.sizes).toEqual({ n: 2 });
});
