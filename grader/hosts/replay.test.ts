/**
 * A verdict can be had again: the same exercise version, code, seed and backend give the same report, byte for byte
 * apart from timings and the name of the home, in threads and in processes, with and without the wall; and a case alone
 * gives what it gave among the others.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildRealm } from '../../scripts/build-realm.ts';
import { loadFolder } from '../exercise/load-folder.ts';
import { type CaseOutcome, caseKindSchema, type Report } from '../protocol.ts';
import { createDenoHost, type DenoHost } from './deno.ts';
import type { Host } from './host.ts';
import { createNodeWorkerHost } from './node-worker.ts';

const GRADER = fileURLToPath(new URL('..', import.meta.url));
const EXERCISES = join(GRADER, '../exercises');
const GOLDEN = join(GRADER, 'judge/golden');
const SEED = 4711;

/** Exercise folder, and a solution that fails in it. */
const RUNS: readonly (readonly [string, string, string])[] = [
  ...['wrong-value', 'throws', 'refused'].map(
    (name) => [name, join(GOLDEN, 'exercise'), join(GOLDEN, name, 'solution.ts')] as const,
  ),
  ...[
    ['beyond/adam', 'no-bias-correction'],
    ['warm-up/relu', 'absolute-value'],
  ].map(([slug = '', mistake]) => {
    const folder = join(EXERCISES, slug);
    return [`${slug} ${mistake}`, folder, join(folder, `misconceptions/${mistake}.ts`)] as const;
  }),
];

let threads: Host;
let walled: DenoHost;
let bare: DenoHost;
beforeAll(async () => {
  const { node, deno } = await buildRealm();
  threads = createNodeWorkerHost({ bundle: node });
  walled = await createDenoHost({ bundle: deno, poolSize: 1, judgesMax: 1 });
  bare = await createDenoHost({ bundle: deno, poolSize: 1, judgesMax: 1, bwrap: 'never' });
});
afterAll(() => Promise.all([threads, walled, bare].map((host) => host.close())));

async function reportOf(
  host: Host,
  [, folder, solution]: (typeof RUNS)[number],
  caseIds?: string[],
): Promise<Report> {
  const chosen = caseIds ? { caseIds } : {};
  const request = {
    solution: readFileSync(solution, 'utf8'),
    seed: SEED,
    visibility: 'all',
    ...chosen,
  } as const;
  return host.run(await loadFolder(folder), request);
}

/** What neither a clock nor the home decides. */
function lasting(report: Report | CaseOutcome | undefined): string {
  return JSON.stringify(
    report,
    (key, value: unknown) =>
      ['durationMs', 'wallMs', 'runner', 'standing', 'device'].includes(key) ? undefined : value,
    1,
  );
}

describe('the same report', () => {
  const seen: CaseOutcome[] = [];

  it.each(RUNS)('comes of %s, again and in every home', async (...run) => {
    const first = await reportOf(threads, run);
    seen.push(...first.cases.filter(({ status }) => status !== 'passed'));
    expect(lasting(await reportOf(threads, run))).toBe(lasting(first));
    expect(lasting(await reportOf(walled, run))).toBe(lasting(first));
    expect(lasting(await reportOf(bare, run))).toBe(lasting(first));
  });

  it('was compared where cases of every kind fail', () => {
    expect(new Set(seen.map(({ kind }) => kind))).toEqual(new Set(caseKindSchema.options));
  });

  it.each(RUNS.filter(([name]) => /wrong-value|adam/.test(name)))(
    'has the outcome of each case of %s that runs alone',
    async (...run) => {
      const { cases } = await reportOf(threads, run);
      for (const outcome of cases) {
        const { cases: again } = await reportOf(threads, run, [outcome.id]);
        expect(again.map(lasting)).toEqual([lasting(outcome)]);
      }
    },
  );
});
