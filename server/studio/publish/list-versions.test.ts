import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { upsertEnrolment } from '#db/queries/courses/courses.ts';
import { upsertCourse } from '#db/queries/courses/outline.ts';
import { openTestDatabase } from '#db/testing.ts';
import type { Proof } from '#grader/proof/proof.ts';
import type { ActorContext } from '../../access/actor.ts';
import { openTestWorld, PLACE, type TestWorld } from '../../testing.ts';
import { viewWorkspace } from '../../workspace/view-workspace.ts';
import { createDraft } from '../drafts/create-draft.ts';
import { listStudio } from '../list/list-studio.ts';
import { checkedDraft, newDraft, publishWish, readDraft, saveFile } from '../testing.ts';
import { listVersions, readVersionChanges } from './list-versions.ts';
import { type PublishDraftInput, publishDraft } from './publish-draft.ts';

let world: TestWorld;
let author: ActorContext;
beforeAll(async () => {
  world = await openTestWorld(await openTestDatabase());
  author = await world.person('instructor');
});
afterAll(() => world?.close());

const HOLDS: Proof = { id: 'reference', kind: 'reference', subject: '', outcome: 'holds', advice: null };
const RED: Proof = {
  id: 'misconception/x',
  kind: 'misconception',
  subject: 'x',
  outcome: 'fails',
  advice: { kind: 'full-marks', seed: 1 },
};

interface Publishing extends Partial<PublishDraftInput> {
  readonly proofs?: readonly Proof[];
}

async function publish(draftId: string, { proofs = [HOLDS], ...more }: Publishing = {}): Promise<string> {
  const checkId = await checkedDraft(author, draftId, proofs);
  const published = await publishDraft(author, publishWish(draftId, checkId, more));
  if (!published.ok) throw new Error(published.refusal);
  return published.value.versionId;
}

async function versionsOf(draftId: string) {
  const versions = await listVersions(author, { draftId });
  if (!versions.ok) throw new Error(versions.refusal);
  return versions.value;
}

async function changesOf(draftId: string, number: number) {
  const changes = await readVersionChanges(author, { draftId, number });
  if (!changes.ok) throw new Error(changes.refusal);
  return changes.value;
}

const OVERRIDE = 'The mistake is in the next exercise.';

/** First over a red check and placed, then green: students stay with the first. */
async function publishedTwice(title: string): Promise<string> {
  const draftId = await newDraft(author, { title });
  const place = { kind: 'module', module: 'sums' } as const;
  await publish(draftId, { proofs: [HOLDS, RED], overrideReason: OVERRIDE, place });
  await saveFile(author, { draftId, path: 'statement.md', content: 'Other words.' });
  await publish(draftId, { note: 'clearer words' });
  return draftId;
}

