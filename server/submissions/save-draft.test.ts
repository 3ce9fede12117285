import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { selectKeptDrafts, selectOptionalDraft } from '#db/queries/work/drafts.ts';
import { drafts } from '#db/schema/work.ts';
import { openTestDatabase } from '#db/testing.ts';
import type { ActorContext } from '../access/actor.ts';
import { openTestWorld, PLACE, type TestWorld } from '../testing.ts';
import { keepDraft, listKeptDrafts } from './kept-drafts.ts';
import { saveDraft } from './save-draft.ts';

let world: TestWorld;
let student: ActorContext;
beforeAll(async () => {
  // Two tabs at once are two connections, where there is more than one.
  world = await openTestWorld(await openTestDatabase());
});
beforeEach(async () => {
  student = await world.person('student');
});
afterAll(() => world.close());

async function save(source: string, baseRevision: number, editedAt?: string) {
  const result = await saveDraft(student, { ...PLACE, source, baseRevision, editedAt });
  if (!result.ok) throw new Error(result.refusal);
  return result.value;
}

async function key() {
  const [row] = await world.db.select({ assignmentId: drafts.assignmentId }).from(drafts);
  return { userId: student.actor.userId, assignmentId: row?.assignmentId ?? '' };
}

test('saving over the revision that one has read replaces it', async () => {
  expect(await save('one', 0)).toMatchObject({ revision: 1, standing: 'saved', other: null });
  expect(await save('two', 1)).toMatchObject({ revision: 2, standing: 'saved', other: null });
  expect(await selectKeptDrafts(world.db, await key())).toEqual([]);
});

test('when two tabs meet, the newer wins and the older is kept and handed back', async () => {
  await save('first tab', 0);
  expect(await save('second tab', 0)).toMatchObject({
    revision: 2,
    standing: 'saved',
    other: { source: 'first tab' },
  });
  expect(await selectKeptDrafts(world.db, await key())).toMatchObject([{ source: 'first tab' }]);
});

test('of the first texts of many tabs at once, one is the draft and every other is kept', async () => {
  const texts = Array.from({ length: 6 }, (_, tab) => `tab ${tab}`);
  const saved = await Promise.all(texts.map((source) => save(source, 0)));
  expect(saved.filter(({ other }) => other === null)).toHaveLength(1);
  const kept = await selectKeptDrafts(world.db, await key());
  const draft = await selectOptionalDraft(world.db, await key());
  expect([draft?.source, ...kept.map(({ source }) => source)].toSorted()).toEqual(texts);
});

test('a draft that waited offline does not replace a newer one; it is kept beside it', async () => {
  await save('newer', 0);
  const waited = await save('older', 0, '2020-01-01T00:00:00Z');
  expect(waited).toMatchObject({ revision: 1, standing: 'kept-older', other: { source: 'newer' } });
  expect(await selectOptionalDraft(world.db, await key())).toMatchObject({ source: 'newer' });
  expect(await selectKeptDrafts(world.db, await key())).toMatchObject([{ source: 'older' }]);
});

test('a browser whose clock runs ahead gains nothing by it', async () => {
  const saved = await save('from the future', 0, '2999-01-01T00:00:00Z');
  expect(new Date(saved.savedAt).getTime()).toBeLessThanOrEqual(Date.now());
});

test('what was replaced can be brought back by its owner alone, the last first, each once', async () => {
  await save('first tab', 0);
  await save('second tab', 0);
  await keepDraft(student, { ...PLACE, source: 'before the reset' });
  await keepDraft(student, { ...PLACE, source: 'before the reset' });
  expect(await listKeptDrafts(student, PLACE)).toMatchObject({
    value: [{ source: 'before the reset' }, { source: 'first tab' }],
  });
  expect(await listKeptDrafts(await world.person('student'), PLACE)).toEqual({ ok: true, value: [] });
  const outsider = await world.person(null);
  expect(await listKeptDrafts(outsider, PLACE)).toEqual({ ok: false, refusal: 'not-found' });
  expect(await keepDraft(outsider, { ...PLACE, source: 'x' })).toEqual({ ok: false, refusal: 'not-found' });
});

test('finds no exercise by a name that no database keeps', async () => {
  for (const place of [{ module: 'a\0' }, { exercise: '\ud83d' }])
    expect(await listKeptDrafts(student, { ...PLACE, ...place })).toEqual({
      ok: false,
      refusal: 'not-found',
    });
});

test('what one person keeps is bounded in number, bytes and rate, and the last text is always there', async () => {
  const large = (name: string) => `${name}${'x'.repeat(250 * 1024)}`;
  let minute = Date.now();
  for (let round = 0; round < 5; round += 1) {
    minute += 61_000;
    const later = world.at(student, new Date(minute));
    for (let n = 0; n < 6; n += 1)
      expect(await keepDraft(later, { ...PLACE, source: large(`${round}-${n}`) })).toMatchObject({
        ok: true,
      });
    expect(await keepDraft(later, { ...PLACE, source: 'one more' })).toEqual({
      ok: false,
      refusal: 'too-many-drafts',
    });
  }
  const kept = await selectKeptDrafts(world.db, await key());
  expect(kept[0]?.source.startsWith('4-5')).toBe(true);
  expect(kept.reduce((sum, { source }) => sum + source.length, 0)).toBeLessThanOrEqual(2 * 1024 * 1024);
  minute += 61_000;
  for (let n = 0; n < 30; n += 1) {
    const later = world.at(student, new Date(minute + n * 10_000));
    await keepDraft(later, { ...PLACE, source: `small ${n}` });
  }
  expect(await selectKeptDrafts(world.db, await key())).toHaveLength(20);
});

test('the same text from two tabs is no conflict', async () => {
  await save('same', 0);
  expect(await save('same', 0)).toMatchObject({ standing: 'saved', other: null });
});
