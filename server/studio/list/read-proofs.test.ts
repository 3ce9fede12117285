import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { selectOptionalLastRecheck, updateRecheckedVersion } from '#db/queries/exercises/rechecks.ts';
import { exerciseVersions } from '#db/schema/exercises.ts';
import { openTestDatabase } from '#db/testing.ts';
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
  world = await openTestWorld(await openTestDatabase());
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

async function versionOf(title: string) {
  const versions = await world.db.select().from(exerciseVersions);
  const version = versions.find(({ manifest }) => (manifest as { title: string }).title === title);
  if (!version) throw new Error(`No version is called ${title}.`);
  return version;
}

/** What a round of that grader, which may go on after it, finds of a version; by default of the one of the catalogue. */
async function found(grader: string, proofs: readonly Proof[], of: { at?: string; title?: string } = {}) {
  const { at = '2026-11-28T12:00:00Z', title = 'Add' } = of;
  await beginRecheck(world, grader);
  const last = await selectOptionalLastRecheck(world.db);
  const { id: versionId } = await versionOf(title);
  const end = { state: 'proved', findings: { proofs }, at: new Date(at) } as const;
  await world.db.transaction((tx) =>
    updateRecheckedVersion(tx, { recheckId: last?.id ?? '', versionId }, end),
  );
  return proofOf(title);
}

it('without a ledger it is what the newest grader found, also while the next one is at it', async () => {
  await beginRecheck(world, 'first');
  expect(await found('second', [FAILS])).toEqual({ kind: 'red', problems: 1, on: '2026-11-28' });
  expect(await found('third', [])).toEqual({ kind: 'green', on: '2026-11-28' });
  await beginRecheck(world, 'fourth');
  expect(await proofOf('Add')).toEqual({ kind: 'green', on: '2026-11-28' });
  await beginRecheck(world, 'fifth');
  expect(await proofOf('Add')).toEqual({ kind: 'green', on: '2026-11-28' });
});

it('is red once a grader of later finds problems, whatever the ledger or the check before it said', async () => {
  await ledger((await versionOf('Add')).hash.slice(0, 16));
  const proved = { kind: 'proved', seeds: 100, on: '2026-11-27' };
  expect(await proofOf('Add')).toEqual(proved);
  expect(await found('sixth', [FAILS], { at: '2026-11-26T12:00:00Z' })).toEqual(proved);
  expect(await found('seventh', [FAILS], { at: '2026-11-27T12:00:00Z' })).toMatchObject({ kind: 'red' });
  expect(await found('eighth', [])).toEqual(proved);

  const green = { kind: 'green', on: TODAY };
  expect(await found('ninth', [FAILS], { title: 'Green', at: '2000-01-01T12:00:00Z' })).toEqual(green);
  const later = { title: 'Green', at: '2100-01-01T12:00:00Z' };
  expect(await found('tenth', [FAILS], later)).toEqual({ kind: 'red', problems: 1, on: '2100-01-01' });
});
