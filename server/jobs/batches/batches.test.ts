import { eq } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { standings, verifications } from '#db/schema/work.ts';
import { TEST_DATABASES } from '#db/testing.ts';
import type { ActorContext } from '../../access/actor.ts';
import { openTestWorld, PLACE, type TestWorld } from '../../testing.ts';
import { noProving, testGrader, worth } from '../../testing-grader.ts';
import { startWorker, type Worker } from '../../worker/worker.ts';
import { listStuckJobs } from '../stuck/list-stuck-jobs.ts';
import { retryStuckBatch } from '../stuck/retry-stuck-batch.ts';
import { cancelBatch } from './cancel-batch.ts';
import { readBatch } from './read-batch.ts';
import { startCensus } from './start-census.ts';
import { startCheck } from './start-check.ts';

describe.each(TEST_DATABASES)('batches on $name', ({ available, open }) => {
  describe.skipIf(!available)('', () => {
    let world: TestWorld;
    let staff: ActorContext;
    const workers: Worker[] = [];
    const start = async () => {
      const worker = await startWorker(world, { host: testGrader(), openProving: noProving, slots: 1 });
      workers.push(worker);
      return worker;
    };
    const read = async (batchId: string) => {
      const view = await readBatch(staff, { batchId });
      if (!view.ok) throw new Error(view.refusal);
      return view.value;
    };

    beforeAll(async () => {
      world = await openTestWorld(await open());
      staff = await world.person('ta');
    });
    afterEach(async () => {
      for (const worker of workers.splice(0)) await worker.stop();
    });
    afterAll(async () => {
      await world?.close();
    });

    it('a census runs each failing program once, all on the same inputs, and moves no standing', async () => {
      for (const source of [worth(3), worth(3), worth(5), worth(10)]) {
        await world.submit(await world.person('student'), source);
      }
      await (await start()).drained();
      const held = await world.db.select().from(standings).orderBy(standings.submissionId);
      const started = await startCensus(staff, { ...PLACE, versionId: null });
      if (!started.ok) throw new Error(started.refusal);
      const { batchId } = started.value;
      await expect.poll(async () => (await read(batchId)).state, { timeout: 15_000 }).toBe('ready');
      expect(await read(batchId)).toMatchObject({
        kind: 'census',
        progress: { done: 2, total: 2, givenUp: 0 },
      });
      const pieces = await world.db.select().from(verifications).where(eq(verifications.batchId, batchId));
      expect(pieces.map(({ purpose }) => purpose)).toEqual(['census', 'census']);
      expect(new Set(pieces.map(({ seed }) => seed)).size).toBe(1);
      expect(await world.db.select().from(standings).orderBy(standings.submissionId)).toEqual(held);
    });

    it('a check that the grader gives up on is listed for staff, tried again at their word, and can be cancelled', async () => {
      const started = await startCheck(staff, { ...PLACE, versionId: null });
      if (!started.ok) throw new Error(started.refusal);
      const { batchId } = started.value;
      await start();
      const stuck = async () => (await read(batchId)).stuck;
      await expect.poll(stuck, { timeout: 15_000 }).toBe(true);
      const listed = await listStuckJobs(staff, { course: 'tiny' });
      const fault = 'This test proves no exercise.';
      expect(listed).toMatchObject({ ok: true, value: { batches: [{ batchId, kind: 'check', fault }] } });
      for (const worker of workers.splice(0)) await worker.stop();
      expect(await retryStuckBatch(staff, { batchId })).toMatchObject({ ok: true });
      expect(await retryStuckBatch(staff, { batchId })).toEqual({ ok: false, refusal: 'not-stuck' });
      expect(await read(batchId)).toMatchObject({ state: 'running', stuck: false });
      expect(await cancelBatch(staff, { batchId })).toMatchObject({ ok: true });
      expect(await world.queue.fetch()).toBeNull();
      expect(await read(batchId)).toMatchObject({ state: 'cancelled', proofs: null });
    });
  });
});
