import { expect, it } from 'vitest';
import { keptKey } from './browser-storage.ts';
import { ClaimOutbox } from './claim-outbox.ts';
import { testStorage } from './testing.ts';

function world() {
  const storage = testStorage();
  const stored = storage.held;
  const server = { online: true, answers: true, signedIn: true, has: [] as number[] };
  const key = keptKey('claim', 'mo', 'odl/cnn/conv2d');
  const outbox = new ClaimOutbox<{ points: number }>({
    key,
    storage,
    isOnline: () => server.online,
    async send({ points }) {
      if (!server.answers) throw new TypeError('Failed to fetch');
      if (!server.signedIn) return { ok: false, refusal: 'signed-out' } as const;
      server.has.push(points);
      return { ok: true } as const;
    },
  });
  return { stored, server, key, outbox };
}

it('sends what a run offline scored when the connection is back, once, and only the latest', async () => {
  const { server, outbox, stored } = world();
  server.online = false;
  await outbox.send({ points: 3 });
  await outbox.send({ points: 5 });
  expect(server.has).toEqual([]);
  server.online = true;
  await outbox.resume();
  await outbox.resume();
  expect(server.has).toEqual([5]);
  expect(stored.size).toBe(0);
});

it('keeps it while the server does not answer', async () => {
  const { server, outbox } = world();
  server.answers = false;
  await outbox.send({ points: 3 });
  server.answers = true;
  await outbox.resume();
  expect(server.has).toEqual([3]);
});

it('forgets what nobody can read', async () => {
  const { server, outbox, stored, key } = world();
  stored.set(key, '{');
  await outbox.resume();
  expect(server.has).toEqual([]);
  expect(stored.size).toBe(0);
});

it('keeps it until who ran it has signed in again', async () => {
  const { server, outbox } = world();
  server.signedIn = false;
  await outbox.send({ points: 3 });
  server.signedIn = true;
  await outbox.resume();
  expect(server.has).toEqual([3]);
});
