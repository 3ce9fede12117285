/** Points for cost cannot be had by writing into the books: in worker threads, and in processes, whose bytes we write. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildRealm } from '../bundles/build-realm.ts';
import { loadFiles } from '../exercise/files/load-files.ts';
import { createDenoHost } from './deno.ts';
import type { Host } from './host.ts';
import { createNodeWorkerHost } from './node-worker.ts';
import { doublingExercise } from './testing/doubling-exercise.ts';

const exercise = await loadFiles('test/double', {
  ...(await doublingExercise()).files,
  'cases.ts': `import { defineCases, example, kernelsAtMost, noLeak, tensor } from '@descent/exercise';
export default defineCases([
  example('lean', { call: 'double', args: [tensor([1, 2, 3])], points: 1, cost: [noLeak({ points: 1 }), kernelsAtMost({ timesMax: 3, points: 1 })] }),
]);`,
});

let hosts: { readonly threads: Host; readonly processes: Host };
beforeAll(async () => {
  const { node, deno } = await buildRealm();
  hosts = {
    threads: createNodeWorkerHost({ bundle: node }),
    processes: await createDenoHost({ bundle: deno, poolSize: 1 }),
  };
});
afterAll(() => Promise.all([hosts.threads.close(), hosts.processes.close()]));

/** Right numbers, ten kernels and nine tensors left behind. */
const WASTE = 'let y = x.mul(2); for (let i = 0; i < 9; i += 1) y = y.add(0); return y;';
const solution = (top: string, inside = '') =>
  `import * as tf from '@tensorflow/tfjs';
const attempt = (f: () => unknown) => { try { f(); } catch {} };
const engine = tf.engine() as any, world = globalThis as any;
${top}
export function double(x: any): any { ${inside} ${WASTE} }`;

const FORGERIES: readonly (readonly [string, string])[] = [
  ['nothing, for comparison', solution('')],
  [
    "the engine's counts",
    solution(
      '',
      'setTimeout(() => 0); Promise.resolve().then(() => { engine.state.numTensors = 0; engine.state.numBytes = 0; });',
    ),
  ],
  [
    "another object for the engine's state, or getters in it",
    solution(`attempt(() => { engine.state = { ...engine.state }; });
attempt(() => Object.defineProperty(engine.state, 'numTensors', { get: () => 0, set: () => {} }));`),
  ],
  [
    "the engine's methods",
    solution(`for (const name of ['runKernel', 'runKernelFunc', 'trackTensor', 'disposeTensor']) attempt(() => {
  const own = Object.getPrototypeOf(engine)[name]; engine[name] = own; Object.defineProperty(engine, name, { value: own });
});`),
  ],
  [
    'the size of the set that tensors are counted in',
    solution("attempt(() => Object.defineProperty(Set.prototype, 'size', { get: () => 0 }));"),
  ],
  [
    'the class of that set',
    solution(
      'const { Set: Native } = world; attempt(() => { world.Set = class extends Native { add() { return this; } }; });',
    ),
  ],
  [
    'what is written, by its keys',
    solution(`const lie = (o: any) => { if (o && typeof o === 'object' && 'kernelCount' in o) Object.assign(o, { kernelCount: 0, leakedTensors: 0, kernels: {} }); };
const { keys } = Object;
attempt(() => { Object.keys = (o: any) => { lie(o); return keys(o); }; });`),
  ],
  [
    'what is written, by its bytes',
    solution(`const { setUint8 } = DataView.prototype;
attempt(() => { DataView.prototype.setUint8 = function (at, value) { setUint8.call(this, at, value === 10 || value === 9 ? 0 : value); }; });`),
  ],
  [
    'kernels under no name, or under a name that is read twice',
    `import * as tf from '@tensorflow/tfjs';
const engine = tf.engine() as any;
export const double = (x: any) => tf.tidy(() => {
  let y = x.mul(2), reads = 0;
  for (let i = 0; i < 9; i += 1) {
    const call = { get kernelName() { reads += 1; return reads % 2 === 1 ? undefined : 'Identity'; }, inputs: { x: y }, attrs: {} };
    try { y = engine.runKernelFunc(call); } catch { y = y.add(0); }
  }
  return y;
});`,
  ],
];

/** Threads hand messages over as they are; only processes write them. */
const WRITTEN = /nothing|size|written/;

describe.each(['threads', 'processes'] as const)('in %s', (home) => {
  it.each(FORGERIES.filter(([what]) => home === 'threads' || WRITTEN.test(what)))(
    'no point is gained by forging %s',
    async (_, source) => {
      const report = await hosts[home].run(exercise, { solution: source, seed: 1, visibility: 'all' });
      const [outcome] = report.cases;
      const kernels = outcome?.costChecks?.find(({ kind }) => kind === 'kernels');
      if (outcome?.costChecks) expect(kernels).toMatchObject({ student: 10, points: 0 });
      expect(report.points).toBeLessThanOrEqual(source.includes('tidy') ? 2 : 1);
    },
  );

  it('an honest solution has them all, with classes and methods of its own', async () => {
    const source = `import * as tf from '@tensorflow/tfjs';
class Twice extends Array<number> { override toString() { return 'twice'; } static call() { return 2; } }
class Trouble extends Error { constructor() { super('x'); this.name = 'Trouble'; this.message = 'y'; } }
const table: any = { toString: () => 'table' };
table.valueOf = () => 1;
export const double = (x: any) => tf.tidy(() => {
  const grown = Array.from({ length: 3 }, (_, i) => i); grown.push(4); new Twice(1, 2).map((n) => n); new Trouble();
  const seen = new Map([[1, 2]]); seen.set(3, 4); new Set(seen.keys()).add(5);
  return x.mul(Twice.call());
});`;
    const report = await hosts[home].run(exercise, { solution: source, seed: 1, visibility: 'all' });
    expect(report.cases.map(({ error, evidence }) => error?.message ?? evidence?.reason)).toEqual([
      undefined,
    ]);
    expect(report.points).toBe(3);
  });
});
