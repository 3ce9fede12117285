import { afterAll, beforeAll, expect, it } from 'vitest';
import { openTestDatabase } from '#db/testing.ts';
import type { ActorContext } from '../../access/actor.ts';
import { openTestWorld, type TestWorld } from '../../testing.ts';
import { createDraft } from '../drafts/create-draft.ts';
import { bundleOf, fileMapOf } from '../drafts/draft-files.ts';
import { saveFiles } from '../drafts/save-files.ts';
import { viewDraft } from '../drafts/view-draft.ts';
import { publishDraft } from '../publish/publish-draft.ts';
import { checkedDraft, publishWish, readDraft, saveFile } from '../testing.ts';
import { exportDraft } from './export-draft.ts';
import { importDraft } from './import-draft.ts';
import { importProblemLines } from './import-words.ts';
import { ZIP_BYTES_MAX } from './read-zip.ts';
import { writeZip } from './write-zip.ts';

let here: TestWorld;
let elsewhere: TestWorld;
let author: ActorContext;
let stranger: ActorContext;
beforeAll(async () => {
  here = await openTestWorld(await openTestDatabase());
  elsewhere = await openTestWorld(await openTestDatabase());
  author = await here.person('instructor');
  stranger = await elsewhere.person('instructor');
});
afterAll(async () => {
  await here?.close();
  await elsewhere?.close();
});

async function exported(): Promise<{ draftId: string; zip: Uint8Array }> {
  const start = { kind: 'template', disclosure: 'open' } as const;
  const wish = { course: 'tiny', module: 'sums', title: 'Round trip', start, assignmentId: null };
  const created = await createDraft(author, wish);
  if (!created.ok) throw new Error(created.refusal);
  const { draftId } = created.value;
  const add = (path: string, content: string) => ({ path, content, baseHash: null });
  const changes = [
    add('assets/data.bin', 'AP+ACg=='),
    add('solutions/right-other.ts', '// right'),
    add('figures/a.svg', '<svg/>'),
  ];
  await saveFiles(author, { draftId, changes });
  const out = await exportDraft(author, { draftId });
  if (!out.ok) throw new Error(out.refusal);
  return { draftId, zip: out.value.zip };
}

async function* inPieces(...pieces: readonly Uint8Array[]): AsyncGenerator<Uint8Array> {
  yield* pieces;
}

async function hashOf(context: ActorContext, draftId: string): Promise<string> {
  const view = await viewDraft(context, { draftId });
  if (!view.ok) throw new Error(view.refusal);
  const { slug, exerciseId, files } = view.value;
  return (await bundleOf({ slug, exerciseId }, fileMapOf(files))).hash;
}

it('an exercise taken to a fresh installation keeps id, name, solutions and content hash', async () => {
  const { draftId, zip } = await exported();
  const made = await importDraft(stranger, { course: 'tiny', zip: inPieces(zip) });
  if (!made.ok || made.value.kind !== 'imported') throw new Error(JSON.stringify(made));
  expect(made.value.copied).toBe(false);
  const there = made.value.draftId;
  expect(await hashOf(stranger, there)).toBe(await hashOf(author, draftId));
  const [before, after] = [
    await viewDraft(author, { draftId }),
    await viewDraft(stranger, { draftId: there }),
  ];
  if (!before.ok || !after.ok) throw new Error('a draft is gone');
  expect(after.value).toMatchObject({ slug: before.value.slug, exerciseId: before.value.exerciseId });
  expect(after.value.files).toEqual(before.value.files);
});

it('a version is exported as it was published, whatever the draft has become', async () => {
  const { draftId, zip } = await exported();
  const { slug } = await readDraft(author, draftId);
  const published = await publishDraft(author, publishWish(draftId, await checkedDraft(author, draftId)));
  expect(published).toMatchObject({ ok: true, value: { number: 1 } });
  await saveFile(author, { draftId, path: 'statement.md', content: 'Other words.' });
  const version = await exportDraft(author, { draftId, version: 1 });
  if (!version.ok) throw new Error(version.refusal);
  expect(version.value.name).toBe(`${slug.split('/').at(-1)}-version-1.zip`);
  expect(Buffer.from(version.value.zip).equals(Buffer.from(zip))).toBe(true);
  const now = await exportDraft(author, { draftId });
  expect(now.ok && Buffer.from(now.value.zip).equals(Buffer.from(zip))).toBe(false);
  const unknown = { ok: false, refusal: 'version-unknown' };
  expect(await exportDraft(author, { draftId, version: 2 })).toEqual(unknown);
});

it('sent twice at once it is the exercise and a copy of it, and neither is lost', async () => {
  const { zip } = await exported();
  const made = await Promise.all(
    [1, 2].map(() => importDraft(stranger, { course: 'tiny', zip: inPieces(zip) })),
  );
  const copied = made.map((one) => one.ok && one.value.kind === 'imported' && one.value.copied);
  expect(copied.sort()).toEqual([false, true]);
});

it('where it is already it becomes a copy with an id and a name of its own', async () => {
  const { zip } = await exported();
  const made = await importDraft(author, { course: 'tiny', zip: inPieces(zip) });
  expect(made).toMatchObject({ ok: true, value: { kind: 'imported', copied: true } });
});

it('what is no exercise is told whole, with file and line, and nothing is made', async () => {
  const zip = writeZip(
    new Map([
      ['exercise.yaml', Buffer.from('title: x\npoints: many\n')],
      ['reference.ts', Buffer.from('export {};')],
      ['misconceptions/a.md', Buffer.from('---\ntitle: a\n---\nhint\n\n```diff\n-nowhere\n+x\n```\n')],
    ]),
  );
  const made = await importDraft(author, { course: 'tiny', zip: inPieces(zip) });
  if (!made.ok || made.value.kind !== 'broken') throw new Error(JSON.stringify(made));
  expect(made.value.problems).toContainEqual(
    expect.objectContaining({ path: 'misconceptions/a.md', line: 7 }),
  );
  expect(made.value.problems).toContainEqual(
    expect.objectContaining({ path: 'statement.md', message: 'is missing. Every exercise needs it.' }),
  );
  const read = importProblemLines(made.value.problems).split('\n');
  expect(read).toHaveLength(made.value.problems.length);
  expect(read).toContainEqual(expect.stringMatching(/^misconceptions\/a\.md:7: \S/));
  expect(read).toContainEqual(expect.stringMatching(/^exercise\.yaml:2: points: \S/));
  expect(read).toContain('statement.md: is missing. Every exercise needs it.');
});

it('an archive that cannot be read is told as one', async () => {
  const made = await importDraft(author, { course: 'tiny', zip: inPieces(Buffer.from('no archive')) });
  if (!made.ok || made.value.kind !== 'broken') throw new Error(JSON.stringify(made));
  expect(importProblemLines(made.value.problems)).toBe('The zip is no zip archive, or it is cut off.');
});

it('a zip that is too large is refused where it becomes so; of somebody who may not send one nothing is read', async () => {
  let read = 0;
  async function* endless(): AsyncGenerator<Uint8Array> {
    for (;;) {
      read += ZIP_BYTES_MAX / 4;
      yield new Uint8Array(ZIP_BYTES_MAX / 4);
    }
  }
  const zip = endless();
  const student = await here.person('student');
  expect(await importDraft(student, { course: 'tiny', zip })).toEqual({ ok: false, refusal: 'not-found' });
  expect(read).toBe(0);
  expect(await importDraft(author, { course: 'tiny', zip })).toEqual({ ok: false, refusal: 'zip-too-large' });
  expect(read).toBeLessThanOrEqual(1.25 * ZIP_BYTES_MAX);
});
