import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestDatabase } from '#db/testing.ts';
import type { ActorContext } from '../../access/actor.ts';
import { openTestWorld, PLACE, type TestWorld } from '../../testing.ts';
import { viewWorkspace } from '../../workspace/view-workspace.ts';
import { listStudio } from '../list/list-studio.ts';
import { createDraft } from './create-draft.ts';
import { deleteDraft, takeBackDraft } from './delete-draft.ts';
import { listRevisions, readRevision, restoreRevision } from './draft-history.ts';
import { saveFiles } from './save-files.ts';
import { viewDraft } from './view-draft.ts';

let world: TestWorld;
let ada: ActorContext;
let ben: ActorContext;
beforeAll(async () => {
  world = await openTestWorld(await openTestDatabase());
  ada = await world.person('instructor');
  ben = await world.person('instructor');
});
afterAll(() => world.close());

const TEMPLATE = { kind: 'template', disclosure: 'open' } as const;

async function draftOf(title: string): Promise<string> {
  const created = await createDraft(ada, {
    course: 'tiny',
    module: 'sums',
    title,
    start: TEMPLATE,
    assignmentId: null,
  });
  if (!created.ok) throw new Error(created.refusal);
  return created.value.draftId;
}

async function read(draftId: string) {
  const view = await viewDraft(ada, { draftId });
  if (!view.ok) throw new Error(view.refusal);
  const file = (path: string) => view.value.files.find((one) => one.path === path);
  return { ...view.value, file };
}

describe('a new draft', () => {
  it('is the template with an id, a name and a title of its own', async () => {
    const first = await read(await draftOf('Log-sum-exp, row by row'));
    const second = await read(await draftOf('Log-sum-exp, row by row'));
    expect(first.slug).toBe('sums/log-sum-exp-row-by-row');
    expect(second.slug).toBe('sums/log-sum-exp-row-by-row-2');
    expect(first.exerciseId).not.toBe(second.exerciseId);
    const yaml = first.file('exercise.yaml')?.content;
    expect(yaml).toContain(`id: ${first.exerciseId}`);
    expect(yaml).toContain('title: Log-sum-exp, row by row');
    expect(yaml).toContain('# open: browsers get the reference');
    // Students read it.
    expect(yaml).toContain('source: "A tiny course, Sums"');
  });

  it('is made for each of two who want one of the same title at once, each under a name of its own', async () => {
    const drafts = await Promise.all([draftOf('At once'), draftOf('At once')]);
    const slugs = await Promise.all(drafts.map(async (draftId) => (await read(draftId)).slug));
    expect(slugs.sort()).toEqual(['sums/at-once', 'sums/at-once-2']);
  });

  it('has a title in any letters, and an address all the same', async () => {
    const draft = await read(await draftOf('卷积层'));
    expect(draft).toMatchObject({ slug: 'sums/exercise', title: '卷积层', problems: [] });
    expect((await read(await draftOf('Свёртка'))).slug).toBe('sums/exercise-2');
  });

  it('copied from a version that the course uses is another exercise with the same files', async () => {
    const workspace = await viewWorkspace(ada, PLACE);
    if (!workspace.ok) throw new Error(workspace.refusal);
    const { versionId } = workspace.value.exercise;
    const wish = { course: 'tiny', module: 'sums', title: 'Add again', assignmentId: null };
    const created = await createDraft(ada, { ...wish, start: { kind: 'copy', versionId } });
    if (!created.ok) throw new Error(created.refusal);
    const copy = await read(created.value.draftId);
    expect(copy.file('starter.ts')?.content).toBe(workspace.value.starter);
    expect(copy.file('exercise.yaml')?.content).not.toContain('A tiny course');
    expect(copy.file('exercise.yaml')?.content).not.toContain('0a2f4d1e-3b5c-4d7e-8f90-1a2b3c4d5e6f');
    const unknown = { kind: 'copy', versionId: crypto.randomUUID() } as const;
    expect(await createDraft(ada, { ...wish, start: unknown })).toEqual({
      ok: false,
      refusal: 'version-unknown',
    });
  });

  it.each([
    ['a module that the course does not have', { module: 'none', title: 'x' }, 'module-unknown'],
    ['a title without a letter', { module: 'sums', title: ' … ' }, 'title-empty'],
  ])('is not made in %s', async (_what, { module, title }, refusal) => {
    const wish = { course: 'tiny', module, title, start: TEMPLATE, assignmentId: null };
    expect(await createDraft(ada, wish)).toEqual({ ok: false, refusal });
  });
});

