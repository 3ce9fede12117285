import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { FileChange, SavedFilesView } from '#server/studio/drafts/draft-view.ts';
import { testStorage } from '../../kept/testing.ts';
import type { Answer } from '../studio-actions.ts';
import { FilesKeeper } from './files-keeper.ts';
import { unsavedTexts } from './unsaved-texts.ts';

vi.stubGlobal('navigator', { onLine: true });
beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const START = [
  { path: 'cases.ts', content: 'cases', hash: 'h:cases' },
  { path: 'statement.md', content: 'words', hash: 'h:words' },
];

/** A server that keeps texts by path, as the real one does. */
function served(
  files: Record<string, string> = { 'cases.ts': 'cases', 'statement.md': 'words' },
  { deleted = false } = {},
) {
  const sent: (readonly FileChange[])[] = [];
  const hashOf = (path: string) => (files[path] === undefined ? null : `h:${files[path]}`);
  const save = async (changes: readonly FileChange[]): Promise<Answer<SavedFilesView>> => {
    sent.push(changes);
    const met = changes.filter(({ path, baseHash }) => hashOf(path) !== baseHash);
    if (met.length > 0) {
      const conflicts = met.map(({ path }) => ({
        path,
        theirs: files[path] === undefined ? null : { content: files[path], hash: `h:${files[path]}` },
      }));
      return { ok: true, value: { kind: 'conflict', savedBy: 'Ben', savedAt: '', conflicts } };
    }
    for (const { path, content } of changes) {
      if (content === null) delete files[path];
      else files[path] = content;
    }
    const hashes = Object.fromEntries(changes.map(({ path }) => [path, hashOf(path)]));
    const all = Object.fromEntries(Object.keys(files).map((path) => [path, `h:${files[path]}`]));
    const saved = { kind: 'saved', revision: 2, savedAt: 'now', hashes, all, deleted, problems: [] } as const;
    return { ok: true, value: saved };
  };
  return { files, sent, save };
}

function keeperOn(
  save: (changes: readonly FileChange[]) => Promise<Answer<SavedFilesView>>,
  { storage = testStorage(), files = START } = {},
) {
  const texts: [string, string][] = [];
  const keeper = new FilesKeeper({
    files,
    savedAt: 'before',
    savedBy: 'Ben',
    revision: 1,
    deleted: false,
    problems: [],
    unsaved: unsavedTexts({ storage, userId: 'ada', draftId: 'd' }),
    save,
    onText: (path, text) => texts.push([path, text]),
  });
  return { keeper, texts };
}

it('saves what was typed within two seconds of the last key, all changed files in one go', async () => {
  const server = served();
  const { keeper } = keeperOn(server.save);
  keeper.write('cases.ts', 'c');
  await vi.advanceTimersByTimeAsync(500);
  keeper.write('cases.ts', 'ca');
  keeper.write('driver.ts', 'd');
  await vi.advanceTimersByTimeAsync(2_000);
  expect(server.sent).toHaveLength(1);
  expect(server.files).toEqual({ 'cases.ts': 'ca', 'statement.md': 'words', 'driver.ts': 'd' });
  expect(keeper.state()).toMatchObject({ status: { kind: 'saved', at: 'now' }, revision: 2 });
  expect(keeper.isDirty()).toBe(false);
});

it('has saved what was typed two seconds ago also while somebody types on without a pause', async () => {
  const server = served();
  const { keeper } = keeperOn(server.save);
  const KEY_MS = 150;
  let typed = '';
  const at: string[] = [];
  for (let key = 0; key < 40; key += 1) {
    typed += 'x';
    keeper.write('cases.ts', typed);
    at.push(typed);
    await vi.advanceTimersByTimeAsync(KEY_MS);
    const twoSecondsAgo = at[at.length - 1 - Math.ceil(2_000 / KEY_MS)];
    if (twoSecondsAgo !== undefined)
      expect(server.files['cases.ts']?.length).toBeGreaterThanOrEqual(twoSecondsAgo.length);
  }
  // Not one for each key.
  expect(server.sent.length).toBeLessThanOrEqual(4);
});

