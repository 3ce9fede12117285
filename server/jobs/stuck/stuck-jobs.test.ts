import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { auditEvents } from '#db/schema/audit.ts';
import { batches } from '#db/schema/batches.ts';
import { verifications } from '#db/schema/work.ts';
import { TEST_DATABASES } from '#db/testing.ts';
import type { ActorContext } from '../../access/actor.ts';
import { openTestWorld, PLACE, type TestWorld } from '../../testing.ts';
import { worth } from '../../testing-grader.ts';
import { startCensus } from '../batches/start-census.ts';
import { startCheck } from '../batches/start-check.ts';
import { listStuckJobs } from './list-stuck-jobs.ts';
import { retryAllStuck } from './retry-all-stuck.ts';
import { retryStuckBatch } from './retry-stuck-batch.ts';

const COURSE = { course: 'tiny' };

describe.each(TEST_DATABASES)('what the grader gave up on, on $name', ({ available, open }) => {
  describe.skipIf(!available)('', () => {
    let world: TestWorld;
    let staff: ActorContext;
    let stuckBatch: string;
    let runningBatch: string;

    beforeAll(async () => {
      world = await openTestWorld(await open());
      staff = await world.person('ta');
      const student = await world.person('student');
      await world.submit(student, worth(3));
      await world.db
        .update(verifications)
        .set({ state: 'could-not-grade', fault: 'No realm started.', finishedAt: new Date() });
      const started = [
        await startCheck(staff, { ...PLACE, versionId: null }),
        await startCensus(staff, { ...PLACE, versionId: null }),
      ];
      [stuckBatch = '', runningBatch = ''] = started.map((batch) => (batch.ok ? batch.value.batchId : ''));
      await world.db.update(batches).set({ givenUpAt: new Date() }).where(eq(batches.id, stuckBatch));
    });
    afterAll(async () => {
      await world?.close();
    });

    it('is listed with why, and apart from it what is on its way', async () => {
      expect(await listStuckJobs(staff, COURSE)).toMatchObject({
        ok: true,
        value: {
          submissions: [{ purpose: 'submission', fault: 'No realm started.', since: expect.any(String) }],
          batches: [{ batchId: stuckBatch, kind: 'check' }],
          running: [{ batchId: runningBatch, kind: 'census', state: 'running', done: 0, total: null }],
        },
      });
    });

    it('is tried again all at once, each with a row in the log, and then nothing is stuck', async () => {
      expect(await retryAllStuck(staff, COURSE)).toEqual({ ok: true, value: { retried: 2 } });
      expect(await listStuckJobs(staff, COURSE)).toMatchObject({
        value: { submissions: [], batches: [], running: [{}, {}] },
      });
      expect((await world.db.select().from(verifications)).map(({ state }) => state)).toEqual(['queued']);
      const told = (await world.db.select().from(auditEvents)).map(({ action }) => action);
      expect(told).toEqual(expect.arrayContaining(['submission.tried-again', 'batch.tried-again']));
      expect(await retryAllStuck(staff, COURSE)).toEqual({ ok: true, value: { retried: 0 } });
    });

    it('waits again where it waited before: whoever asked for a check is not behind every regrade', async () => {
      const emptyQueue = async () => {
        for (let job = await world.queue.fetch(); job; job = await world.queue.fetch()) {
          const done = job;
          await world.db.transaction((tx) => world.queue.complete(tx, done));
        }
      };
      const retried = async (start: typeof startCheck) => {
        const started = await start(staff, { ...PLACE, versionId: null });
        const batchId = started.ok ? started.value.batchId : '';
        await emptyQueue();
        await world.db.update(batches).set({ givenUpAt: new Date() }).where(eq(batches.id, batchId));
        expect(await retryStuckBatch(staff, { batchId })).toEqual({ ok: true, value: null });
        expect(await retryStuckBatch(staff, { batchId })).toEqual({ ok: false, refusal: 'not-stuck' });
        return batchId;
      };
      for (const [start, kind, lane] of [
        [startCheck, 'check', 'training'],
        [startCensus, 'census', 'census'],
      ] as const) {
        const batchId = await retried(start);
        expect(await world.queue.fetch()).toMatchObject({ kind, batchId, lane });
      }
    });
  });
});
