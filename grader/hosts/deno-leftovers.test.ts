/** What a Deno host leaves behind: nothing. In a file of its own, so that no other host's processes are about. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildRealm } from '../../scripts/build-realm.ts';
import { createDenoHost } from './deno.ts';
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

/** Processes under this one, by their command line. */
function descendants(): string[] {
  const parents = new Map<number, number>();
  for (const name of readdirSync('/proc').filter((entry) => /^\d+$/.test(entry))) {
    const stat = readOrEmpty(`/proc/${name}/stat`);
    parents.set(Number(name), Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]));
  }
  const isOurs = (pid: number): boolean => {
    const parent = parents.get(pid);
    return parent !== undefined && parent > 1 && (parent === process.pid || isOurs(parent));
  };
  return [...parents.keys()]
    .filter(isOurs)
    .map((pid) => readOrEmpty(`/proc/${pid}/cmdline`).replaceAll('\0', ' '))
    .filter((command) => command.includes('realm'));
}

function readOrEmpty(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

describe.runIf(existsSync('/proc/self/stat'))('a host that has closed', () => {
  it('leaves no process and no file, whatever its students did', async () => {
    const exercise = await doublingExercise({ caseSeconds: 2 });
    const host = await createDenoHost({ bundle: (await buildRealm()).deno, poolSize: 2 });
    const hang = HONEST.replace('return', 'for (;;) {}\n return');
    const bomb = HONEST.replace(
      'return',
      'const all = []; for (;;) all.push(new Float32Array(1e7).fill(1));\n return',
    );
    await Promise.all(
      [HONEST, hang, bomb].map((solution) => host.run(exercise, { solution, seed: 1, visibility: 'all' })),
    );
    expect(descendants()).not.toEqual([]);
    await host.close();
    expect(descendants()).toEqual([]);
    expect(readdirSync(folder)).toEqual([]);
  });
});
