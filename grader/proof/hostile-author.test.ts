/** An author's code reaches no further than a student's: not the process of whoever proves it, nor what that may read. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildRealm } from '../bundles/build-realm.ts';
import { loadFiles } from '../exercise/files/load-files.ts';
import { exerciseTemplate } from '../exercise/templates/exercise-template.ts';
import { createDenoHost, type DenoHost } from '../hosts/deno.ts';
import { PLACEHOLDERS } from '../hosts/testing/attacks/attack.ts';
import { reachOut } from '../hosts/testing/attacks/reach-out.ts';
import { SERVER_LIMITS } from '../protocol.ts';
import { exerciseClaims } from './exercise-claims.ts';
import { type Proof, proofsOfClaim } from './proof.ts';
import { proveExercise } from './prove-exercise.ts';

const TEMPLATE = exerciseTemplate({ id: '3c9f1d36-7a8a-4f0f-8a0e-51c1f5a9d0b7', disclosure: 'open' });
const ENVIRONMENT = 'canary of the environment';
const FILE = 'canary of the file system';

let folder: string;
let server: Server;
let host: DenoHost;
let hastyHost: DenoHost;
let visits = 0;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'descent-author-'));
  await writeFile(join(folder, 'secret.json'), JSON.stringify(FILE));
  process.env.DESCENT_TEST_CANARY = ENVIRONMENT;
  server = createServer((_request, response) => response.end('canary of the network'));
  server.on('connection', () => {
    visits += 1;
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { deno: bundle } = await buildRealm();
  host = await createDenoHost({ bundle, poolSize: 1, judgesMax: 1 });
  hastyHost = await createDenoHost({
    bundle,
    poolSize: 0,
    judgesMax: 0,
    limits: { ...SERVER_LIMITS, caseMs: 300 },
  });
});
afterAll(async () => {
  delete process.env.DESCENT_TEST_CANARY;
  server.close();
  await Promise.all([host.close(), hastyHost.close()]);
  await rm(folder, { recursive: true, force: true });
});

/** What the process of a command line would give at once. */
const PLAIN = [
  'return globalThis.process.env.DESCENT_TEST_CANARY;',
  "return globalThis.process.getBuiltinModule('node:fs').readFileSync('__FILE__', 'utf8');",
  "return globalThis.process.getBuiltinModule('node:fs').writeFileSync('__FILE__', 'canary');",
  "return (0, eval)('globalThis.process.env.DESCENT_TEST_CANARY');",
];
/** Everything that a solution tries to reach outside, but for words that no file may hold at all. */
const ALL = reachOut.attacks.flatMap(({ body }) => body ?? []).filter((body) => !/\bimport\b/.test(body));

/** Runs while the file loads; what it got in time is thrown, so that it would be in the proofs. */
function hostile(bodies: readonly string[]): string {
  const { port } = server.address() as AddressInfo;
  const tries = bodies.map(
    (body) => `try { got.push((async function (x: any) { ${body} })(null)); } catch {}
try { got.push((function () { ${body.includes('await') ? '' : body} })()); } catch {}`,
  );
  return `
{ const got: any[] = [];
${tries.join('\n')}
if (JSON.stringify(got).includes('canary')) throw new Error('it got ' + JSON.stringify(got));
for (const one of got) if (one?.then) one.then((late: any) => { if (JSON.stringify(late).includes('canary')) throw new Error('it got ' + JSON.stringify(late)); }, () => {}); }
`
    .replaceAll(PLACEHOLDERS.origin, `http://127.0.0.1:${port}`)
    .replaceAll(PLACEHOLDERS.file, join(folder, 'secret.json'));
}

/** What the template has not, as good as any. */
const OWN: Readonly<Record<string, string>> = {
  'driver.ts': 'export const nothing = 1;',
  'misconceptions/hostile.ts': `export const title = 'Hostile'; export const hint = 'Why?'; export const scale = (x: any) => x.mul(7);`,
};
const PLACES = ['reference.ts', 'cases.ts', 'driver.ts', 'misconceptions/hostile.ts'];

async function spoiledBy(places: readonly string[], bodies: readonly string[]) {
  const spoiled = places.map((file) => [file, `${TEMPLATE[file] ?? OWN[file]}\n${hostile(bodies)}`]);
  return loadFiles('test/scale', { ...TEMPLATE, ...Object.fromEntries(spoiled) });
}

/** Every way in which a file of an author's is run: one claim of each kind, the noise, and the recording. */
async function runEachWay(places: readonly string[], bodies: readonly string[]): Promise<unknown> {
  const bundle = await spoiledBy(places, bodies);
  const said: unknown[] = [];
  const tried = async (work: () => Promise<unknown>): Promise<void> => {
    said.push(await work().catch((error: unknown) => String(error)));
  };
  const plan = await host.prepare(bundle).catch((error: unknown) => {
    said.push(String(error));
    return [];
  });
  const world = { host, hastyHost, recordedHost: host, bundle, solutions: {}, plan, seeds: 1 };
  const kinds = new Set<Proof['kind']>();
  for (const claim of exerciseClaims(world, new Map())) {
    if (kinds.has(claim.kind)) continue;
    kinds.add(claim.kind);
    await tried(async () => proofsOfClaim(claim, await claim.prove()));
  }
  await tried(() => host.measureNoise(bundle));
  await tried(() => host.record(bundle));
  const program = { path: 'reference.ts', source: bundle.files['reference.ts'] ?? '' };
  await tried(() => host.suggestCase(bundle, program));
  return said;
}

async function expectNothingGot(proofs: unknown) {
  expect(JSON.stringify(proofs)).not.toContain('it got');
  expect(JSON.stringify(proofs)).not.toContain('canary of');
  expect(globalThis).not.toHaveProperty('descentWasHere');
  expect(await readFile(join(folder, 'secret.json'), 'utf8')).toBe(JSON.stringify(FILE));
  expect(visits).toBe(0);
}

describe('a hostile author', () => {
  it('leaves no trace in the process that proves, from whatever file', async () => {
    const bundle = await spoiledBy(PLACES, ['globalThis.descentWasHere = true; throw 0;']);
    const hosts = { host, hastyHost, recordedHost: host };
    const { measured, proofs } = await proveExercise({ hosts, bundle, solutions: {}, seeds: 1, parallel: 2 });
    expect(measured).toBeDefined();
    await expectNothingGot(proofs);
  });

  // Deno itself may end over what is asked of it: then nothing is proved, and nothing was got either.
  it.each(PLACES)('gets nothing of the machine in %s', async (file) => {
    const said = await runEachWay([file], [...PLAIN, ...ALL]);
    expect(said).not.toEqual([]);
    await expectNothingGot(said);
  });
});
