import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildRealm } from '../../scripts/build-realm.ts';
import { findExercises } from '../exercise/load-course.ts';
import { loadFolder } from '../exercise/load-folder.ts';
import type { Host } from '../hosts/host.ts';
import { createNodeWorkerHost } from '../hosts/node-worker.ts';

const EXERCISES = fileURLToPath(new URL('../../exercises', import.meta.url));

let host: Host;
beforeAll(async () => {
  host = createNodeWorkerHost({ bundle: (await buildRealm()).node });
});
afterAll(() => host.close());

/** The first shows a wrong solution; a right one must satisfy all. */
const SEEDS = [20261123, 4];

async function grade(slug: string, file: string, seed: number) {
  const bundle = await loadFolder(join(EXERCISES, slug));
  const solution = readFileSync(join(EXERCISES, slug, 'solutions', file), 'utf8');
  const report = await host.run(bundle, { solution, seed, visibility: 'all' });
  const failed = report.cases
    .filter(({ status }) => status !== 'passed')
    .map(({ title, status, evidence, error }) => ({
      title,
      status,
      why: error?.message ?? evidence?.reason,
    }));
  return { points: report.points, pointsMax: report.pointsMax, failed };
}

/** A training takes seconds and draws nothing that a seed could change. */
async function seedsOf(slug: string): Promise<number[]> {
  const plan = await host.prepare(await loadFolder(join(EXERCISES, slug)));
  return plan.every(({ kind }) => kind === 'training') ? SEEDS.slice(0, 1) : SEEDS;
}

const slugs = await findExercises(EXERCISES);

describe.each(slugs)('%s', (slug) => {
  const files = readdirSync(join(EXERCISES, slug, 'solutions'));
  const right = files.filter((file) => file.startsWith('right-'));
  const wrong = files.filter((file) => file.startsWith('wrong-'));

  test('is tried with two right solutions and two wrong ones, and nothing else', () => {
    expect(right.length).toBeGreaterThanOrEqual(2);
    expect(wrong.length).toBeGreaterThanOrEqual(2);
    expect(right.length + wrong.length).toBe(files.length);
  });

  test.each(right)('%s gets full marks', async (file) => {
    for (const seed of await seedsOf(slug)) {
      const { points, pointsMax, failed } = await grade(slug, file, seed);
      expect(failed, `seed ${seed}`).toEqual([]);
      expect(points).toBe(pointsMax);
    }
  });

  test.each(wrong)('%s does not get full marks', async (file) => {
    const { points, pointsMax } = await grade(slug, file, SEEDS[0] ?? 0);
    expect(points).toBeLessThan(pointsMax);
  });
});