it('keeps what was typed while a save was on its way, and saves it next', async () => {
  const server = served();
  const { keeper } = keeperOn(async (changes) => {
    if (server.sent.length === 0) keeper.write('cases.ts', 'second');
    return server.save(changes);
  });
  keeper.write('cases.ts', 'first');
  await keeper.flush();
  expect(server.files['cases.ts']).toBe('first');
  await vi.advanceTimersByTimeAsync(2_000);
  expect(server.files['cases.ts']).toBe('second');
});

it('sends one save after the other, however many wait for the one on its way', async () => {
  const server = served();
  let together = 0;
  let atOnce = 0;
  const { keeper } = keeperOn(async (changes) => {
    together += 1;
    atOnce = Math.max(atOnce, together);
    const answer = await server.save(changes);
    together -= 1;
    return answer;
  });
  keeper.write('cases.ts', 'first');
  const first = keeper.flush();
  keeper.write('cases.ts', 'second');
  await Promise.all([first, keeper.flush(), keeper.flush()]);
  expect(atOnce).toBe(1);
  expect(server.files['cases.ts']).toBe('second');
  expect(keeper.state().meetings).toEqual([]);
});

it('shows base, theirs and mine where it met somebody, saves the other files, and overwrites only what was seen', async () => {
  const server = served({ 'cases.ts': 'of Ben', 'statement.md': 'words' });
  const { keeper, texts } = keeperOn(server.save);
  keeper.write('cases.ts', 'mine');
  keeper.write('statement.md', 'my words');
  await vi.advanceTimersByTimeAsync(4_000);
  expect(keeper.state().meetings).toEqual([
    { path: 'cases.ts', by: 'Ben', base: 'cases', theirs: 'of Ben', mine: 'mine' },
  ]);
  expect(server.files).toEqual({ 'cases.ts': 'of Ben', 'statement.md': 'my words' });
  keeper.settle('cases.ts', 'of both');
  expect(texts).toEqual([['cases.ts', 'of both']]);
  await vi.advanceTimersByTimeAsync(2_000);
  expect(server.files['cases.ts']).toBe('of both');
});

it('knows of files that somebody else saved, made or removed beside its own', async () => {
  const server = served({ 'cases.ts': 'cases', 'driver.ts': 'of Ben' });
  const { keeper } = keeperOn(server.save);
  expect(keeper.state().elsewhere).toEqual([]);
  keeper.write('cases.ts', 'mine');
  keeper.write('starter.ts', 'new');
  await keeper.flush();
  expect(keeper.state().elsewhere).toEqual(['driver.ts', 'statement.md']);
  expect(keeper.state().status).toMatchObject({ kind: 'saved' });
});

it('is told with the next save that somebody took the draft out, and goes on saving', async () => {
  const server = served(undefined, { deleted: true });
  const { keeper } = keeperOn(server.save);
  expect(keeper.state().deleted).toBe(false);
  keeper.write('cases.ts', 'mine');
  await keeper.flush();
  expect(server.files['cases.ts']).toBe('mine');
  expect(keeper.state().deleted).toBe(true);
  keeper.putBack();
  expect(keeper.state()).toMatchObject({ deleted: false, status: { kind: 'saved' } });
});

it('removes a file there too; one that was never saved needs no answer', async () => {
  const server = served();
  const { keeper } = keeperOn(server.save);
  keeper.write('new.ts', 'x');
  keeper.remove('new.ts');
  keeper.remove('cases.ts');
  await vi.advanceTimersByTimeAsync(2_000);
  expect(server.files).toEqual({ 'statement.md': 'words' });
  expect(keeper.state().files.map(({ path }) => path)).toEqual(['statement.md']);
});

it('tries again by itself when the server was not reached, and says what it refused', async () => {
  const server = served();
  let failure: Error | null = new TypeError('no network');
  const { keeper } = keeperOn(async (changes) => {
    if (failure) throw failure;
    return server.save(changes);
  });
  keeper.write('cases.ts', 'kept');
  await vi.advanceTimersByTimeAsync(2_000);
  expect(keeper.state().status).toEqual({ kind: 'unreached', why: 'no-answer' });
  failure = new Error('An unexpected response was received from the server.');
  await vi.advanceTimersByTimeAsync(6_000);
  expect(keeper.state().status).toEqual({ kind: 'unreached', why: 'server-error' });
  failure = null;
  await vi.advanceTimersByTimeAsync(6_000);
  expect(server.files['cases.ts']).toBe('kept');
  const refusing = keeperOn(async () => ({ ok: false, problem: 'no such file' })).keeper;
  refusing.write('notes.txt', 'x');
  await vi.advanceTimersByTimeAsync(2_000);
  expect(refusing.state().status).toEqual({ kind: 'refused', message: 'no such file' });
});

