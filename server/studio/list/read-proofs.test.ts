import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { selectOptionalLastRecheck, updateRecheckedVersion } from '#db/queries/exercises/rechecks.ts';
import { exerciseVersions } from '#db/schema/exercises.ts';
import { openMemoryDatabase } from '#db/testing.ts';
import type { Proof } from '#grader/proof/proof.ts';
import type { ActorContext } from '../../access/actor.ts';
import { beginRecheck } from '../../jobs/rechecks/begin-recheck.ts';
import { openTestWorld, type TestWorld } from '../../testing.ts';
import { publishDraft } from '../publish/publish-draft.ts';
import { checkedDraft, newDraft, publishWish } from '../testing.ts';
import { listStudio } from './list-studio.ts';

const FAILS: Proof = {
  id: 'reference/seed 3',
  kind: 'reference',
  subject: 'seed 3',
  outcome: 'fails',
  advice: { kind: 'runs-differ', file: 'reference.ts', title: null },
};
const TODAY = new Date().toISOString().slice(0, 'yyyy-mm-dd'.length);

let world: TestWorld;
let author: ActorContext;
beforeAll(async () => {
  world = await openTestWorld(await openMemoryDatabase());
  author = await world.person('instructor');
});
afterAll(() => world?.close());

async function proofOf(title: string) {
  const view = await listStudio(author, { course: 'tiny' });
  if (!view.ok) throw new Error(view.refusal);
  const rows = view.value.modules.flatMap(({ exercises }) => exercises);
  return rows.find((row) => row.title === title)?.proof;
}

/** As `check` writes it. */
function ledger(exercise: string): Promise<void> {
  const grounds = { exercise, solutions: 's', realm: 'r', rules: 'u', seeds: 100, date: '2026-11-27' };
  return writeFile(join(world.folder, 'proofs.json'), JSON.stringify({ 'sums/add': grounds }));
}

async function publish(title: string, proofs: readonly Proof[], overrideReason: string | null) {
  const draftId = await newDraft(author, { title });
  const checkId = await checkedDraft(author, draftId, proofs);
  const wish = publishWish(draftId, checkId, { place: { kind: 'module', module: 'sums' }, overrideReason });
  expect(await publishDraft(author, wish)).toMatchObject({ ok: true });
}

it('a version of the catalogue is proved where the ledger has its very files, and planned rows say nothing', async () => {
  const [version] = await world.db.select().from(exerciseVersions);
  const hash = version?.hash ?? '';
  expect(await proofOf('Add')).toBeNull();
  await ledger(hash.slice(0, 16));
  expect(await proofOf('Add')).toEqual({ kind: 'proved', seeds: 100, on: '2026-11-27' });
  expect(await proofOf('Multiply')).toBeNull();
  await ledger(hash.slice(1, 17));
  expect(await proofOf('Add')).toBeNull();
  await writeFile(join(world.folder, 'proofs.json'), '<<<<<<< ours');
  expect(await proofOf('Add')).toBeNull();
});

it('one of the studio has the check that it was published with', async () => {
  await publish('Green', [], null);
  await publish('Red', [FAILS], 'The lecture is tomorrow.');
  expect(await proofOf('Green')).toEqual({ kind: 'green', on: TODAY });
  expect(await proofOf('Red')).toEqual({ kind: 'overridden', on: TODAY });
});

it('without a ledger it is what the newest grader found', async () => {
  const [version] = await world.db.select().from(exerciseVersions);
  const found = async (grader: string, proofs: readonly Proof[]) => {
    await beginRecheck(world, grader);
    const last = await selectOptionalLastRecheck(world.db);
    const of = { recheckId: last?.id ?? '', versionId: version?.id ?? '' };
    const end = { state: 'proved', findings: { proofs }, at: new Date('2026-11-28T12:00:00Z') } as const;
    await world.db.transaction((tx) => updateRecheckedVersion(tx, of, end));
    return proofOf('Add');
  };
  await beginRecheck(world, 'first');
  expect(await found('second', [FAILS])).toEqual({ kind: 'red', problems: 1, on: '2026-11-28' });
  expect(await found('third', [])).toEqual({ kind: 'green', on: '2026-11-28' });
});