describe('versions of an exercise', () => {
  it('are none before one is published', async () => {
    expect(await versionsOf(await newDraft(author, { title: 'Unpublished' }))).toEqual([]);
  });

  it('stay with note, author, check and place, newest first', async () => {
    const draftId = await publishedTwice('Kept');
    const { name: by } = author.actor;
    expect(await versionsOf(draftId)).toMatchObject([
      {
        ...{ number: 2, note: 'clearer words', by, effect: 'words', overrideReason: null, usedIn: [] },
        check: { green: true, stands: { proofs: 1, holding: 1 }, failing: [] },
      },
      {
        ...{ number: 1, note: 'the first version', by, overrideReason: OVERRIDE },
        check: { green: false, stands: { proofs: 2, holding: 1 }, failing: [expect.any(String)] },
        usedIn: [{ href: '/courses/tiny/sums/kept' }],
      },
    ]);
  });

  it('keep the reason of a red check when a green one follows, in the list of exercises too', async () => {
    const draftId = await publishedTwice('Overridden');
    const studio = await listStudio(author, { course: 'tiny' });
    const row = studio.ok && studio.value.drafts.find((draft) => draft.draftId === draftId);
    expect(row).toMatchObject({
      published: { number: 2, overrideReason: null },
      overrides: [{ number: 1, reason: OVERRIDE }],
    });
    const [, first] = await versionsOf(draftId);
    expect(first?.overrideReason).toBe(OVERRIDE);
  });

  it('that were published again have their place once, at the last time', async () => {
    const draftId = await newDraft(author, { title: 'Again' });
    const statement = (await readDraft(author, draftId)).files.find(({ path }) => path === 'statement.md');
    await publish(draftId, { place: { kind: 'module', module: 'sums' } });
    await saveFile(author, { draftId, path: 'statement.md', content: 'A mistake.' });
    await publish(draftId);
    await saveFile(author, { draftId, path: 'statement.md', content: statement?.content ?? '' });
    await publish(draftId);
    expect((await versionsOf(draftId)).map(({ number, usedIn }) => [number, usedIn.length])).toEqual([
      [3, 1],
      [2, 0],
      [1, 0],
    ]);
  });

  it('are nothing to an instructor of another course', async () => {
    const draftId = await publishedTwice('Not theirs');
    const stranger = await world.person(null);
    const other = { id: crypto.randomUUID(), slug: 'other', title: 'Other', term: 'Spring', timeZone: 'UTC' };
    await world.db.transaction((tx) => upsertCourse(tx, other));
    const { userId } = stranger.actor;
    await upsertEnrolment(world.db, { courseId: other.id, userId, role: 'instructor' });
    const notFound = { ok: false, refusal: 'not-found' };
    expect(await listVersions(stranger, { draftId })).toEqual(notFound);
    expect(await readVersionChanges(stranger, { draftId, number: 1 })).toEqual(notFound);
  });
});

describe('what a version changed', () => {
  it('is said file by file with both texts, against the version before', async () => {
    const draftId = await newDraft(author, { title: 'Changed' });
    const { files } = await readDraft(author, draftId);
    const before = files.find(({ path }) => path === 'statement.md')?.content;
    await publish(draftId);
    await saveFile(author, { draftId, path: 'statement.md', content: 'Other words.' });
    await publish(draftId);
    const texts = { before, after: 'Other words.' };
    expect(await changesOf(draftId, 2)).toEqual({
      against: { kind: 'version', number: 1 },
      files: [{ path: 'statement.md', what: 'changed', effect: 'words', texts }],
    });
  });

  it('of the first is all of it', async () => {
    const draftId = await newDraft(author, { title: 'First' });
    await publish(draftId);
    const { against, files } = await changesOf(draftId, 1);
    expect(against).toEqual({ kind: 'nothing' });
    expect(new Set(files.map(({ what }) => what))).toEqual(new Set(['added']));
    expect(files.map(({ path }) => path)).toContain('reference.ts');
  });

  it('of the first of a copy is held against what it was copied from', async () => {
    const workspace = await viewWorkspace(author, PLACE);
    if (!workspace.ok) throw new Error(workspace.refusal);
    const { versionId } = workspace.value.exercise;
    const wish = { course: 'tiny', module: 'sums', title: 'Copied', assignmentId: null };
    const created = await createDraft(author, { ...wish, start: { kind: 'copy', versionId } });
    if (!created.ok) throw new Error(created.refusal);
    const { draftId } = created.value;
    await publish(draftId);
    const { against, files } = await changesOf(draftId, 1);
    expect(against).toEqual({ kind: 'copied' });
    expect(files.map(({ path }) => path)).toEqual(['exercise.yaml']);
  });

  it('leaves out the texts of data that nobody reads', async () => {
    const draftId = await newDraft(author, { title: 'With data' });
    await publish(draftId);
    await saveFile(author, { draftId, path: 'assets/table.bin', content: 'AAAA' });
    await publish(draftId);
    expect((await changesOf(draftId, 2)).files).toEqual([
      { path: 'assets/table.bin', what: 'added', effect: 'cases', texts: null },
    ]);
  });

  it('is not known of a version that there is not', async () => {
    const draftId = await newDraft(author, { title: 'None' });
    const unknown = { ok: false, refusal: 'version-unknown' };
    expect(await readVersionChanges(author, { draftId, number: 1 })).toEqual(unknown);
  });
});
