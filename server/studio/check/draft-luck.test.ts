import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openMemoryDatabase } from '#db/testing.ts';
import { buildRealm } from '#grader/bundles/build-realm.ts';
import { createProofHosts } from '#grader/hosts/deno-proof-hosts.ts';
import type { ActorContext } from '../../access/actor.ts';
import { startWorker, type Worker } from '../../jobs/worker.ts';
import { openTestWorld, type TestWorld } from '../../testing.ts';
import { testGrader } from '../../testing-grader.ts';
import { checkedDraft, newDraft, saveFile } from '../testing.ts';
import { cancelDraftLuck, readDraftLuck, startDraftLuck } from './draft-luck.ts';
import type { DraftLuckView } from './draft-luck-view.ts';

/** Shows on the drawn cases of the template alone, and only sometimes. */
const RARE = `---
title: Rare
---

Which factors did you try?

\`\`\`diff
-  return tf.tidy(() => x.mul(factor).add(offset));
+  return tf.tidy(() => x.mul(factor).add(factor > 3.97 ? 0 : offset));
\`\`\`
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
  const draftId = await newDraft(author, { title: 'Scale' });
  await saveFile(author, { draftId, path: 'misconceptions/rare.md', content: RARE });
  checkId = await checkedDraft(author, draftId);
});
afterAll(async () => {
  await worker?.stop();
  await world?.close();
});

async function start(): Promise<DraftLuckView> {
  const started = await startDraftLuck(author, { checkId });
  if (!started.ok) throw new Error(started.refusal);
  return started.value;
}

async function read(): Promise<DraftLuckView | null> {
  const view = await readDraftLuck(author, { checkId });
  if (!view.ok) throw new Error(view.refusal);
  return view.value;
}

describe('the luck of the mistakes of a draft', () => {
  it('is cancelled while it runs, and can be asked for anew', { timeout: 60_000 }, async () => {
    const { luckId } = await start();
    expect(await start()).toMatchObject({ luckId });
    await expect.poll(async () => (await read())?.progress.done ?? 0, { timeout: 40_000 }).toBeGreaterThan(0);
    const asked = performance.now();
    expect(await cancelDraftLuck(author, { luckId })).toMatchObject({
      ok: true,
      value: { state: 'cancelled' },
    });
    await worker.drained();
    expect(performance.now() - asked).toBeLessThan(10_000);
    expect(await read()).toMatchObject({ state: 'cancelled', findings: null });
  });

  it('is tried on 200 seeds where one can decide, and needs none where a case surely catches', {
    timeout: 180_000,
  }, async () => {
    await start();
    await worker.drained();
    const luck = await read();
    expect(luck).toMatchObject({ state: 'ready', findings: { seeds: 200 } });
    const of = (path: string) => luck?.findings?.mistakes.find((mistake) => mistake.path === path);
    expect(of('misconceptions/shifts-first.md')).toMatchObject({ slipped: 0, tried: 0 });
    expect(of('misconceptions/rare.md')).toMatchObject({ tried: 200, surely: [] });
    expect(of('misconceptions/rare.md')?.slipped).toBeGreaterThan(50);
    expect(luck?.progress.done).toBe(luck?.progress.total);
  });
});
