import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildRealm } from '../bundles/build-realm.ts';
import type { ExerciseBundle } from '../exercise/files/bundle.ts';
import { loadFiles } from '../exercise/files/load-files.ts';
import { exerciseTemplate } from '../exercise/templates/exercise-template.ts';
import type { Host } from '../hosts/host.ts';
import { createNodeWorkerHost } from '../hosts/node-worker.ts';
import { forbiddenNames } from '../realm/policy/forbidden-operations.ts';
import { forbiddenRoads } from './forbidden-roads.ts';
import { proveForbidden } from './prove-forbidden.ts';

const ID = '3c9f1d36-7a8a-4f0f-8a0e-51c1f5a9d0b7';
let host: Host;
beforeAll(async () => {
  host = createNodeWorkerHost({ bundle: (await buildRealm()).node });
});
afterAll(() => host.close());

async function exerciseThatForbids(names: readonly string[]): Promise<ExerciseBundle> {
  const files = exerciseTemplate({ id: ID, disclosure: 'open' });
  const manifest = files['exercise.yaml'] ?? '';
  return loadFiles('test/scale', {
    ...files,
    'exercise.yaml': manifest.replace('forbids: []', `forbids: [${names.join(', ')}]`),
  });
}

describe('the proof that forbids forbids', () => {
  it.each(forbiddenNames())('holds for %s', async (name) => {
    const bundle = await exerciseThatForbids([name]);
    const plan = await host.prepare(bundle);
    expect(await proveForbidden({ host, bundle, plan }, name)).toEqual([]);
  });

  it('names every road that is open', async () => {
    const bundle = await exerciseThatForbids([]);
    const plan = await host.prepare(bundle);
    const found = await proveForbidden({ host, bundle, plan }, 'relu');
    expect(found).toEqual(
      [
        'tf.relu(x)',
        '((alias) => alias(x))(tf.relu)',
        'x.relu()',
        "tf.engine().runKernel('Relu', { x }, {})",
      ].map((code) => ({ advice: { kind: 'open-road', operation: 'relu', code } })),
    );
  });

  it('finds a case whose driver never calls the solution, since nothing is refused there', async () => {
    const files = {
      ...exerciseTemplate({ id: ID, disclosure: 'open' }),
      'driver.ts': 'export function scaled() { return 1; }',
      'cases.ts': `import { defineCases, example } from '@descent/exercise';
export default defineCases([example('one', { call: 'scaled', args: [], points: 4 })]);`,
    };
    const bundle = await loadFiles('test/scale', files);
    const plan = await host.prepare(bundle);
    const [found] = await proveForbidden({ host, bundle, plan }, 'relu');
    expect(found?.advice).toEqual({
      kind: 'not-refused',
      operation: 'relu',
      title: 'one',
      status: 'passed',
      code: 'tf.relu(x)',
      named: 'nothing',
      expected: 'relu',
    });
  });
});

describe('roads', () => {
  it('go by namespace, alias, method, kernel and constructor', () => {
    expect(forbiddenRoads('optimizers').map(({ code }) => code)).toContain('new tf.AdamOptimizer()');
    expect(forbiddenRoads('layers').map(({ code }) => code)).toContain('tf.layers.reLU()');
    expect(forbiddenRoads('softmaxCrossEntropy').map(({ code }) => code)).toContain(
      'tf.losses.softmaxCrossEntropy(x)',
    );
  });
});
