import { expect, it } from 'vitest';
import { keptKey } from './browser-storage.ts';
import { SubmissionOutbox, type SubmissionWork } from './submission-outbox.ts';
import { testStorage } from './testing.ts';

const KEY = keptKey('submission', 'mo', 'odl/cnn/conv2d');
const work: SubmissionWork = { source: 'export {}', versionId: 'v1', claimedPoints: 2 };

/** A browser and a server that can each be switched off; the server has each id once, as the database does. */
function world() {
  const storage = testStorage();
  const has = new Map<string, string>();
  const server = { online: true, answers: true, refusal: null as string | null, has };
  const open = () =>
    new SubmissionOutbox<string>({
      key: KEY,
      storage,
      isOnline: () => server.online,
      async submit({ submissionId, source }) {
        if (server.refusal !== null) return { ok: false, refusal: server.refusal };
        has.set(submissionId, source);
        if (!server.answers) throw new TypeError('Failed to fetch');
        return { ok: true };
      },
    });
  return { server, storage, open, ids: () => [...has.keys()], sources: () => [...has.values()] };
}

it('keeps a submission while offline and sends it after a reload', async () => {
  const { server, open, ids } = world();
  server.online = false;
  expect(await open().send(work)).toEqual({ kind: 'kept', why: 'offline' });
  expect(ids()).toEqual([]);
  server.online = true;
  const reloaded = open();
  expect(reloaded.waiting()).toMatchObject(work);
  expect(await reloaded.resume()).toEqual({ kind: 'sent', submissionId: ids()[0] });
  expect(reloaded.waiting()).toBeNull();
  expect(await open().resume()).toBeNull();
});

it('sends under the same id what the server took before its answer was lost', async () => {
  const { server, open, ids } = world();
  server.answers = false;
  expect(await open().send(work)).toEqual({ kind: 'kept', why: 'no-answer' });
  server.answers = true;
  expect(await open().resume()).toEqual({ kind: 'sent', submissionId: ids()[0] });
  expect(ids()).toHaveLength(1);
});

it('sends from two tabs at once what waits in both, as one', async () => {
  const { server, open, ids } = world();
  server.online = false;
  await open().send(work);
  server.online = true;
  const [one, other] = await Promise.all([open().resume(), open().resume()]);
  expect(one).toEqual(other);
  expect(ids()).toHaveLength(1);
});

it('submits again the same code that an earlier submission has', async () => {
  const { open, ids } = world();
  await open().send(work);
  await open().send(work);
  expect(ids()).toHaveLength(2);
});

it('lets a newer submission take the place of one that waits', async () => {
  const { server, open, sources } = world();
  server.online = false;
  await open().send(work);
  await open().send({ ...work, source: 'newer' });
  server.online = true;
  await open().resume();
  expect(sources()).toEqual(['newer']);
});

it('leaves in its place what another tab kept while this one was sending', async () => {
  const { storage, open } = world();
  const arrived = Promise.withResolvers<void>();
  const slow = new SubmissionOutbox<string>({
    key: KEY,
    storage,
    isOnline: () => true,
    submit: () => arrived.promise.then(() => ({ ok: true })),
  });
  const sent = slow.send(work);
  await Promise.resolve();
  storage.write(KEY, JSON.stringify({ ...work, source: 'newer', submissionId: 'other' }));
  arrived.resolve();
  await sent;
  expect(open().waiting()).toMatchObject({ source: 'newer' });
});

it('forgets what its author discards', async () => {
  const { server, open, ids } = world();
  server.online = false;
  const outbox = open();
  await outbox.send(work);
  outbox.discard();
  server.online = true;
  expect(await open().resume()).toBeNull();
  expect(ids()).toEqual([]);
});

it('forgets what the server refused, and says why', async () => {
  const { server, open } = world();
  server.refusal = 'closed';
  expect(await open().send(work)).toEqual({ kind: 'refused', refusal: 'closed' });
  expect(open().waiting()).toBeNull();
});

it('sends once however often it is asked to while sending', async () => {
  const { server, open, ids } = world();
  server.online = false;
  const outbox = open();
  await outbox.send(work);
  server.online = true;
  const [one, other] = await Promise.all([outbox.resume(), outbox.resume()]);
  expect(one).toBe(other);
  expect(ids()).toHaveLength(1);
});

it('says that it is lost when neither server nor browser takes it, and reads nothing from a broken entry', async () => {
  const { server, storage, open } = world();
  storage.full = true;
  server.online = false;
  expect(await open().send(work)).toEqual({ kind: 'lost' });
  storage.held.set(KEY, '{"source":7}');
  expect(open().waiting()).toBeNull();
});

it('gives what a page before ids kept one, the same for every tab', () => {
  const { storage, open } = world();
  storage.held.set(KEY, JSON.stringify({ ...work, after: 3, tried: false }));
  const first = open().waiting();
  expect(first).toMatchObject(work);
  expect(open().waiting()?.submissionId).toBe(first?.submissionId);
});

it.each(['signed-out', 'too-many-submissions', 'too-many-waiting', 'too-many-this-hour', 'too-many-today'])(
  'waits where the answer is %s, and says so',
  async (refusal) => {
    const { server, open, sources } = world();
    server.refusal = refusal;
    expect(await open().send(work)).toEqual({ kind: 'kept', why: refusal });
    expect(await open().resume()).toEqual({ kind: 'kept', why: refusal });
    expect(open().waiting()).toMatchObject(work);
    server.refusal = null;
    expect(await open().resume()).toMatchObject({ kind: 'sent' });
    expect(sources()).toEqual([work.source]);
    expect(open().waiting()).toBeNull();
  },
);

it('is lost where the server takes it later and the browser keeps nothing', async () => {
  const { server, storage, open } = world();
  storage.full = true;
  server.refusal = 'too-many-waiting';
  expect(await open().send(work)).toEqual({ kind: 'lost' });
});
