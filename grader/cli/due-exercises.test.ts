import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DueQuestion, dueExercises } from './due-exercises.ts';
import { newExercise } from './new-exercise.ts';
import { groundsOf, PROOFS_FILE, updateLedger } from './proof-ledger.ts';

const SLUGS = ['test/a', 'test/b', 'test/c', 'test/d'];
/** Named by their content; nothing here opens them. */
const DENO = { judge: '/x/realm-deno-judge-0a1b.js', student: '/x/realm-deno-student-2c3d.js' };
let root: string;

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'descent-due-'));
  const world = { root, print: () => undefined, note: () => undefined };
  for (const slug of SLUGS)
    await newExercise([slug], { ...world, buildRealm: () => Promise.reject(new Error('not needed')) });
});
afterAll(() => rm(root, { recursive: true }));

const due = (more: Partial<DueQuestion> = {}) =>
  dueExercises({
    root,
    slugs: SLUGS,
    deno: DENO,
    seeds: 10,
    record: PROOFS_FILE,
    everything: false,
    draw: 1,
    ...more,
  });
async function prove(...slugs: readonly string[]): Promise<void> {
  const held = await Promise.all(
    slugs.map(async (slug) => [slug, await groundsOf({ root, slug }, { deno: DENO, seeds: 10 })] as const),
  );
  await updateLedger(root, { held: new Map(), failed: SLUGS });
  await updateLedger(root, { held: new Map(held), failed: [] });
}

describe('what is due', () => {
  it('is everything where nothing was proved', async () => {
    const { slugs, grounds, provedBefore } = await due();
    expect([slugs, [...grounds.keys()], [...provedBefore]]).toEqual([SLUGS, SLUGS, []]);
  });

  it('is what was not proved, and two more, which a seed draws: the same two for the same seed', async () => {
    await prove('test/a', 'test/b', 'test/c');
    const draws = await Promise.all(
      Array.from({ length: 12 }, async (_, draw) => (await due({ draw })).slugs),
    );
    for (const slugs of draws) {
      expect(slugs).toHaveLength(3);
      expect(slugs).toContain('test/d');
      // In the order that was asked for.
      expect(slugs).toEqual(slugs.toSorted());
    }
    expect(new Set(draws.map(String)).size).toBe(3);
    expect((await due({ draw: 7 })).slugs).toEqual(draws[7]);
    expect([...(await due()).provedBefore]).toEqual(['test/a', 'test/b', 'test/c']);
  });

  it('is all of it where nothing is excused, and what was asked for alone', async () => {
    await prove(...SLUGS);
    expect((await due({ everything: true })).slugs).toEqual(SLUGS);
    expect((await due({ slugs: ['test/c'] })).slugs).toEqual(['test/c']);
    expect((await due({ slugs: [] })).slugs).toEqual([]);
  });

  it.each<[string, Partial<DueQuestion>]>([
    ['other bundles', { deno: { ...DENO, judge: '/x/realm-deno-judge-ffff.js' } }],
    ['another bundle of the student', { deno: { ...DENO, student: '/x/realm-deno-student-ffff.js' } }],
    ['more seeds', { seeds: 11 }],
  ])('is everything again with %s', async (_, change) => {
    await prove(...SLUGS);
    const { slugs, provedBefore } = await due(change);
    expect([slugs, provedBefore.size]).toEqual([SLUGS, 0]);
  });

  it('is nothing more with the same bundles in another folder', async () => {
    await prove(...SLUGS);
    const deno = { judge: '/y/realm-deno-judge-0a1b.js', student: '/y/realm-deno-student-2c3d.js' };
    expect((await due({ deno })).provedBefore.size).toBe(4);
  });

  it('is what changed, and what is no exercise any more: proving it says what is wrong', async () => {
    await prove(...SLUGS);
    await writeFile(join(root, 'exercises/test/a/statement.md'), '# Another\n');
    await writeFile(join(root, 'exercises/test/b/exercise.yaml'), 'title: [');
    const { provedBefore, grounds, slugs } = await due();
    expect([...provedBefore]).toEqual(['test/c', 'test/d']);
    expect([...grounds.keys()]).toEqual(['test/a', 'test/c', 'test/d']);
    expect(slugs).toEqual(expect.arrayContaining(['test/a', 'test/b']));
  });
});
