import { afterAll, beforeAll, expect, it } from 'vitest';
import { buildRealm } from '../bundles/build-realm.ts';
import { createProofHosts, type DenoProofHosts } from './deno-proof-hosts.ts';
import { doublingExercise } from './testing/doubling-exercise.ts';

let hosts: DenoProofHosts;
beforeAll(async () => {
  const { deno } = await buildRealm();
  hosts = await createProofHosts({ bundle: deno, parallel: 1, exercises: 1 });
}, 60_000);
afterAll(() => hosts.close());

it('waits seconds for what never answers, however long the exercise would', async () => {
  const training = await doublingExercise({ caseSeconds: 120 });
  const solution = 'export function double() { return new Promise(() => {}); }';
  const report = await hosts.hastyHost.run(training, { solution, seed: 1, visibility: 'public' });
  const [fact] = report.cases.map(({ error }) => error?.fact);
  if (fact?.code !== 'time-limit') throw new Error(`A time limit was expected, and it was ${fact?.code}.`);
  // A busy machine stretches it, sixfold at most.
  expect(fact.limitMs).toBeLessThanOrEqual(6_000);
});
