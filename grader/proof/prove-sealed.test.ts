import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildRealm } from '../bundles/build-realm.ts';
import { loadFiles } from '../exercise/files/load-files.ts';
import { exerciseTemplate } from '../exercise/templates/exercise-template.ts';
import type { ProvingHost } from '../hosts/host.ts';
import { createNodeWorkerHost } from '../hosts/node-worker.ts';
import type { Advice } from './advice.ts';
import { sealedClaims } from './prove-sealed.ts';

const TEMPLATE = exerciseTemplate({ id: '1c9f4cf3-8a65-4f5b-9d27-3d9c6c1f6b11', disclosure: 'sealed' });
let host: ProvingHost;
let recordedHost: ProvingHost;

beforeAll(async () => {
  const bundle = (await buildRealm()).node;
  host = createNodeWorkerHost({ bundle, poolSize: 0, judgesMax: 1 });
  recordedHost = createNodeWorkerHost({ bundle, poolSize: 1, judgesMax: 1 });
});
afterAll(() => Promise.all([host?.close(), recordedHost?.close()]));

async function adviceOn(replace: Readonly<Record<string, string>> = {}): Promise<Advice[]> {
  const bundle = await loadFiles('test/vault', { ...TEMPLATE, ...replace });
  const found: Advice[] = [];
  for (const { prove } of sealedClaims({ host, recordedHost, bundle }))
    found.push(...(await prove()).map(({ advice }) => advice));
  return found;
}

const cases = (list: string) => ({
  'cases.ts': `import { defineCases, example, integer, property, tensor } from '@descent/exercise';\nexport default defineCases([${list}]);`,
});

describe('check of a sealed exercise', () => {
  it('proves the template from its recording alone', async () => {
    expect(await adviceOn()).toEqual([]);
  });

  it('has nothing to add for an open one', async () => {
    const open = exerciseTemplate({ id: '1c9f4cf3-8a65-4f5b-9d27-3d9c6c1f6b11', disclosure: 'open' });
    const bundle = await loadFiles('test/vault', open);
    expect(sealedClaims({ host, recordedHost, bundle })).toEqual([]);
  });

  it('finds public cases that a wrong solution passes, however good the hidden ones are', async () => {
    const hidden = `property('any', { call: 'scale', sizes: { n: integer(2, 9) }, args: ({ n }, draw) => [draw.normal([n]), 3, 1], points: 2, visibility: 'hidden' })`;
    const weak = `example('nothing', { call: 'scale', args: [tensor([0, 0]), 3, 0], points: 2 })`;
    expect(await adviceOn(cases(`${weak}, ${hidden}`))).toContainEqual({
      kind: 'recording-passed',
      mutant: 'echo',
    });
  });

  it('finds a reference that does not agree with its own recording', async () => {
    const dice = `let calls = 0;\n${(TEMPLATE['reference.ts'] ?? '').replace('return tf', 'offset = calls++;\n  return tf')}`;
    const kinds = (await adviceOn({ 'reference.ts': dice })).map(({ kind }) => kind);
    expect(kinds.slice(0, 2)).toEqual(['recordings-differ', 'recording-missed']);
  });
});
