import { beforeAll, describe, expect, it } from 'vitest';
import { checkedDraft, newDraft, saveFile } from '../testing.ts';
import { cancelDraftTry, readDraftTry, startDraftTry } from './draft-tries.ts';
import type { DraftTryView } from './draft-try-view.ts';
import { openProvingStudio } from './testing.ts';

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

const studio = openProvingStudio();
let checkId: string;
beforeAll(async () => {
  checkId = await checkedDraft(studio.author, await newDraft(studio.author, { title: 'Scale' }));
});

async function start(source: string, by = studio.author): Promise<DraftTryView> {
  const started = await startDraftTry(by, { checkId, source });
  if (!started.ok) throw new Error(started.refusal);
  return started.value;
}

async function read(by = studio.author): Promise<DraftTryView | null> {
  const view = await readDraftTry(by, { checkId });
  if (!view.ok) throw new Error(view.refusal);
  return view.value;
}

describe('a program tried on the server', () => {
  it('is judged in realms on every case, hidden ones too, and only its author finds it', {
    timeout: 60_000,
  }, async () => {
    await start(RIGHT);
    await studio.worker.drained();
    const tried = await read();
    expect(tried).toMatchObject({ state: 'ready', source: RIGHT, fault: null });
    const outcomes = tried?.findings?.outcomes ?? [];
    expect(outcomes.map(({ status }) => status)).toEqual(outcomes.map(() => 'passed'));
    expect(new Set(outcomes.map(({ visibility }) => visibility))).toEqual(new Set(['public', 'hidden']));
    expect(JSON.stringify(outcomes)).toContain('loaded as the server loads it');
    expect(await read(await studio.world.person('instructor'))).toBeNull();
  });

  it('is cancelled while it runs, by its author or by the next one', { timeout: 60_000 }, async () => {
    const { tryId } = await start(ENDLESS);
    const next = await start(ENDLESS);
    expect(await cancelDraftTry(studio.author, { tryId })).toMatchObject({ value: { state: 'cancelled' } });
    expect((await read())?.tryId).toBe(next.tryId);
    const asked = performance.now();
    await cancelDraftTry(studio.author, { tryId: next.tryId });
    await studio.worker.drained();
    expect(performance.now() - asked).toBeLessThan(10_000);
    expect(await read()).toMatchObject({ state: 'cancelled' });
  });

  it('says what is wrong with the exercise where that cannot be judged', { timeout: 60_000 }, async () => {
    const draftId = await newDraft(studio.author, { title: 'Throws' });
    // A mistake is a difference to the reference, so this is thrown by the cases.
    const content = `import { defineCases } from '@descent/exercise';

throw new Error('no such thing');
export default defineCases([]);
`;
    await saveFile(studio.author, { draftId, path: 'cases.ts', content });
    const thrown = await checkedDraft(studio.author, draftId);
    expect(await startDraftTry(studio.author, { checkId: thrown, source: RIGHT })).toMatchObject({
      ok: true,
    });
    await studio.worker.drained();
    const tried = await readDraftTry(studio.author, { checkId: thrown });
    expect(tried).toMatchObject({ value: { state: 'failed', fault: expect.stringContaining('no such') } });
  });
});

describe('a program is not tried', () => {
  const refusal = async (source: string) => {
    const started = await startDraftTry(studio.author, { checkId, source });
    return started.ok ? null : started.refusal;
  };

  it('that nobody could submit', async () => {
    expect(await refusal('x'.repeat(256 * 1024 + 1))).toBe('source-too-long');
    expect(await refusal('a\0b')).toBe('source-unreadable');
  });

  it('more often in a minute than a student may submit', { timeout: 60_000 }, async () => {
    const person = await studio.world.person('instructor');
    for (let at = 0; at < 10; at += 1) await start(RIGHT, person);
    const eleventh = await startDraftTry(person, { checkId, source: RIGHT });
    expect(eleventh).toMatchObject({ ok: false, refusal: 'too-many-tries-of-draft' });
    const last = await read(person);
    await cancelDraftTry(person, { tryId: last?.tryId ?? '' });
    await studio.worker.drained();
  });
});