describe('a save', () => {
  const change = (path: string, content: string | null, baseHash: string | null) => ({
    path,
    content,
    baseHash,
  });

  it('sent twice saves once', async () => {
    const draftId = await draftOf('Twice');
    const before = await read(draftId);
    const changes = [change('starter.ts', '// new', before.file('starter.ts')?.hash ?? null)];
    const first = await saveFiles(ada, { draftId, changes });
    const second = await saveFiles(ada, { draftId, changes });
    expect(first).toMatchObject({ ok: true, value: { kind: 'saved', revision: 2 } });
    expect(second).toEqual(first);
  });

  it('over what somebody else saved saves nothing, of no file, and gives theirs', async () => {
    const draftId = await draftOf('Together');
    const { file } = await read(draftId);
    const [starter, statement] = [file('starter.ts')?.hash ?? null, file('statement.md')?.hash ?? null];
    await saveFiles(ada, { draftId, changes: [change('starter.ts', '// of Ada', starter)] });
    const both = [change('statement.md', 'of Ben', statement), change('starter.ts', '// of Ben', starter)];
    expect(await saveFiles(ben, { draftId, changes: both })).toMatchObject({
      ok: true,
      value: {
        kind: 'conflict',
        savedBy: ada.actor.name,
        conflicts: [{ path: 'starter.ts', theirs: { content: '// of Ada' } }],
      },
    });
    const after = await read(draftId);
    expect(after.file('statement.md')?.hash).toBe(statement);
    expect(after.file('starter.ts')?.content).toBe('// of Ada');
  });

  it('of a file that somebody removed is a conflict; one of the same text is none', async () => {
    const draftId = await draftOf('Removed');
    const { file } = await read(draftId);
    const path = 'misconceptions/shifts-first.md';
    const base = file(path)?.hash ?? null;
    await saveFiles(ada, { draftId, changes: [change(path, null, base)] });
    expect(await saveFiles(ben, { draftId, changes: [change(path, 'mine', base)] })).toMatchObject({
      value: { kind: 'conflict', conflicts: [{ path, theirs: null }] },
    });
    expect(await saveFiles(ben, { draftId, changes: [change(path, null, base)] })).toMatchObject({
      value: { kind: 'saved' },
    });
  });

  it.each([
    ['a path out of the folder', '../evil.ts', 'x', 'draft-file-unknown'],
    ['a file that no exercise has', 'notes.txt', 'x', 'draft-file-unknown'],
    ['a text with NUL in it', 'statement.md', 'a\0b', 'draft-file-unreadable'],
    ['half a character', 'statement.md', 'a\uD83D', 'draft-file-unreadable'],
    ['a text over a mebibyte', 'statement.md', 'x'.repeat(1024 * 1024 + 1), 'draft-file-too-long'],
    ['a manifest over 64 KiB', 'exercise.yaml', 'x'.repeat(64 * 1024 + 1), 'draft-yaml-too-long'],
  ])('refuses %s', async (_what, path, content, refusal) => {
    const draftId = await draftOf('Refused');
    expect(await saveFiles(ada, { draftId, changes: [change(path, content, null)] })).toEqual({
      ok: false,
      refusal,
    });
  });
});

describe('the history', () => {
  it('has what the draft began as from the first save on, and of a sitting no more', async () => {
    const draftId = await draftOf('Begun');
    const { files, file } = await read(draftId);
    const history = () => listRevisions(ada, { draftId });
    expect(await history()).toEqual({ ok: true, value: [] });
    const save = (content: string, baseHash: string | null) =>
      saveFiles(ada, { draftId, changes: [{ path: 'starter.ts', content, baseHash }] });
    const first = await save('// one', file('starter.ts')?.hash ?? null);
    expect(await history()).toMatchObject({ value: [{ revision: 1, differs: ['starter.ts'] }] });
    const begun = await readRevision(ada, { draftId, revision: 1 });
    expect(new Set(begun.ok ? begun.value : [])).toEqual(new Set(files));
    const hash = first.ok && first.value.kind === 'saved' ? first.value.hashes['starter.ts'] : null;
    await save('// two', hash ?? null);
    expect(await history()).toMatchObject({ value: [{ revision: 1 }] });
  });

  it('has the end of each sitting, and brings it back whole; what was there goes into it first', async () => {
    const draftId = await draftOf('History');
    const first = await read(draftId);
    const base = first.file('starter.ts')?.hash ?? null;
    const changes = [{ path: 'starter.ts', content: '// of Ben', baseHash: base }];
    await saveFiles(ben, { draftId, changes });
    const added = [{ path: 'driver.ts', content: 'export {};', baseHash: null }];
    await saveFiles(ben, { draftId, changes: added });
    const revisions = await listRevisions(ada, { draftId });
    expect(revisions).toMatchObject({
      value: [{ revision: 1, savedBy: ada.actor.name, differs: ['driver.ts', 'starter.ts'] }],
    });
    expect(await readRevision(ada, { draftId, revision: 1 })).toMatchObject({ ok: true });
    expect(await readRevision(ada, { draftId, revision: 77 })).toEqual({
      ok: false,
      refusal: 'revision-unknown',
    });
    expect(await restoreRevision(ada, { draftId, revision: 1 })).toEqual({
      ok: true,
      value: { revision: 4 },
    });
    expect((await read(draftId)).files).toEqual(first.files);
    expect(await restoreRevision(ada, { draftId, revision: 3 })).toMatchObject({ ok: true });
    expect((await read(draftId)).file('starter.ts')?.content).toBe('// of Ben');
  });
});

describe('a draft that was taken out', () => {
  it('is in no list until it is taken back, and can be read all the while', async () => {
    const draftId = await draftOf('Out');
    const listed = async () => {
      const studio = await listStudio(ben, { course: 'tiny' });
      return studio.ok && studio.value.drafts.some((draft) => draft.draftId === draftId);
    };
    const isOut = async () => {
      const studio = await listStudio(ben, { course: 'tiny' });
      return studio.ok && studio.value.takenOut.some((draft) => draft.draftId === draftId);
    };
    expect([await listed(), await isOut()]).toEqual([true, false]);
    const base = (await read(draftId)).file('starter.ts')?.hash ?? null;
    await deleteDraft(ada, { draftId });
    expect([await listed(), await isOut()]).toEqual([false, true]);
    expect((await read(draftId)).deleted).toBe(true);
    // Whoever has it open goes on, and is told.
    const changes = [{ path: 'starter.ts', content: '// of Ben', baseHash: base }];
    expect(await saveFiles(ben, { draftId, changes })).toMatchObject({
      value: { kind: 'saved', deleted: true },
    });
    await takeBackDraft(ben, { draftId });
    expect([await listed(), await isOut()]).toEqual([true, false]);
    expect((await read(draftId)).file('starter.ts')?.content).toBe('// of Ben');
  });
});
