/** What a new exercise begins as is green, whatever its kind: an author changes one thing at a time. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { buildRealm } from '../bundles/build-realm.ts';
import { loadFiles } from '../exercise/files/load-files.ts';
import { exerciseTemplate, TEMPLATE_NAMES } from '../exercise/templates/exercise-template.ts';
import { createProofHosts, type DenoProofHosts } from '../hosts/deno-proof-hosts.ts';
import { caseKindSchema } from '../protocol.ts';
import { proofSentences } from './proof-words.ts';
import { proveExercise } from './prove-exercise.ts';

let hosts: DenoProofHosts;
beforeAll(async () => {
  const { deno: bundle } = await buildRealm();
  hosts = await createProofHosts({ bundle, parallel: 2, exercises: 1 });
});
afterAll(() => hosts?.close());

const ID = '3c9f1d36-7a8a-4f0f-8a0e-51c1f5a9d0b7';

/** The one that `new` makes unasked: grader/cli/command-line.test.ts proves it. */
const PROVED_ELSEWHERE = 'compare';
/** Open, each; sealed the one whose main cases cannot be recorded. */
const BEGUN = [
  ...TEMPLATE_NAMES.filter((template) => template !== PROVED_ELSEWHERE).map(
    (template) => ({ template, disclosure: 'open' }) as const,
  ),
  { template: 'training', disclosure: 'sealed' } as const,
];

it.each(BEGUN)('the template $template, $disclosure, is green', { timeout: 240_000 }, async (begun) => {
  const bundle = await loadFiles('test/new', exerciseTemplate({ id: ID, ...begun }));
  const { proofs, measured } = await proveExercise({ hosts, bundle, solutions: {}, seeds: 2, parallel: 2 });
  const told = proofs.filter(({ outcome }) => outcome !== 'holds');
  expect(told.flatMap(proofSentences)).toEqual([]);
  expect(measured?.points).toBe(bundle.manifest.points);
});

it('there is one for each kind of case', async () => {
  const plans = await Promise.all(
    TEMPLATE_NAMES.map(async (template) =>
      hosts.host.prepare(
        await loadFiles('test/new', exerciseTemplate({ id: ID, disclosure: 'open', template })),
      ),
    ),
  );
  const kinds = new Set(plans.flat().map(({ kind }) => kind));
  expect([...kinds].sort()).toEqual([...caseKindSchema.options].sort());
});
