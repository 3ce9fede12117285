import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { JudgeEvent } from '#grader/protocol.ts';
import { edited } from '#grader/testing/edited.ts';
import { buildRealm } from '../bundles/build-realm.ts';
import type { Host } from './host.ts';
import { createNodeWorkerHost } from './node-worker.ts';
import { doublingExercise, HONEST, TRIPLING, withRejectingMistake } from './testing/doubling-exercise.ts';

const exercise = await doublingExercise();
const hasty = await doublingExercise({ caseSeconds: 1 });
let host: Host;

beforeAll(async () => {
  host = createNodeWorkerHost({ bundle: (await buildRealm()).node });
});
afterAll(() => host.close());

function run(solution: string, bundle = exercise) {
  return host.run(bundle, { solution, seed: 1, visibility: 'all' });
}

describe('the worker host', () => {
  it('gives provisional reports of the same cases', async () => {
    const report = await run(HONEST);
    expect(report).toMatchObject({ standing: 'provisional', points: 2, device: { backend: 'cpu' } });
    expect(report.runner).toMatch(/^node \d/);
  });

  it.each([
    ['hangs', 'for (;;) {}'],
    ['never ends its promise', 'return new Promise(() => {}) as never;'],
  ])('ends a student that %s, and the next run works', async (_what, body) => {
    const report = await run(edited(HONEST, 'return x.mul(2);', body), hasty);
    expect(report.cases.map(({ status }) => status)).toEqual(['timed-out', 'timed-out']);
    // Of the same exercise, hence with the same judge.
    expect((await run(HONEST, hasty)).points).toBe(2);
  });

  it('names the line where code does not parse, in a realm whose language is frozen', async () => {
    const { cases } = await run(edited(HONEST, 'x.mul(2)', 'tf.tidy(() => {\n    return x.mul(2;\n  })'));
    expect(cases[0]).toMatchObject({ status: 'errored', error: { kind: 'compile', line: 4 } });
  });

  it('survives errors that nobody catches', async () => {
    const report = await run(edited(HONEST, 'return', 'Promise.reject(new Error("stray")); return'));
    expect(report.points).toBe(2);
  });

  it('goes on to the next known mistake where one rejects', async () => {
    const { cases } = await run(TRIPLING, await withRejectingMistake(exercise));
    const named = cases.flatMap(({ hints }) => hints.map(({ misconception }) => misconception));
    expect(new Set(named)).toEqual(new Set(['triples']));
  });

  it('evaluates a snippet behind a solution, without a case', async () => {
    const events: JudgeEvent[] = [];
    const { error } = await host.evaluate(exercise, {
      solution: `${HONEST}\nconsole.log('loading');`,
      snippet: `import * as tf from '@tensorflow/tfjs';
import { double } from './solution';
const twice = double(tf.tensor([1, 2]));
console.log(String(twice));`,
      seed: 1,
      onEvent: (event) => events.push(event),
    });
    expect(error).toBeNull();
    // What the run before it left behind is of a case.
    const said = events.flatMap((event) => (event.type === 'log' && event.caseId === null ? [event] : []));
    expect(said).toMatchObject([
      { caseId: null, line: { text: 'loading', line: 5 } },
      { caseId: null, line: { text: expect.stringContaining('[2, 4]'), line: 4, file: 'snippet' } },
    ]);
    expect(events.flatMap((event) => (event.type === 'picture' ? [event.picture.title] : []))).toEqual([
      'twice',
    ]);
    expect(new Set(events.map(({ type }) => type))).toEqual(new Set(['log', 'picture', 'evaluated']));
  });

  it.each([
    ['throws', 'throw new Error("no");', { message: 'no', line: 1, file: 'snippet' }],
    ['never ends', 'for (;;) {}', { fact: { code: 'time-limit', of: 'case', begun: true } }],
    [
      'is forbidden',
      "import * as tf from '@tensorflow/tfjs';\ntf.relu(tf.scalar(1));",
      { name: 'RefusedOperation' },
    ],
  ])(
    'says what kept a snippet that %s from its end, and the next run works',
    async (_what, snippet, error) => {
      const bundle = await doublingExercise({ caseSeconds: 1 }, ['relu']);
      const evaluated = await host.evaluate(bundle, { solution: HONEST, snippet, seed: 1 });
      expect(evaluated.error).toMatchObject(error);
      expect((await run(HONEST, bundle)).points).toBe(2);
    },
  );

  it('says of a solution that does not load that it is the solution', async () => {
    const { error } = await host.evaluate(exercise, { solution: 'export const = 1;', snippet: '', seed: 1 });
    expect(error).toMatchObject({ kind: 'compile', line: 1 });
    expect(error?.file).toBeUndefined();
  });
});
