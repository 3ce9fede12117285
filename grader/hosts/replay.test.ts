/**
 * A verdict can be had again: the same exercise version, code, seed and backend give the same report, byte for byte
 * apart from timings and the name of the home, in threads and in processes, with and without the wall; and a case alone
 * gives what it gave among the others.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { misconceptionPrograms } from '#grader/exercise/misconceptions/expand-misconceptions.ts';
import { edited } from '#grader/testing/edited.ts';
import { buildRealm } from '../bundles/build-realm.ts';
import type { ExerciseBundle } from '../exercise/files/bundle.ts';
import { loadFiles } from '../exercise/files/load-files.ts';
import { loadFolder } from '../folder/load-folder.ts';
import { type CaseOutcome, caseKindSchema, type Report } from '../protocol.ts';
import { createDenoHost, type DenoHost } from './deno.ts';
import type { Host } from './host.ts';
import { createNodeWorkerHost } from './node-worker.ts';

const GRADER = fileURLToPath(new URL('..', import.meta.url));
const EXERCISES = join(GRADER, '../exercises');
const GOLDEN = join(GRADER, 'judge/golden');
const SEED = 4711;

/** Exercise folder, and a solution that fails in it: a file, or the name of a misconception. */
const RUNS: readonly (readonly [string, string, string])[] = [
  ...['wrong-value', 'throws', 'refused'].map(
    (name) => [name, join(GOLDEN, 'exercise'), join(GOLDEN, name, 'solution.ts')] as const,
  ),
  ...[
    ['beyond/adam', 'no-bias-correction'],
    ['warm-up/relu', 'absolute-value'],
  ].map(([slug = '', mistake = '']) => [`${slug} ${mistake}`, join(EXERCISES, slug), mistake] as const),
];

let threads: Host;
let walled: DenoHost;
let bare: DenoHost;
beforeAll(async () => {
  const { node, deno } = await buildRealm();
  threads = createNodeWorkerHost({ bundle: node });
  walled = await createDenoHost({ bundle: deno, poolSize: 1, judgesMax: 1 });
  bare = await createDenoHost({ bundle: deno, poolSize: 1, judgesMax: 1, bwrap: 'never' });
});
afterAll(() => Promise.all([threads, walled, bare].map((host) => host.close())));

async function reportOf(
  host: Host,
  [, folder, solution]: (typeof RUNS)[number],
  caseIds?: string[],
): Promise<Report> {
  const chosen = caseIds ? { caseIds } : {};
  const exercise = await loadFolder(folder);
  const mistake = misconceptionPrograms(exercise.files).find(({ name }) => name === solution);
  const request = {
    solution: mistake?.source ?? readFileSync(solution, 'utf8'),
    seed: SEED,
    visibility: 'all',
    ...chosen,
  } as const;
  return host.run(exercise, request);
}

const RANDOM_EXERCISE = {
  files: {
    'exercise.yaml': `id: 6a0e63cc-2c5a-4c19-9d1c-2f1f4c0e8f0c
title: Draw
summary: Numbers.
points: 2
difficulty: easy
minutes: 1
source: none
entryPoints:
  - name: draw
    parameters: [{ name: n, type: number, about: any }]
    returns: { type: "[m] float32", about: numbers }
`,
    'statement.md': 'Draw.\n',
    'starter.ts': "export function draw(): never { throw new Error('Not written yet.'); }\n",
    'reference.ts':
      "import * as tf from '@tensorflow/tfjs';\nexport const draw = (n: number) => tf.zeros([17]);\n",
    'cases.ts': `import { defineCases, example } from '@descent/exercise';
export default defineCases([
  example('one', { call: 'draw', args: [1], points: 1 }),
  example('two', { call: 'draw', args: [1], points: 1 }),
]);
`,
  },
};

/** What neither a clock nor the home decides. */
function lasting(report: Report | CaseOutcome | undefined): string {
  return JSON.stringify(
    report,
    (key, value: unknown) =>
      ['durationMs', 'wallMs', 'runner', 'standing', 'device'].includes(key) ? undefined : value,
    1,
  );
}

