import { expect, it } from 'vitest';
import { keptKey } from './browser-storage.ts';
import { SubmissionOutbox, type SubmissionWork } from './submission-outbox.ts';
import { testStorage } from './testing.ts';

const work: SubmissionWork = { source: 'export {}', versionId: 'v1', claimedPoints: 2 };

/** A browser and a server that can each be switched off. */
function world() {
  const storage = testStorage();
  const stored = storage.held;
  const server = { online: true, answers: true, refusal: null as string | null, has: [] as string[] };
  const open = () =>
    new SubmissionOutbox<string>({
      key: keptKey('submission', 'mo', 'odl/cnn/conv2d'),
      storage,
      isOnline: () => server.online,
      async submit({ source }) {
        if (server.refusal !== null) return { ok: false, refusal: server.refusal };
        server.has.push(source);
        if (!server.answers) throw new TypeError('Failed to fetch');
        return { ok: true, value: { submissionId: `s${server.has.length}` } };
      },
      async findSent({ source, after }) {
        if (!server.answers) throw new TypeError('Failed to fetch');
        const at = server.has.indexOf(source, after);
        return at < 0 ? null : `s${at + 1}`;
      },
    });
  return { server, storage, stored, open };
}

it('keeps a submission while offline and sends it after a reload', async () => {
  const { server, open } = world();
  server.online = false;
  expect(await open().send(work, 0)).toEqual({ kind: 'kept', why: 'offline' });
  expect(server.has).toEqual([]);
  server.online = true;
  const reloaded = open();
  expect(reloaded.waiting()).toMatchObject(work);
  expect(await reloaded.resume()).toEqual({ kind: 'sent', submissionId: 's1' });
  expect(reloaded.waiting()).toBeNull();
  expect(await open().resume()).toBeNull();
});

it('does not submit twice what the server took before its answer was lost', async () => {
  const { server, open } = world();
  server.answers = false;
  expect(await open().send(work, 0)).toEqual({ kind: 'kept', why: 'no-answer' });
  server.answers = true;
  expect(await open().resume()).toEqual({ kind: 'sent', submissionId: 's1' });
  expect(server.has).toHaveLength(1);
});

it('submits again the same code that an earlier submission has', async () => {
  const { server, open } = world();
  await open().send(work, 0);
  expect(await open().send(work, 1)).toEqual({ kind: 'sent', submissionId: 's2' });
  expect(server.has).toHaveLength(2);
});

it('lets a newer submission take the place of one that waits', async () => {
  const { server, open } = world();
  server.online = false;
  await open().send(work, 0);
  await open().send({ ...work, source: 'newer' }, 0);
  server.online = true;
  await open().resume();
  expect(server.has).toEqual(['newer']);
});

it('forgets what its author discards', async () => {
  const { server, open } = world();
  server.online = false;
  const outbox = open();
  await outbox.send(work, 0);
  outbox.discard();
  server.online = true;
  expect(await open().resume()).toBeNull();
  expect(server.has).toEqual([]);
});

it('forgets what the server refused, and says why', async () => {
  const { server, open } = world();
  server.refusal = 'closed';
  expect(await open().send(work, 0)).toEqual({ kind: 'refused', refusal: 'closed' });
  expect(open().waiting()).toBeNull();
});

it('sends once however often it is asked to while sending', async () => {
  const { server, open } = world();
  server.online = false;
  const outbox = open();
  await outbox.send(work, 0);
  server.online = true;
  await Promise.all([outbox.resume(), outbox.resume()]);
  expect(server.has).toHaveLength(1);
});

it('says that it is lost when neither server nor browser takes it, and reads nothing from a broken entry', async () => {
  const { server, storage, stored, open } = world();
  storage.full = true;
  server.online = false;
  expect(await open().send(work, 0)).toEqual({ kind: 'lost' });
  stored.set(keptKey('submission', 'mo', 'odl/cnn/conv2d'), '{"source":7}');
  expect(open().waiting()).toBeNull();
});

it('waits for its author who was signed out, and says so', async () => {
  const { server, open } = world();
  server.refusal = 'signed-out';
  expect(await open().send(work, 0)).toEqual({ kind: 'kept', why: 'signed-out' });
  server.refusal = null;
  expect(await open().resume()).toMatchObject({ kind: 'sent' });
});
