import { afterEach, expect, test, vi } from 'vitest';
import { type RealmProcess, startRealmProcess } from './realm-process.ts';

const MEBIBYTE = 2 ** 20;
const started: RealmProcess[] = [];
afterEach(() => Promise.all(started.splice(0).map((realm) => realm.end())));

/** A process that runs `program`, as a realm is run. */
function realmOf(program: string, waitingBytesMax = 4 * MEBIBYTE): RealmProcess {
  const command = { file: process.execPath, args: ['-e', program], env: {}, inputs: [] };
  const realm = startRealmProcess(command, { frameBytesMax: 2 ** 24, waitingBytesMax });
  started.push(realm);
  return realm;
}

const READS_NOTHING = 'setInterval(() => {}, 1e6)';
/** Its tag comes first; then a mebibyte after the other, on lane 1. */
const FLOODS = `const fs = require('node:fs'), tag = Buffer.alloc(16); fs.readSync(0, tag);
const frame = Buffer.alloc(24 + 2 ** 20); tag.copy(frame); frame.writeUInt32LE(1, 16); frame.writeUInt32LE(2 ** 20, 20);
for (;;) for (let at = 0; at < frame.length; ) { try { at += fs.writeSync(1, frame, at); } catch (e) { if (e.code !== 'EAGAIN') throw e; } }`;

/** What a pipe and one buffer on each side hold. */
const FRAMES_UNDER_WAY_MAX = 4;
const QUIET_MS = 300;

test.each([
  // Students have more room: a call with large arguments has to wait for none.
  ['a judge', 4],
  ['a student', 32],
])(
  'who floods %s that reads nothing is not read either, until that one is gone',
  async (_role, mebibytes) => {
    const [flooding, deaf] = [realmOf(FLOODS), realmOf(READS_NOTHING, mebibytes * MEBIBYTE)];
    let passed = 0;
    let last = performance.now();
    flooding.receive((_lane, payload) => {
      passed += 1;
      last = performance.now();
      // Without a hold this would not end.
      if (passed > 100) flooding.end().catch(() => undefined);
      deaf.pass(1, payload, flooding);
    });
    await vi.waitFor(
      () => {
        expect(passed).toBeGreaterThanOrEqual(mebibytes);
        expect(performance.now() - last).toBeGreaterThan(QUIET_MS);
      },
      { timeout: 20_000 },
    );
    expect(passed).toBeLessThanOrEqual(mebibytes + FRAMES_UNDER_WAY_MAX);
    const held = passed;
    await deaf.end();
    await vi.waitFor(() => expect(passed).toBeGreaterThan(held), { timeout: 10_000 });
  },
);

test('a process that is held ends like any other', async () => {
  const [flooding, deaf] = [realmOf(FLOODS), realmOf(READS_NOTHING)];
  const first = Promise.withResolvers<void>();
  flooding.receive((_lane, payload) => {
    deaf.pass(1, payload, flooding);
    first.resolve();
  });
  await first.promise;
  await flooding.end();
  expect(await flooding.gone).toMatchObject({ reason: 'exited' });
});

test('a process that is broken off is gone, with the reason', async () => {
  const realm = realmOf(READS_NOTHING);
  realm.breakOff('It said too much.');
  expect(await realm.gone).toEqual({ reason: 'crashed', detail: 'It said too much.' });
});
