import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { selectOptionalLastRecheck, updateRecheckedVersion } from '#db/queries/exercises/rechecks.ts';
import { openTestDatabase } from '#db/testing.ts';
import { buildRealm } from '#grader/bundles/build-realm.ts';
import { createProofHosts } from '#grader/hosts/deno-proof-hosts.ts';
import type { Proof } from '#grader/proof/proof.ts';
import type { ActorContext } from '../../access/actor.ts';
import { beginRecheck } from '../../jobs/rechecks/begin-recheck.ts';
import { openTestWorld, type TestWorld } from '../../testing.ts';
import { testGrader } from '../../testing-grader.ts';
import { startWorker } from '../../worker/worker.ts';
import { publishDraft } from '../publish/publish-draft.ts';
import { checkedDraft, newDraft, publishWish } from '../testing.ts';
import type { RecheckedExerciseView } from './rechecks-view.ts';
import { viewRechecks } from './view-rechecks.ts';

const FAILS: Proof = {
  id: 'reference/seed 3',
  kind: 'reference',
  subject: 'seed 3',
  outcome: 'fails',
  advice: { kind: 'runs-differ', file: 'reference.ts', title: null },
};

let world: TestWorld;
let author: ActorContext;
let published: string;
beforeAll(async () => {
  world = await openTestWorld(await openTestDatabase());
  author = await world.person('instructor');
  await beginRecheck(world, 'one');
  const draftId = await newDraft(author, { title: 'Scale' });
  const checkId = await checkedDraft(author, draftId);
  const place = { kind: 'module', module: 'sums' } as const;
  const version = await publishDraft(author, publishWish(draftId, checkId, { place }));
  if (!version.ok) throw new Error(version.refusal);
  published = version.value.versionId;
});
afterAll(() => world?.close());

async function shown(): Promise<RecheckedExerciseView | undefined> {
  const view = await viewRechecks(author, { course: 'tiny' });
  if (!view.ok) throw new Error(view.refusal);
  return view.value.round?.exercises.find(({ title }) => title === 'Scale');
}

/** A round of that grader that found these proofs of the published version failing. */
async function round(grader: string, proofs: readonly Proof[]): Promise<void> {
  await beginRecheck(world, grader);
  const last = await selectOptionalLastRecheck(world.db);
  const of = { recheckId: last?.id ?? '', versionId: published };
  const end = { state: 'proved', findings: { proofs }, at: world.now() } as const;
  await world.db.transaction((tx) => updateRecheckedVersion(tx, of, end));
}

describe('after an upgrade of the grader', () => {
  it('nothing is shown for the first grader', async () => {
    expect(await viewRechecks(author, { course: 'tiny' })).toMatchObject({
      ok: true,
      value: { round: null },
    });
  });

  it('a version waits, and what changed by the upgrade alone is listed', async () => {
    await beginRecheck(world, 'two');
    expect(await shown()).toMatchObject({ number: '1.3', state: 'waiting', broken: [] });
    await round('three', [FAILS]);
    expect(await shown()).toMatchObject({
      state: 'changed',
      broken: [{ file: 'reference.ts', sentence: expect.stringContaining('two runs with one seed differ') }],
      mended: [],
    });
    await round('four', [FAILS]);
    expect(await shown()).toMatchObject({ state: 'unchanged', broken: [], mended: [] });
    await round('five', []);
    expect(await shown()).toMatchObject({ state: 'changed', broken: [], mended: [{ file: 'reference.ts' }] });
  });

  it('a worker proves each version in realms', { timeout: 180_000 }, async () => {
    const { deno: bundle } = await buildRealm();
    await beginRecheck(world, 'six');
    const worker = await startWorker(world, {
      host: testGrader(),
      openProving: () => createProofHosts({ bundle, parallel: 2, exercises: 1 }),
      slots: 1,
    });
    await worker.drained();
    await worker.stop();
    expect(await selectOptionalLastRecheck(world.db)).toMatchObject({ state: 'ready', done: 2, total: 2 });
    expect(await shown()).toMatchObject({ state: 'unchanged', broken: [], fault: null });
  });
});
