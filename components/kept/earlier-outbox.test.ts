import { expect, it } from 'vitest';
import { keptKey } from './browser-storage.ts';
import { type EarlierAnswer, EarlierOutbox } from './earlier-outbox.ts';
import { testStorage } from './testing.ts';

function world() {
  const storage = testStorage();
  const server = { online: true, reached: true, refusal: null as string | null, has: [] as string[] };
  const outbox = new EarlierOutbox({
    key: keptKey('earlier', 'mo', 'odl/cnn/conv2d'),
    storage,
    isOnline: () => server.online,
    async send(source): Promise<EarlierAnswer> {
      if (!server.reached) throw new TypeError('Failed to fetch');
      if (server.refusal !== null) return { ok: false, refusal: server.refusal };
      server.has.push(source);
      return { ok: true };
    },
  });
  return { storage, server, outbox };
}

it('sends every text that went while nothing could be sent, in its order and once', async () => {
  const { server, outbox, storage } = world();
  server.online = false;
  expect(await outbox.keep('first')).toBe(true);
  server.online = true;
  server.reached = false;
  expect(await outbox.keep('second')).toBe(true);
  server.reached = true;
  await Promise.all([outbox.resume(), outbox.resume()]);
  expect(server.has).toEqual(['first', 'second']);
  expect(storage.held.size).toBe(0);
});

it.each(['signed-out', 'too-many-drafts'])('waits where the answer is %s', async (refusal) => {
  const { server, outbox } = world();
  server.refusal = refusal;
  expect(await outbox.keep('text')).toBe(true);
  server.refusal = null;
  await outbox.resume();
  expect(server.has).toEqual(['text']);
});

it('does not wait for what is refused for good', async () => {
  const { server, outbox } = world();
  server.refusal = 'source-too-long';
  await outbox.keep('endless');
  server.refusal = null;
  await outbox.keep('text');
  expect(server.has).toEqual(['text']);
});

it('says so when neither the server nor this browser has it', async () => {
  const { server, outbox, storage } = world();
  storage.full = true;
  expect(await outbox.keep('text')).toBe(true);
  expect(server.has).toEqual(['text']);
  server.reached = false;
  expect(await outbox.keep('another')).toBe(false);
});
