import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildRealm } from '../../scripts/build-realm.ts';
import { exerciseTemplate } from '../cli/exercise-template.ts';
import { loadFiles } from '../exercise/load-files.ts';
import type { RecordingHost } from '../hosts/host.ts';
import { createNodeWorkerHost } from '../hosts/node-worker.ts';
import { sealedProofs } from './prove-sealed.ts';

const TEMPLATE = exerciseTemplate({ id: '1c9f4cf3-8a65-4f5b-9d27-3d9c6c1f6b11', disclosure: 'sealed' });
let host: RecordingHost;
let recordedHost: RecordingHost;

beforeAll(async () => {
  const bundle = (await buildRealm()).node;
  host = createNodeWorkerHost({ bundle, poolSize: 0, judgesMax: 1 });
  recordedHost = createNodeWorkerHost({ bundle, poolSize: 1, judgesMax: 1 });
});
afterAll(() => Promise.all([host?.close(), recordedHost?.close()]));

async function problemsOf(replace: Readonly<Record<string, string>> = {}): Promise<string[]> {
  const bundle = await loadFiles('test/vault', { ...TEMPLATE, ...replace });
  const problems: string[] = [];
  for (const { prove } of sealedProofs({ host, recordedHost, bundle })) problems.push(...(await prove()));
  return problems;
}

const cases = (list: string) => ({
  'cases.ts': `import { defineCases, example, integer, property, tensor } from '@descent/exercise';\nexport default defineCases([${list}]);`,
});

describe('check of a sealed exercise', () => {
  it('proves the template from its recording alone', async () => {
    expect(await problemsOf()).toEqual([]);
  });

  it('has nothing to add for an open one', async () => {
    const open = exerciseTemplate({ id: '1c9f4cf3-8a65-4f5b-9d27-3d9c6c1f6b11', disclosure: 'open' });
    const bundle = await loadFiles('test/vault', open);
    expect(sealedProofs({ host, recordedHost, bundle })).toEqual([]);
  });

  it('finds public cases that a wrong solution passes, however good the hidden ones are', async () => {
    const hidden = `property('any', { call: 'scale', sizes: { n: integer(2, 9) }, args: ({ n }, draw) => [draw.normal([n]), 3, 1], points: 2, visibility: 'hidden' })`;
    const weak = `example('nothing', { call: 'scale', args: [tensor([0, 0]), 3, 0], points: 2 })`;
    expect(await problemsOf(cases(`${weak}, ${hidden}`))).toContain(
      'A solution that gives its own input passes every case that a browser can judge; add a public case that rejects it.',
    );
  });

  it('finds a reference that does not agree with its own recording', async () => {
    const dice = (TEMPLATE['reference.ts'] ?? '').replace('.add(offset)', '.add(Math.random())');
    const problems = await problemsOf({ 'reference.ts': dice });
    expect(problems[0]).toMatch(/^Two recordings of the reference differ/);
    expect(problems[1]).toMatch(/against its own recording/);
  });
});
