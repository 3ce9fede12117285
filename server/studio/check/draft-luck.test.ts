import { beforeAll, describe, expect, it } from 'vitest';
import { checkedDraft, newDraft, saveFile } from '../testing.ts';
import { cancelDraftLuck, readDraftLuck, startDraftLuck } from './draft-luck.ts';
import type { DraftLuckView } from './draft-luck-view.ts';
import { openProvingStudio } from './testing.ts';

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

const studio = openProvingStudio();
let checkId: string;
beforeAll(async () => {
  const draftId = await newDraft(studio.author, { title: 'Scale' });
  await saveFile(studio.author, { draftId, path: 'misconceptions/rare.md', content: RARE });
  checkId = await checkedDraft(studio.author, draftId);
});

async function start(): Promise<DraftLuckView> {
  const started = await startDraftLuck(studio.author, { checkId });
  if (!started.ok) throw new Error(started.refusal);
  return started.value;
}

async function read(): Promise<DraftLuckView | null> {
  const view = await readDraftLuck(studio.author, { checkId });
  if (!view.ok) throw new Error(view.refusal);
  return view.value;
}

describe('the luck of the mistakes of a draft', () => {
  it('is cancelled while it runs, and can be asked for anew', { timeout: 60_000 }, async () => {
    const { luckId } = await start();
    expect(await start()).toMatchObject({ luckId });
    await expect.poll(async () => (await read())?.progress.done ?? 0, { timeout: 40_000 }).toBeGreaterThan(0);
    const asked = performance.now();
    expect(await cancelDraftLuck(studio.author, { luckId })).toMatchObject({
      ok: true,
      value: { state: 'cancelled' },
    });
    await studio.worker.drained();
    expect(performance.now() - asked).toBeLessThan(10_000);
    expect(await read()).toMatchObject({ state: 'cancelled', findings: null });
  });

  it('is tried on 200 seeds where one can decide, and needs none where a case surely catches', {
    timeout: 180_000,
  }, async () => {
    await start();
    await studio.worker.drained();
    const luck = await read();
    expect(luck).toMatchObject({ state: 'ready', findings: { seeds: 200 } });
    const of = (path: string) => luck?.findings?.mistakes.find((mistake) => mistake.path === path);
    expect(of('misconceptions/shifts-first.md')).toMatchObject({ slipped: 0, tried: 0 });
    expect(of('misconceptions/rare.md')).toMatchObject({ tried: 200, surely: [] });
    expect(of('misconceptions/rare.md')?.slipped).toBeGreaterThan(50);
    expect(luck?.progress.done).toBe(luck?.progress.total);
  });
});
