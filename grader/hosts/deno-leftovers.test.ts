/** What a Deno host leaves behind: nothing. In a file of its own, so that no other host's processes are about. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { edited } from '#grader/testing/edited.ts';
import { buildRealm } from '../bundles/build-realm.ts';
import { chooseWall, findDeno } from './deno/deno-command.ts';
import { createDenoHost } from './deno.ts';
import { realmProcesses } from './testing/descendants.ts';
import { doublingExercise, HONEST } from './testing/doubling-exercise.ts';

let folder: string;
const given = process.env.TMPDIR;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'descent-leftovers-'));
  process.env.TMPDIR = folder;
});
afterAll(async () => {
  if (given === undefined) delete process.env.TMPDIR;
  else process.env.TMPDIR = given;
  await rm(folder, { recursive: true, force: true });
});

const MEBIBYTE = 1024 * 1024;

/** What this process holds once garbage is collected: objects, buffers, and pages of the system. */
function held(): { readonly heldBytes: number; readonly residentBytes: number } {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  collect();
  collect();
  const { heapUsed, external, rss } = process.memoryUsage();
  return { heldBytes: heapUsed + external, residentBytes: rss };
}

const inFront = (code: string): string => edited(HONEST, 'return', `${code}\n return`);
/** Each makes the host keep or pass on as much as it can. */
const GREEDY = [
  inFront("for (let i = 0; i < 1e5; i++) console.log('x'.repeat(4_000));"),
  inFront("return 'x'.repeat(2 ** 29 - 32) as any;"),
  inFront('return tf.zeros([2 * 1024 * 1024 - 64]);'),
  inFront("throw new Error('x'.repeat(2 ** 28));"),
  inFront('for (;;) tf.keep(tf.ones([1024, 1024]));'),
  inFront('(globalThis as any).Deno.exit(0);'),
  `${'('.repeat(100_000)}`,
  `const big = 'x'.repeat(200_000);\n${HONEST}`,
];

describe.runIf(existsSync('/proc/self/stat'))('a host that has closed', () => {
  it('leaves no process and no file, whatever its students did', async () => {
    const exercise = await doublingExercise({ caseSeconds: 2 });
    const host = await createDenoHost({ bundle: (await buildRealm()).deno, poolSize: 2 });
    const hang = edited(HONEST, 'return', 'for (;;) {}\n return');
    const bomb = edited(
      HONEST,
      'return',
      'const all = []; for (;;) all.push(new Float32Array(1e7).fill(1));\n return',
    );
    await Promise.all(
      [HONEST, hang, bomb].map((solution) => host.run(exercise, { solution, seed: 1, visibility: 'all' })),
    );
    expect(realmProcesses()).not.toEqual([]);
    await host.close();
    expect(realmProcesses()).toEqual([]);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('is where it was after many hostile runs: memory, processes, folders', async () => {
    const exercise = await doublingExercise({ caseSeconds: 2, memoryMebibytes: 256 });
    const host = await createDenoHost({ bundle: (await buildRealm()).deno, poolSize: 1, bwrap: 'never' });
    const run = (solution: string) => host.run(exercise, { solution, seed: 1, visibility: 'all' });
    const round = () => Promise.all(GREEDY.map(run));
    const look = () => ({ folders: readdirSync(folder).length, processes: realmProcesses().length });
    // The first round compiles, fills caches and starts as many judges as run at once.
    await round();
    await run(HONEST);
    await vi.waitFor(() => expect(look()).toMatchObject({ folders: look().processes }), { timeout: 30_000 });
    const [before, memory] = [look(), held()];
    await round();
    await round();
    expect(await run(HONEST)).toMatchObject({ points: 2 });
    // Fewer where the first look fell into the replacement of a process; what leaks here leaks a dozen times.
    await vi.waitFor(
      () => {
        const now = look();
        expect(now.processes).toBeLessThanOrEqual(before.processes);
        expect(now.folders).toBeLessThanOrEqual(before.folders);
      },
      { timeout: 30_000 },
    );
    const after = held();
    expect(after.heldBytes - memory.heldBytes).toBeLessThan(8 * MEBIBYTE);
    // The allocator keeps some of what a round took at its height, a busy machine more of it.
    expect(after.residentBytes - memory.residentBytes).toBeLessThan(128 * MEBIBYTE);
    await host.close();
    expect(look()).toEqual({ folders: 0, processes: 0 });
  });
});

const deno = await findDeno();
const walls = [
  ...((await chooseWall(deno)) === 'bwrap' ? (['required'] as const) : []),
  ...(deno.canBind ? (['never'] as const) : []),
];

describe.runIf(existsSync('/proc/self/stat') && walls.length > 0)('a host that is killed', () => {
  it.each(walls)('leaves no process, not even one that loops for ever (wall: %s)', async (wall) => {
    const fixture = fileURLToPath(new URL('./testing/hanging-host.ts', import.meta.url));
    const server = spawn(process.execPath, [fixture, wall], { stdio: ['ignore', 'pipe', 'inherit'] });
    await once(server.stdout, 'data');
    const pids = realmProcesses(server.pid).map(({ pid }) => pid);
    expect(pids.length).toBeGreaterThan(2);
    server.kill('SIGKILL');
    const left = () => pids.filter((pid) => existsSync(`/proc/${pid}`));
    await vi.waitFor(() => expect(left()).toEqual([]), { timeout: 5_000 });
  });
});