it('loses nothing of an author who was signed out: it keeps the texts, and saves them all once they are back', async () => {
  const server = served();
  let signedIn = false;
  const { keeper } = keeperOn(async (changes) =>
    signedIn ? server.save(changes) : { ok: false, problem: 'signed out', why: 'signed-out' },
  );
  keeper.write('cases.ts', 'first');
  await vi.advanceTimersByTimeAsync(2_000);
  expect(keeper.state().status).toEqual({ kind: 'signed-out' });
  expect(keeper.isDirty()).toBe(true);
  keeper.write('statement.md', 'written meanwhile');
  await vi.advanceTimersByTimeAsync(20_000);
  signedIn = true;
  await vi.advanceTimersByTimeAsync(6_000);
  expect(server.files).toEqual({ 'cases.ts': 'first', 'statement.md': 'written meanwhile' });
  expect(keeper.state().status).toEqual({ kind: 'saved', at: 'now' });
});

it('puts what was written in its author’s place into the editor too, where what is typed next goes on from it', async () => {
  const server = served();
  const { keeper, texts } = keeperOn(server.save);
  keeper.replace('cases.ts', 'cases and one that was offered');
  await vi.advanceTimersByTimeAsync(2_000);
  expect(texts).toEqual([['cases.ts', 'cases and one that was offered']]);
  expect(server.files['cases.ts']).toBe('cases and one that was offered');
});

it('brings a removed file back, the last one first, whether the removal was saved or not', async () => {
  const server = served();
  const { keeper } = keeperOn(server.save);
  keeper.write('cases.ts', 'changed');
  keeper.remove('cases.ts');
  await keeper.flush();
  keeper.remove('statement.md');
  expect(keeper.state()).toMatchObject({ removed: 'statement.md', files: [] });
  expect([keeper.bringBack(), keeper.bringBack(), keeper.bringBack()]).toEqual([
    'statement.md',
    'cases.ts',
    null,
  ]);
  expect(keeper.state().removed).toBeNull();
  await keeper.flush();
  expect(server.files).toEqual({ 'cases.ts': 'changed', 'statement.md': 'words' });
});

it('does not bring a file back over one that was written anew under its name', () => {
  const { keeper } = keeperOn(served().save);
  keeper.remove('cases.ts');
  keeper.write('cases.ts', 'anew');
  expect(keeper.state().removed).toBeNull();
  expect(keeper.bringBack()).toBeNull();
  expect(keeper.text('cases.ts')).toBe('anew');
});

it('sends what is more than one request takes in several, one after the other', async () => {
  const server = served();
  const { keeper } = keeperOn(server.save);
  const large = 'x'.repeat(600_000);
  for (const path of ['assets/a.csv', 'assets/b.csv', 'assets/c.csv']) keeper.write(path, large);
  keeper.write('cases.ts', 'more');
  await keeper.flush();
  expect(server.sent.map((changes) => changes.map(({ path }) => path))).toEqual([
    ['cases.ts', 'assets/a.csv'],
    ['assets/b.csv'],
    ['assets/c.csv'],
  ]);
  expect(keeper.isDirty()).toBe(false);
});

const refusing = async (): Promise<Answer<SavedFilesView>> => ({ ok: false, problem: 'Too long.' });

