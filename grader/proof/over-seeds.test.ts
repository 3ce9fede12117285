import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { edited } from '#grader/testing/edited.ts';
import { buildRealm } from '../bundles/build-realm.ts';
import { loadFiles } from '../exercise/files/load-files.ts';
import { exerciseTemplate } from '../exercise/templates/exercise-template.ts';
import type { ProvingHost } from '../hosts/host.ts';
import { createNodeWorkerHost } from '../hosts/node-worker.ts';
import { type CaseOutcome, type Limits, SERVER_LIMITS } from '../protocol.ts';
import { furtherRounds, seedFindings } from './over-seeds.ts';
import type { Finding } from './proof.ts';

function passed(id: string, durationMs: number): CaseOutcome {
  const told = { id, title: id, kind: 'property', visibility: 'public', status: 'passed' } as const;
  return { ...told, points: 1, pointsMax: 1, durationMs, hints: [], logs: [], pictures: [] };
}

describe('the further rounds of a program', () => {
  it('are the same ones however long its cases took', () => {
    const roundsWith = (durationMs: number) =>
      furtherRounds([passed('a', durationMs), passed('b', 2 * durationMs)], { seedsAsked: 100 });
    expect(roundsWith(30_000)).toEqual(roundsWith(0));
  });

  it.each([
    [1, 1],
    [10, 5],
    [28, 14],
    [100, 40],
  ])('with %i seeds for the reference are %i of each case', (asked, rounds) => {
    expect(furtherRounds([passed('a', 1)], { seedsAsked: asked })).toHaveLength(rounds);
  });

  it('with more seeds hold those with fewer', () => {
    const cases = [passed('a', 1), passed('b', 1)];
    expect(furtherRounds(cases, { seedsAsked: 100 })).toEqual(
      expect.arrayContaining(furtherRounds(cases, { seedsAsked: 10 })),
    );
  });
});

describe('a machine too slow for all rounds in one run', () => {
  const TEMPLATE = exerciseTemplate({ id: '3c9f1d36-7a8a-4f0f-8a0e-51c1f5a9d0b7', disclosure: 'open' });
  const REFERENCE = TEMPLATE['reference.ts'] ?? '';
  const hosts: ProvingHost[] = [];
  let hostWith: (limits: Partial<Limits>) => ProvingHost;
  beforeAll(async () => {
    const bundle = (await buildRealm()).node;
    hostWith = (limits) => {
      const host = createNodeWorkerHost({ bundle, judgesMax: 1, limits: { ...SERVER_LIMITS, ...limits } });
      hosts.push(host);
      return host;
    };
  });
  afterAll(() => Promise.all(hosts.map((host) => host.close())));

  it('finds the same', async () => {
    const bundle = await loadFiles('test/scale', {
      ...TEMPLATE,
      'cases.ts': edited(
        TEMPLATE['cases.ts'] ?? '',
        "property('matrices of any size', {",
        "property('matrices of any size', {\n    runs: 1,",
      ),
    });
    const slow = 'const until = performance.now() + 15; while (performance.now() < until);\n  return tf';
    const solution = edited(
      edited(REFERENCE, 'return tf', slow),
      'x.mul(factor).add(offset)',
      'x.mul(x.rank === 2 && factor > 3.6 ? 9 : factor).add(offset)',
    );
    const findings = async (limits: Partial<Limits>): Promise<Finding[]> => {
      const host = hostWith(limits);
      const plan = await host.prepare(bundle);
      const world = { host, hastyHost: host, recordedHost: host, bundle, solutions: {}, plan, seeds: 56 };
      const caseIds = plan.slice(1, 2).map(({ id }) => id);
      const first = await hostWith({}).run(bundle, { solution, seed: 1, visibility: 'all', caseIds });

      return seedFindings(world, solution, first);
    };
    const unhurried = await findings({});

    expect(unhurried).toMatchObject([{ advice: { kind: 'seed-decides', other: { points: 0 } } }]);
    expect(await findings({ runMs: 90 })).toEqual(unhurried);
  });
});
