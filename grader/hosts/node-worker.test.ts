import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { edited } from '#grader/testing/edited.ts';
import { buildRealm } from '../bundles/build-realm.ts';
import type { Host } from './host.ts';
import { createNodeWorkerHost } from './node-worker.ts';
import { doublingExercise, HONEST } from './testing/doubling-exercise.ts';

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
});
