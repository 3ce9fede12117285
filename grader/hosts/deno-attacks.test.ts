/**
 * Every hostile program in the Deno host behind the OS wall, and without it those that the wall could have stopped: no
 * points, a clear outcome, and the next case, the next run and the machine unharmed.
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CaseOutcome } from '#grader/protocol.ts';
import { edited } from '#grader/testing/edited.ts';
import { buildRealm } from '../bundles/build-realm.ts';
import { chooseWall, findDeno } from './deno/deno-command.ts';
import { createDenoHost, type DenoHost } from './deno.ts';
import { ATTACK_FAMILIES, WALL_FAMILIES } from './testing/attacks/families.ts';
import { faultsOf, outcomesOf, STAGE_SEED, stageFamily } from './testing/attacks/stage-attacks.ts';
import { doublingExercise, HONEST } from './testing/doubling-exercise.ts';

const hasWall = (await chooseWall(await findDeno())) === 'bwrap';
const HOME = 'deno';
/** Realms at once: what two cores do well. */
const RUNS_AT_ONCE = 3;

let folder: string;
let server: Server;
let visits = 0;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'descent-attacks-'));
  await writeFile(join(folder, 'secret.json'), '"canary of the machine"');
  process.env.DESCENT_TEST_CANARY = 'canary of the environment';
  server = createServer((_request, response) => response.end('canary of the network'));
  server.on('connection', () => {
    visits += 1;
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterAll(async () => {
  delete process.env.DESCENT_TEST_CANARY;
  server.close();
  await rm(folder, { recursive: true, force: true });
});

describe.each([
  { where: 'behind the OS wall', bwrap: 'required', families: ATTACK_FAMILIES },
  { where: 'without the OS wall', bwrap: 'never', families: hasWall ? WALL_FAMILIES : ATTACK_FAMILIES },
] as const)('$where', ({ bwrap, families }) => {
  describe.skipIf(bwrap === 'required' && !hasWall)('', () => {
    let host: DenoHost;
    beforeAll(async () => {
      host = await createDenoHost({ bundle: (await buildRealm()).deno, poolSize: RUNS_AT_ONCE, bwrap });
    });
    afterAll(() => host.close());

    const run = async (solution: string) =>
      host.run(await doublingExercise(), { solution, seed: 1, visibility: 'all' });

    describe.each(families)('a solution that $name', (family) => {
      const outcomes = new Map<string, CaseOutcome>();
      beforeAll(async () => {
        const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
        const runs = await stageFamily(family, { home: HOME, origin, file: join(folder, 'secret.json') });
        const next = runs.values();
        const work = async (): Promise<void> => {
          for (const run of next) {
            const { exercise, solution, caseIds } = run;
            const report = await host.run(exercise, {
              solution,
              caseIds,
              seed: STAGE_SEED,
              visibility: 'all',
            });
            for (const [title, outcome] of outcomesOf(run, report)) outcomes.set(title, outcome);
          }
        };
        await Promise.all(Array.from({ length: RUNS_AT_ONCE }, work));
      }, 300_000);

      it.each(family.attacks.filter(({ notIn }) => notIn?.[HOME] === undefined))(
        '$title $numbers gains nothing',
        (attack) => {
          const outcome = outcomes.get(attack.title);
          if (!outcome) throw new Error('It has no outcome.');
          expect(faultsOf(attack, outcome)).toEqual([]);
        },
      );

      it('made no connection', () => {
        expect(visits).toBe(0);
      });
    });

    it('honest code earns everything on the host that has seen all of them', async () => {
      expect(await run(HONEST)).toMatchObject({ points: 2, pointsMax: 2 });
    });

    it('a solution that knows the visible example earns that example [32]', async () => {
      const table = `import * as tf from '@tensorflow/tfjs';
const known: Record<string, number[]> = { '1,-2,3': [2, -4, 6] };
export const double = (x: tf.Tensor) => tf.tensor1d(known[x.dataSync().join()] ?? [0]);`;
      const report = await run(table);
      expect(report.cases.map(({ visibility, points }) => [visibility, points])).toEqual([
        ['public', 1],
        ['hidden', 0],
      ]);
    });

    it('a solution leaves no state for the next run of the same code [12, 13, 38]', async () => {
      const marking = `import * as tf from '@tensorflow/tfjs';
const seen = (globalThis as any).mark ?? 0; (globalThis as any).mark = 1;
try { localStorage.setItem('mark', '1'); } catch {}
export const double = (x: tf.Tensor) => (seen === 0 ? x.mul(2) : x);`;
      for (const _round of [1, 2]) expect(await run(marking)).toMatchObject({ points: 2 });
    });

    it('a stack names no folder of this machine [36]', async () => {
      const telling = edited(HONEST, 'return', 'console.log(new Error().stack); return');
      const text = JSON.stringify(await run(telling));
      expect(text).toContain('solution.ts');
      expect(text).not.toContain(fileURLToPath(new URL('../..', import.meta.url)));
    });
  });
});
