/**
 * Solutions in, reports out: each folder here holds a solution of `exercise/` and the report that it must get, byte for
 * byte apart from timings. After a change that is meant: `npx vitest run grader/judge/golden -u`, then read the
 * difference.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadFolder } from '#grader/folder/load-folder.ts';
import type { Host } from '#grader/hosts/host.ts';
import { createNodeWorkerHost } from '#grader/hosts/node-worker.ts';
import { caseKindSchema, outcomeStatusSchema, type Report, reportSchema } from '#grader/protocol.ts';
import { buildRealm } from '../../bundles/build-realm.ts';

const FOLDER = fileURLToPath(new URL('.', import.meta.url));
const SEED = 20261123;

const names = readdirSync(FOLDER, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && entry.name !== 'exercise')
  .map(({ name }) => name);

let host: Host;
beforeAll(async () => {
  host = createNodeWorkerHost({ bundle: (await buildRealm()).node });
});
afterAll(() => host.close());

async function reportOf(name: string): Promise<Report> {
  const bundle = await loadFolder(join(FOLDER, 'exercise'));
  const solution = readFileSync(join(FOLDER, name, 'solution.ts'), 'utf8');
  return host.run(bundle, { solution, seed: SEED, visibility: 'all' });
}

/** What neither a clock nor the machine decides. */
function lasting(report: Report): string {
  const kept = JSON.stringify(
    { ...report, runner: 'node' },
    (key, value: unknown) => (key === 'durationMs' || key === 'wallMs' ? 0 : value),
    2,
  );
  return `${kept}\n`;
}

const stored = (name: string): Report =>
  reportSchema.parse(JSON.parse(readFileSync(join(FOLDER, name, 'report.json'), 'utf8')));

describe('golden reports', () => {
  it('are of a pass and of every way of failing that people meet', () => {
    expect(names).toEqual([
      'leaks',
      'nan',
      'out-of-memory',
      'pass',
      'refused',
      'throws',
      'timed-out',
      'wrong-shape',
      'wrong-value',
    ]);
  });

  it('hold every case kind and every outcome', () => {
    const cases = names.flatMap((name) => stored(name).cases);
    expect(new Set(cases.map(({ kind }) => kind))).toEqual(new Set(caseKindSchema.options));
    expect(new Set(cases.map(({ status }) => status))).toEqual(new Set(outcomeStatusSchema.options));
  });

  it.each(names)('%s', async (name) => {
    const report = await reportOf(name);
    expect(reportSchema.parse(report)).toEqual(report);
    await expect(lasting(report)).toMatchFileSnapshot(join(FOLDER, name, 'report.json'));
  });
});

describe('a golden report', () => {
  const firstFailure = (name: string) => stored(name).cases.find(({ status }) => status !== 'passed');

  it('of a right solution has full marks', () => {
    expect(stored('pass').points).toBe(stored('pass').pointsMax);
  });

  it('of wrong values names the misconception and a smallest input', () => {
    const failure = firstFailure('wrong-value');
    expect(failure?.hints.map(({ misconception }) => misconception)).toContain('sums-columns');
    const drawn = stored('wrong-value').cases.find(({ kind }) => kind === 'property');
    expect(drawn?.evidence?.counterExample?.args.length).toBeGreaterThan(0);
  });

  it('of a wrong shape shows both shapes', () => {
    expect(firstFailure('wrong-shape')?.evidence).toMatchObject({ expectedShape: [1, 2], actualShape: [2] });
  });

  it('of NaN counts them', () => {
    expect(firstFailure('nan')?.evidence?.difference?.nanCount).toBeGreaterThan(0);
  });

  it('of an error names its line', () => {
    expect(firstFailure('throws')).toMatchObject({ status: 'errored', error: { line: 6 } });
  });

  it('of tensors left behind gives the points for right numbers', () => {
    expect(firstFailure('leaks')).toMatchObject({
      kind: 'property',
      status: 'failed',
      points: 4,
      pointsMax: 5,
    });
  });

  it.each(['timed-out', 'out-of-memory'])('of one case that is %s has the points of the others', (name) => {
    const { cases, points, pointsMax } = stored(name);
    expect(cases.filter(({ status }) => status !== 'passed').map(({ status }) => status)).toEqual([name]);
    expect(points).toBe(pointsMax - 1);
  });

  it('of a forbidden operation names it and says why', () => {
    const failure = firstFailure('refused');
    expect(failure).toMatchObject({ status: 'refused', refusedOperation: 'softmax' });
    expect(JSON.stringify(failure)).toContain('It is the answer.');
  });
});
