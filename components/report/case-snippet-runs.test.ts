/** Snippets of every case kind, run as the scratch pane runs them. */
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { buildRealm } from '#grader/bundles/build-realm.ts';
import { loadFolder } from '#grader/folder/load-folder.ts';
import type { Host } from '#grader/hosts/host.ts';
import { createNodeWorkerHost } from '#grader/hosts/node-worker.ts';
import { caseKindSchema } from '#grader/protocol.ts';
import { caseSnippet } from './case-snippet.ts';
import { itemsOfReport } from './results-model.ts';

const GOLDEN = fileURLToPath(new URL('../../grader/judge/golden', import.meta.url));
/** Wrong in every case: one that lets it pass has no snippet. */
const WRONG = `import type * as tf from '@tensorflow/tfjs';
export const rowSoftmax = (x: tf.Tensor2D): tf.Tensor2D => x.mul(2);
`;

let host: Host;
beforeAll(async () => {
  host = createNodeWorkerHost({ bundle: (await buildRealm()).node });
});
afterAll(() => host.close());

it('of every kind but trainings run, and show that yours is not what is expected', async () => {
  const exercise = await loadFolder(`${GOLDEN}/exercise`);
  const entryPoints = exercise.manifest.entryPoints.map(({ name }) => name);
  const report = await host.run(exercise, { solution: WRONG, seed: 20261123, visibility: 'all' });
  const shown = new Set<string>();
  for (const item of itemsOfReport(report)) {
    const snippet = caseSnippet(item, entryPoints);
    if (snippet === null) continue;
    const compared = snippet.includes('const expected')
      ? 'const text = (value) => String(value);\nconsole.log(text(yours) === text(expected) ? "alike" : "differ");\n'
      : 'console.log(String(yours1) === String(yours2) ? "alike" : "differ");\n';
    const printed: string[] = [];
    const { error } = await host.evaluate(exercise, {
      solution: WRONG,
      snippet: snippet + compared,
      seed: 1,
      onEvent: (event) => event.type === 'log' && printed.push(event.line.text),
    });
    expect(error, snippet).toBeNull();
    expect(printed.at(-1), snippet).toBe('differ');
    shown.add(item.kind);
  }
  expect(shown).toEqual(new Set(caseKindSchema.options.filter((kind) => kind !== 'training')));
});
