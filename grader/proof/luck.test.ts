import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { edited } from '#grader/testing/edited.ts';
import { buildRealm } from '../bundles/build-realm.ts';
import { loadFiles } from '../exercise/files/load-files.ts';
import { exerciseTemplate } from '../exercise/templates/exercise-template.ts';
import type { ProvingHost } from '../hosts/host.ts';
import { createNodeWorkerHost } from '../hosts/node-worker.ts';
import { SERVER_LIMITS } from '../protocol.ts';
import { measureLuck } from './luck.ts';

const TEMPLATE = exerciseTemplate({ id: '3c9f1d36-7a8a-4f0f-8a0e-51c1f5a9d0b7', disclosure: 'open' });
const REFERENCE = TEMPLATE['reference.ts'] ?? '';
const mistake = (factor: string) =>
  edited(REFERENCE, 'x.mul(factor).add(offset)', `x.mul(${factor}).add(offset)`);
/** One input of each drawn case, so that a rare mistake is often missed. */
const CASES = (TEMPLATE['cases.ts'] ?? '').replaceAll(/(property\('.*', \{)/g, '$1\n    runs: 1,');

let host: ProvingHost;
beforeAll(async () => {
  const bundle = (await buildRealm()).node;
  host = createNodeWorkerHost({ bundle, judgesMax: 1, limits: SERVER_LIMITS });
});
afterAll(() => host?.close());

async function luckOf(sources: Readonly<Record<string, string>>, seeds: number) {
  const bundle = await loadFiles('test/scale', { ...TEMPLATE, 'cases.ts': CASES });
  const plan = await host.prepare(bundle);
  const world = { host, hastyHost: host, recordedHost: host, bundle, solutions: {}, plan, seeds };
  const programs = Object.entries(sources).map(([path, source]) => ({ path, source }));
  const heard = { planned: 0, rounds: 0 };
  const luck = await measureLuck({
    world,
    programs,
    seeds,
    onPlanned: (rounds) => {
      heard.planned = rounds;
    },
    onRound: () => {
      heard.rounds += 1;
    },
  });
  return { bundle, luck, heard };
}

describe('the luck of a mistake', () => {
  it('is the share of seeds under which a student who makes it would earn everything', async () => {
    const SEEDS = 12;
    const rare = mistake('factor > 3 && x.rank === 2 ? 9 : factor');
    const { bundle, luck, heard } = await luckOf({ 'misconceptions/rare.md': rare }, SEEDS);
    expect(luck).toMatchObject([{ tried: SEEDS, surely: [] }]);
    expect(heard.rounds).toBe(heard.planned);
    let full = 0;
    for (let i = 0; i < SEEDS; i++) {
      const report = await host.run(bundle, { solution: rare, seed: 10_001 + i, visibility: 'all' });
      full += Number(report.points === report.pointsMax);
    }
    expect(luck[0]?.slipped).toBe(full);
    expect(full).toBeGreaterThan(0);
    expect(full).toBeLessThan(SEEDS);
  });

  it('is none where a literal case catches it, and everything where nothing could', async () => {
    const { luck, heard } = await luckOf(
      { 'misconceptions/plain.md': mistake('factor + 1'), 'misconceptions/none.md': mistake('factor * 1') },
      3,
    );
    const [plain, none] = luck;
    expect(plain).toMatchObject({ slipped: 0, tried: 0, cases: [] });
    expect(plain?.surely.length).toBeGreaterThan(0);
    expect(none).toMatchObject({ slipped: 3, tried: 3, surely: [] });
    expect(none?.cases.every(({ caught }) => caught === 0)).toBe(true);
    expect(heard.planned).toBe(3 * (none?.cases.length ?? 0));
  });
});
