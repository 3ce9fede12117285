/** Cases that speak in the judge's place: they write frames of their own where the judge writes one. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { buildRealm } from '../bundles/build-realm.ts';
import { loadFiles } from '../exercise/files/load-files.ts';
import { createDenoHost, type DenoHost } from './deno.ts';
import { isGraderFault } from './host.ts';
import { doublingExercise, HONEST } from './testing/doubling-exercise.ts';

const doubling = await doublingExercise();
let host: DenoHost;
beforeAll(async () => {
  host = await createDenoHost({ bundle: (await buildRealm()).deno, poolSize: 1, judgesMax: 1 });
});
afterAll(() => host?.close());

/** In front of the cases. @param payload an expression: the bytes of the one frame that is written from then on */
const forging = (payload: string): string => `
const { subarray } = Uint8Array.prototype;
Uint8Array.prototype.subarray = function (this: Uint8Array, ...at: any[]): any {
  const part = (subarray as any).apply(this, at);
  // Who writes a frame asks for all of it; its tag comes first.
  if (at.length !== 1 || at[0] !== 0 || this.length < 24) return part;
  const payload: number[] = ${payload};
  const frame = new Uint8Array(24 + payload.length);
  frame.set((subarray as any).call(this, 0, 16));
  new DataView(frame.buffer).setUint32(20, payload.length, true);
  frame.set(payload, 24);
  return frame;
};
`;

/** What becomes of an exercise whose cases forge frames. */
async function faultOf(payload: string): Promise<string> {
  const cases = `${forging(payload)}${doubling.files['cases.ts']}`;
  const exercise = await loadFiles('test/forged', { ...doubling.files, 'cases.ts': cases });
  const fault: unknown = await host.prepare(exercise).catch((error: unknown) => error);
  return isGraderFault(fault) ? fault.message : `no fault: ${JSON.stringify(fault)}`;
}

const NESTED = 'Array.from({ length: 20 }, () => [0xdd, 0x01, 0xff, 0xff, 0xff]).flat()';

it('a frame that announces more than all memory holds ends the judge alone', async () => {
  expect(await faultOf(NESTED)).toMatch(/^The judge ended before it answered: It said more than any judge/);
});

it('a frame that is no event is a fault', async () => {
  expect(await faultOf('[0xc0]')).toMatch(/^The judge sent what cannot be read: /);
});

it('the next exercise is judged as ever', async () => {
  expect(await host.run(doubling, { solution: HONEST, seed: 1, visibility: 'all' })).toMatchObject({
    points: 2,
  });
});
