import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openMemoryDatabase } from '#db/testing.ts';
import { buildRealm } from '#grader/bundles/build-realm.ts';
import { createProofHosts } from '#grader/hosts/deno-proof-hosts.ts';
import type { ActorContext } from '../../access/actor.ts';
import { startWorker, type Worker } from '../../jobs/worker.ts';
import { openTestWorld, type TestWorld } from '../../testing.ts';
import { testGrader } from '../../testing-grader.ts';
import { checkedDraft, newDraft, saveFile } from '../testing.ts';
import { cancelDraftTry, readDraftTry, startDraftTry } from './draft-tries.ts';
import type { DraftTryView } from './draft-try-view.ts';

const RIGHT = `import * as tf from '@tensorflow/tfjs';

export function scale(x: tf.Tensor, factor: number, offset: number): tf.Tensor {
  console.log('loaded as the server loads it');
  return tf.tidy(() => x.mul(factor).add(offset));
}
`;
const ENDLESS = `export function scale() {
  for (;;) {}
}
`;

let world: TestWorld;
let author: ActorContext;
let worker: Worker;
let checkId: string;
beforeAll(async () => {
  world = await openTestWorld(await openMemoryDatabase());
  author = await world.person('instructor');
  const { deno: bundle } = await buildRealm();
  worker = await startWorker(world, {
    host: testGrader(),
    openProving: () => createProofHosts({ bundle, parallel: 2, exercises: 1 }),
    slots: 1,
  });
  checkId = await checkedDraft(author, await newDraft(author, { title: 'Scale' }));
});
afterAll(async () => {
  await worker?.stop();
  await world?.close();
});

async function start(source: string, by = author): Promise<DraftTryView> {
  const started = await startDraftTry(by, { checkId, source });
  if (!started.ok) throw new Error(started.refusal);
  return started.value;
}

async function read(by = author): Promise<DraftTryView | null> {
  const view = await readDraftTry(by, { checkId });
  if (!view.ok) throw new Error(view.refusal);
  return view.value;
}

describe('a program tried on the server', () => {
  it('is judged in realms on every case, hidden ones too, and only its author finds it', {
    timeout: 60_000,
  }, async () => {
    await start(RIGHT);
    await worker.drained();
    const tried = await read();
    expect(tried).toMatchObject({ state: 'ready', source: RIGHT, fault: null });
    const outcomes = tried?.findings?.outcomes ?? [];
    expect(outcomes.map(({ status }) => status)).toEqual(outcomes.map(() => 'passed'));
    expect(new Set(outcomes.map(({ visibility }) => visibility))).toEqual(new Set(['public', 'hidden']));
    expect(JSON.stringify(outcomes)).toContain('loaded as the server loads it');
    expect(await read(await world.person('instructor'))).toBeNull();
  });

  it('is cancelled while it runs, by its author or by the next one', { timeout: 60_000 }, async () => {
    const { tryId } = await start(ENDLESS);
    const next = await start(ENDLESS);
    expect(await cancelDraftTry(author, { tryId })).toMatchObject({ value: { state: 'cancelled' } });
    expect((await read())?.tryId).toBe(next.tryId);
    const asked = performance.now();
    await cancelDraftTry(author, { tryId: next.tryId });
    await worker.drained();
    expect(performance.now() - asked).toBeLessThan(10_000);
    expect(await read()).toMatchObject({ state: 'cancelled' });
  });

  it('says what is wrong with the exercise where that cannot be judged', { timeout: 60_000 }, async () => {
    const draftId = await newDraft(author, { title: 'Throws' });
    // A mistake is a difference to the reference, so this is thrown by the cases.
    const content = `import { defineCases } from '@descent/exercise';

throw new Error('no such thing');
export default defineCases([]);
`;
    await saveFile(author, { draftId, path: 'cases.ts', content });
    const thrown = await checkedDraft(author, draftId);
    expect(await startDraftTry(author, { checkId: thrown, source: RIGHT })).toMatchObject({ ok: true });
    await worker.drained();
    const tried = await readDraftTry(author, { checkId: thrown });
    expect(tried).toMatchObject({ value: { state: 'failed', fault: expect.stringContaining('no such') } });
  });
});

describe('a program is not tried', () => {
  const refusal = async (source: string) => {
    const started = await startDraftTry(author, { checkId, source });
    return started.ok ? null : started.refusal;
  };

  it('that nobody could submit', async () => {
    expect(await refusal('x'.repeat(256 * 1024 + 1))).toBe('source-too-long');
    expect(await refusal('a\0b')).toBe('source-unreadable');
  });

  it('more often in a minute than a student may submit', { timeout: 60_000 }, async () => {
    const person = await world.person('instructor');
    for (let at = 0; at < 10; at += 1) await start(RIGHT, person);
    const eleventh = await startDraftTry(person, { checkId, source: RIGHT });
    expect(eleventh).toMatchObject({ ok: false, refusal: 'too-many-tries-of-draft' });
    const last = await read(person);
    await cancelDraftTry(person, { tryId: last?.tryId ?? '' });
    await worker.drained();
  });
});