it('says whether all is saved, and of what is not why: what is checked then is what is written', async () => {
  const server = served();
  const { keeper } = keeperOn(server.save);
  expect([await keeper.flush(), await keeper.saveAll()]).toEqual([true, null]);
  keeper.write('cases.ts', 'mine');
  expect([await keeper.flush(), keeper.isAsSaved('cases.ts', 'h:mine')]).toEqual([true, true]);
  keeper.write('cases.ts', 'mine, and more');
  expect(keeper.isAsSaved('cases.ts', 'h:mine')).toBe(false);
  expect(await keeper.saveAll()).toBeNull();
  expect(keeper.isAsSaved('cases.ts', 'h:of somebody else')).toBe(false);
  expect(keeper.isAsSaved('driver.ts', null)).toBe(true);

  const refused = keeperOn(refusing).keeper;
  refused.write('cases.ts', 'mine');
  expect(await refused.flush()).toBe(false);
  expect(await refused.saveAll()).toEqual({
    why: 'status',
    paths: ['cases.ts'],
    status: { kind: 'refused', message: 'Too long.' },
  });
  const met = keeperOn(served({ 'cases.ts': 'of Ben', 'statement.md': 'words' }).save).keeper;
  met.write('cases.ts', 'mine');
  met.write('statement.md', 'my words');
  expect(await met.saveAll()).toEqual({ why: 'met', paths: ['cases.ts'], by: 'Ben' });
  expect(met.text('statement.md')).toBe('my words');
  expect(await met.flush()).toBe(false);
  met.settle('cases.ts', 'of both');
  expect(await met.saveAll()).toBeNull();
});

it('saves what is typed while all is being saved, too', async () => {
  const server = served();
  const { keeper } = keeperOn(async (changes) => {
    if (server.sent.length < 2) keeper.write('cases.ts', `typed ${server.sent.length}`);
    return server.save(changes);
  });
  keeper.write('cases.ts', 'first');
  expect(await keeper.saveAll()).toBeNull();
  expect(server.files['cases.ts']).toBe('typed 1');
});

it('what a server did not take is there again when the draft is opened again in the tab, and saved once it can be', async () => {
  const storage = testStorage();
  const { keeper } = keeperOn(refusing, { storage });
  keeper.write('cases.ts', 'too long');
  keeper.remove('statement.md');
  await keeper.flush();
  expect(storage.held.size).toBe(1);
  keeper.close();

  const server = served();
  const again = keeperOn(server.save, { storage }).keeper;
  expect(again.text('cases.ts')).toBe('cases');
  expect(again.bringBackUnsaved()).toBe(true);
  expect(again.state()).toMatchObject({ files: [{ path: 'cases.ts', text: 'too long' }], meetings: [] });
  expect(await again.saveAll()).toBeNull();
  expect(server.files).toEqual({ 'cases.ts': 'too long' });
  expect(storage.held.size).toBe(0);
  const last = keeperOn(server.save, { storage, files: [] }).keeper;
  expect(last.bringBackUnsaved()).toBe(false);
});

it('an undecided conflict is there again, with what both wrote, whatever was typed before the page had come', async () => {
  const storage = testStorage();
  const server = served({ 'cases.ts': 'of Ben', 'statement.md': 'words' });
  const left = keeperOn(server.save, { storage }).keeper;
  left.write('cases.ts', 'mine');
  await left.flush();
  expect(left.state().meetings).toHaveLength(1);
  left.close();
  const files = [{ path: 'cases.ts', content: 'of Ben', hash: 'h:of Ben' }];
  const { keeper } = keeperOn(server.save, { storage, files });
  keeper.write('cases.ts', 'x');
  keeper.bringBackUnsaved();
  expect(keeper.state().meetings).toEqual([
    { path: 'cases.ts', by: 'Ben', base: 'cases', theirs: 'of Ben', mine: 'mine' },
  ]);
  keeper.settle('cases.ts', 'of both');
  expect(await keeper.saveAll()).toBeNull();
  expect([server.files['cases.ts'], storage.held.size]).toEqual(['of both', 0]);
});

it('what arrived although its page was gone is no conflict', () => {
  const storage = testStorage();
  const { keeper: left } = keeperOn(() => new Promise(() => undefined), { storage });
  left.write('cases.ts', 'mine');
  left.close();
  const files = [{ path: 'cases.ts', content: 'mine', hash: 'h:mine' }];
  const { keeper } = keeperOn(served().save, { storage, files });
  expect(keeper.bringBackUnsaved()).toBe(false);
  expect([keeper.isDirty(), storage.held.size]).toEqual([false, 0]);
});

it('keeps no asset in the tab, and takes nothing that something else has put there', () => {
  const storage = testStorage({ 'descent.studio-files.ada.d': '[{"path":7}]' });
  const { keeper } = keeperOn(() => new Promise(() => undefined), { storage });
  expect(keeper.bringBackUnsaved()).toBe(false);
  keeper.write('assets/large.bin', 'AAAA');
  expect(storage.held.size).toBe(0);
});