/** Two cases that fail on whatever is drawn, and say in their evidence what that was. */
const DRAWING = {
  ...RANDOM_EXERCISE,
  solution: `import * as tf from '@tensorflow/tfjs';
const atLoad = [Math.random(), tf.randomNormal([]).dataSync()[0]];
export async function draw(n: number): Promise<tf.Tensor> {
  const words = crypto.getRandomValues(new Uint16Array(1));
  const order = await tf.data.array([1, 2, 3, 4, 5, 6, 7]).shuffle(7).toArray();
  const model = tf.sequential({ layers: [tf.layers.dense({ units: 2, inputShape: [3] }), tf.layers.dropout({ rate: 0.5 })] });
  model.compile({ optimizer: tf.train.adam(0.1), loss: 'meanSquaredError' });
  await model.fit(tf.randomUniform([8, 3]), tf.randomNormal([8, 2]), { epochs: 2, batchSize: 3, shuffle: true, verbose: 0 });
  const trained = Array.from(model.getWeights()[0]!.dataSync());
  return tf.tensor1d([n, ...atLoad, Math.random(), ...words, ...order, ...trained]);
}`,
};

describe('random numbers of a solution', () => {
  let exercise: ExerciseBundle;
  beforeAll(async () => {
    exercise = await loadFiles('test/drawing', DRAWING.files);
  });
  const drawnIn = async (host: Host, more: { seed?: number; caseIds?: string[] } = {}) => {
    const { cases } = await host.run(exercise, {
      solution: DRAWING.solution,
      seed: SEED,
      visibility: 'all',
      ...more,
    });
    return cases;
  };

  it('are the same in every home, again, and where a case runs alone', async () => {
    const first = await drawnIn(threads);
    expect(first.map(({ status }) => status)).toEqual(['failed', 'failed']);
    for (const host of [threads, walled, bare])
      expect((await drawnIn(host)).map(lasting)).toEqual(first.map(lasting));
    for (const outcome of first) {
      const [alone] = await drawnIn(threads, { caseIds: [outcome.id] });
      expect(lasting(alone)).toBe(lasting(outcome));
    }
  });

  it('make the digits again with the same seed: training, score and pictures', async () => {
    const digits = await loadFolder(join(EXERCISES, 'nn/digits'));
    // A right solution whose seeds are taken away.
    const seeded = readFileSync(join(EXERCISES, 'nn/digits/solutions/right-layers.ts'), 'utf8');
    const drawn = edited(edited(seeded, 'seed: 3', ''), 'seed: 4', '');
    // Shuffled once, not six times: a clock must not end a training on a busy machine.
    const solution = edited(edited(drawn, 'shuffle: false', 'shuffle: true'), 'epochs: 6', 'epochs: 1');
    const again = async (seed: number) =>
      lasting(await threads.run(digits, { solution, seed, visibility: 'public' }));
    const first = await again(SEED);
    expect(await again(SEED)).toBe(first);
    expect(await again(SEED + 1)).not.toBe(first);
  }, 180_000);

  it('are others in another case and for another seed', async () => {
    const [one, two] = await drawnIn(threads);
    const [other] = await drawnIn(threads, { seed: SEED + 1 });
    const evidence = (outcome: CaseOutcome | undefined) => JSON.stringify(outcome?.evidence?.actual);
    expect(evidence(one)).toContain('data');
    expect(new Set([one, two, other].map(evidence)).size).toBe(3);
  });
});

describe('the same report', () => {
  const seen: CaseOutcome[] = [];

  it.each(RUNS)('comes of %s, again and in every home', async (...run) => {
    const first = await reportOf(threads, run);
    seen.push(...first.cases.filter(({ status }) => status !== 'passed'));
    expect(lasting(await reportOf(threads, run))).toBe(lasting(first));
    expect(lasting(await reportOf(walled, run))).toBe(lasting(first));
    expect(lasting(await reportOf(bare, run))).toBe(lasting(first));
  });

  it('was compared where cases of every kind fail', () => {
    expect(new Set(seen.map(({ kind }) => kind))).toEqual(new Set(caseKindSchema.options));
  });

  it.each(RUNS.filter(([name]) => /wrong-value|adam/.test(name)))(
    'has the outcome of each case of %s that runs alone',
    async (...run) => {
      const { cases } = await reportOf(threads, run);
      for (const outcome of cases) {
        // A law pays by what the cases beside it say; alone it has none.
        if (outcome.evidence?.withheld) continue;
        const { cases: again } = await reportOf(threads, run, [outcome.id]);
        expect(again.map(lasting)).toEqual([lasting(outcome)]);
      }
    },
  );
});
