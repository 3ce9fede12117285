/** Answers that are heavy to judge: one verdict, in bounded time, and the other cases keep their points. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Report, SERVER_LIMITS } from '#grader/protocol.ts';
import { edited } from '#grader/testing/edited.ts';
import { buildRealm } from '../bundles/build-realm.ts';
import { loadFiles } from '../exercise/files/load-files.ts';
import { createDenoHost } from './deno.ts';
import { isGraderFault, type ProvingHost } from './host.ts';
import { createNodeWorkerHost } from './node-worker.ts';
import { doublingExercise, HONEST } from './testing/doubling-exercise.ts';

const doubling = await doublingExercise();
/** A law whose check does `work` over every answer above 100; its seven numbers are between 1 and 2. */
async function exerciseOf(work: string, reference = HONEST) {
  const cases = doubling.files['cases.ts'] ?? '';
  const law = `  invariant('a law', {
    given: { sizes: { n: integer(7, 7) }, args: ({ n }, draw) => [draw.uniform([n], { min: 1, max: 2 })] },
    runs: 2,
    points: 1,
    check: async ({ student }, [x]) => {
      const y = await student.double(x);
      if (y.max().dataSync()[0] > 100) { ${work} }
      return holds(true, 'y is there');
    },
  }),
  property('any length',`;
  return loadFiles('test/double', {
    ...doubling.files,
    'exercise.yaml': (doubling.files['exercise.yaml'] ?? '').replace('points: 2', 'points: 3'),
    'cases.ts': cases
      .replace('integer,', 'integer, invariant, holds,')
      .replace("  property('any length',", law),
    'reference.ts': reference,
  });
}
const HEAVY = edited(HONEST, 'x.mul(2)', 'x.mul(x.size === 7 ? 1000 : 2)');
const limits = { ...SERVER_LIMITS, caseMs: 2_500, judgeMs: 1_500 };

interface HeavyHost {
  readonly name: string;
  readonly open: () => Promise<ProvingHost>;
  /** How a judge can be lost in it. */
  readonly ways: readonly (readonly [how: string, work: string, judgeLost: true | undefined])[];
}

const LOOPS = ['loops over', 'for (;;) {}', true] as const;
const hosts: readonly HeavyHost[] = [
  // Its judge is watched by the clock, that of Deno by its CPU time. For the rest they are one, and students meet the other.
  {
    name: 'threads',
    ways: [LOOPS],
    open: async () => createNodeWorkerHost({ bundle: (await buildRealm()).node, limits }),
  },
  {
    name: 'Deno',
    ways: [
      LOOPS,
      ['fills the memory over', 'const kept = []; for (;;) kept.push(new Array(1e6).fill({ kept }));', true],
      ['has no stack left over', 'const deeper = () => 1 + deeper(); deeper();', undefined],
    ],
    open: async () => createDenoHost({ bundle: (await buildRealm()).deno, poolSize: 1, limits }),
  },
];

const states = ({ cases }: Report): string[] =>
  cases.map(({ id, status, points }) => `${id} ${status} ${points}`);

describe.each(hosts)('in $name', ({ name, open, ways }) => {
  let host: ProvingHost;
  beforeAll(async () => {
    host = await open();
  });
  afterAll(() => host.close());

  it.each(ways)('an answer that the judge %s fails its case and no other', async (_how, work, judgeLost) => {
    const heard: string[] = [];
    const report = await host.run(await exerciseOf(work), {
      solution: HEAVY,
      seed: 1,
      visibility: 'all',
      onEvent: ({ type }) => heard.push(type),
    });
    expect(states(report)).toEqual(['three-numbers passed 1', 'a-law failed 0', 'any-length passed 1']);
    expect(report.cases[1]?.evidence?.judgeLost).toBe(judgeLost);
    expect(heard.filter((type) => type === 'done')).toHaveLength(1);
    // The next run on the same host finds a judge that works.
    const honest = await host.run(doubling, { solution: HONEST, seed: 1, visibility: 'all' });
    expect(honest.points).toBe(2);
  });

  it('a judge that hangs in the reference is a fault, whatever the code answers', async () => {
    const reference = edited(HONEST, 'return', 'if (x.size === 7) for (;;) {}\n return');
    const fault = await host
      .run(await exerciseOf('', reference), { solution: HEAVY, seed: 1, visibility: 'all' })
      .catch((error: unknown) => error);
    expect(isGraderFault(fault)).toBe(true);
  });

  const answers = [
    ['as many numbers as may leave', 'tf.ones([2_000_000])'],
    ['a tensor of no elements and vast dimensions', 'tf.zeros([0, 1_000_000, 1_000_000])'],
    ['numbers beyond any scale', 'x.mul(Infinity).sub(x.mul(Infinity))'],
    ['an object in an object in an object', 'nested(500)'],
    ['as many objects as may leave', 'Array.from({ length: 200_000 }, () => ({}))'],
    ['a long text', "'x'.repeat(7_000_000)"],
    ['pictures', 'pictures(x)'],
  ] as const;
  it.each(name === 'Deno' ? answers : [])('%s in one case: judged in one go', async (_what, answer) => {
    const solution = `import * as tf from '@tensorflow/tfjs';
import { show } from '@descent/show';
function nested(depth: number): unknown { let value: unknown = 1; for (let i = 0; i < depth; i++) value = { value, list: [value === 1] }; return value; }
function pictures(x: tf.Tensor) { for (let i = 0; i < 500; i++) show(tf.randomNormal([64, 64]), { as: 'heatmap' }); return x.mul(3); }
export function double(x: tf.Tensor): unknown { return x.size === 7 ? ${answer} : x.mul(2); }`;
    const started: string[] = [];
    const report = await host.run(await exerciseOf(''), {
      solution,
      seed: 1,
      visibility: 'all',
      onEvent: ({ type }) => started.push(type),
    });
    expect(states(report)).toEqual([
      'three-numbers passed 1',
      expect.stringMatching(/^a-law (failed 0|errored 0|passed 1)$/),
      'any-length passed 1',
    ]);
    expect(started).not.toContain('booted');
  });
});
