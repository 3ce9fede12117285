import { eq } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { selectOptionalBatch, updateBatchState } from '#db/queries/jobs/batches.ts';
import { verifications } from '#db/schema/work.ts';
import { TEST_DATABASES } from '#db/testing.ts';
import type { GradingHost } from '../../jobs/grading-host.ts';
import { listStuckJobs } from '../../jobs/stuck/list-stuck-jobs.ts';
import { retryStuckSubmission } from '../../jobs/stuck/retry-stuck-submission.ts';
import { worth } from '../../testing-grader.ts';
import { collectPieces } from '../../worker/handlers/collect-pieces.ts';
import { startWorker } from '../../worker/worker.ts';
import { cancelRegrade } from './cancel-regrade.ts';
import { continueRegrade } from './continue-regrade.ts';
import { openRegradeScene, type RegradeScene } from './testing.ts';

describe.each(TEST_DATABASES)('a regrade under way on $name', ({ available, open }) => {
  describe.skipIf(!available)('', () => {
    let scene: RegradeScene;
    beforeAll(async () => {
      scene = await openRegradeScene(await open());
    });
    beforeEach(() => scene.newPeople());
    afterEach(() => scene.stopWorkers());
    afterAll(() => scene?.close());

    it('goes on after a cancel where it was, and judges nothing twice', async () => {
      const ids = await scene.submitAll();
      const batchId = await scene.dryRun(ids);
      const first = Promise.withResolvers<void>();
      let judged = 0;
      const host: GradingHost = {
        run: (version, run) => {
          judged += 1;
          if (judged === 1) return scene.grader().run(version, run);
          first.resolve();
          return new Promise((_resolve, reject) => {
            run.signal?.addEventListener('abort', () => reject(run.signal?.reason));
          });
        },
      };
      const worker = await scene.start(host);
      await first.promise;
      await cancelRegrade(scene.instructor, { batchId });
      await worker.drained();
      // Before there is more to do: what a stopped worker has in hand waits until it counts as abandoned.
      await scene.stopWorkers();
      expect(await continueRegrade(scene.instructor, { batchId })).toMatchObject({ ok: true });
      await scene.work();
      expect(await scene.read(batchId)).toMatchObject({
        state: 'ready',
        progress: { done: 4, total: 4 },
        counts: { students: 3, gains: 1, loses: 1, same: 1, notJudged: 0 },
      });
      const made = await scene.world.db
        .select()
        .from(verifications)
        .where(eq(verifications.batchId, batchId));
      expect(made).toHaveLength(4);
    });

    it('goes on after a cancel that was cut off before its pieces were taken away', async () => {
      const batchId = await scene.dryRun(await scene.submitAll());
      const judging = Promise.withResolvers<void>();
      const host: GradingHost = {
        run(_version, run) {
          judging.resolve();
          return new Promise((_resolve, reject) => {
            run.signal?.addEventListener('abort', () => reject(run.signal?.reason));
          });
        },
      };
      const worker = await scene.start(host);
      await judging.promise;
      // All that a cancel does before the process dies.
      await scene.world.db.transaction(async (tx) => {
        await updateBatchState(tx, { batchId, from: ['running'], to: 'cancelled', at: new Date() });
        await scene.world.queue.cancel(tx, { batchId });
      });
      await worker.drained();
      await scene.stopWorkers();
      expect(await continueRegrade(scene.instructor, { batchId })).toMatchObject({ ok: true });
      await scene.work();
      expect(await scene.read(batchId)).toMatchObject({ state: 'ready', progress: { done: 4, total: 4 } });
    });

    it('cancelled while its pieces are collected, does not take those that there are for all', async () => {
      const batchId = await scene.dryRun(await scene.submitAll());
      const job = await scene.world.queue.fetch();
      const batch = await selectOptionalBatch(scene.world.db, batchId);
      if (!job || !batch) throw new Error('There is nothing to collect.');
      await cancelRegrade(scene.instructor, { batchId });
      const { signal } = new AbortController();
      await collectPieces(scene.world, { batch, job, signal, purpose: 'dry-run', lane: 'regrade' });
      expect((await scene.read(batchId)).progress).toMatchObject({ done: 0, total: null });
      await continueRegrade(scene.instructor, { batchId });
      await scene.work();
      expect(await scene.read(batchId)).toMatchObject({ state: 'ready', progress: { done: 4, total: 4 } });
    });

    it('searches for a witness again that was cancelled with it', async () => {
      const batchId = await scene.dryRun(await scene.submitAll());
      const searching = Promise.withResolvers<void>();
      // The one that gains is judged, and its search never ends; nor does anything else.
      const host: GradingHost = {
        run(version, run) {
          if (run.solution === worth(3) && !run.against) return scene.grader().run(version, run);
          if (run.against) searching.resolve();
          return new Promise((_resolve, reject) => {
            run.signal?.addEventListener('abort', () => reject(run.signal?.reason));
          });
        },
      };
      // Room for the search beside everything that never ends.
      const worker = await startWorker(scene.world, { host, slots: 16 });
      await searching.promise;
      await cancelRegrade(scene.instructor, { batchId });
      await worker.drained();
      await worker.stop();
      const gaining = async () =>
        (await scene.read(batchId)).students.find(({ name }) => name === scene.students.gaining.actor.name);
      expect((await gaining())?.submissions).toMatchObject([{ from: 3, to: 8, witness: null }]);
      expect(await continueRegrade(scene.instructor, { batchId })).toMatchObject({ ok: true });
      await scene.work();
      expect((await gaining())?.submissions).toMatchObject([{ witness: { finding: { kind: 'none' } } }]);
    });

    it('stopped on the way by a worker that dies, is taken up and done once', async () => {
      const batchId = await scene.dryRun(await scene.submitAll());
      await scene.work();
      await scene.apply(batchId, { kind: 'all' });
      // The database goes away in the middle of the second student.
      let changed = 0;
      const now = () => {
        changed += 1;
        if (changed === 2) throw new Error('the machine lost power');
        return new Date();
      };
      const dying = await startWorker({ ...scene.world, now }, { host: scene.grader(), slots: 1 });
      await dying.drained();
      await dying.stop();
      await expect
        .poll(
          async () => {
            await scene.work();
            return (await scene.read(batchId)).state;
          },
          { timeout: 20_000 },
        )
        .toBe('applied');
      expect(await scene.allPoints()).toEqual([8, 5, 6]);
      expect(await scene.gradeChanges('regrade')).toBe(3);
      const made = await scene.world.db
        .select()
        .from(verifications)
        .where(eq(verifications.batchId, batchId));
      expect(made.filter(({ purpose }) => purpose === 'regrade')).toHaveLength(4);
    });

    it('cancelled, stops what runs at once, keeps what is done, and says how much that is', async () => {
      const ids = await scene.submitAll();
      const running = Promise.withResolvers<void>();
      const batchId = await scene.dryRun(ids);
      let judged = 0;
      const host: GradingHost = {
        run: (version, run) => {
          judged += 1;
          if (judged === 1) return scene.grader().run(version, run);
          running.resolve();
          return new Promise((_resolve, reject) => {
            run.signal?.addEventListener('abort', () => reject(run.signal?.reason));
          });
        },
      };
      const worker = await scene.start(host);
      await running.promise;
      await expect.poll(async () => (await scene.read(batchId)).progress.done).toBe(1);
      const asked = Date.now();
      expect(await cancelRegrade(scene.instructor, { batchId })).toMatchObject({
        ok: true,
        value: { done: 1, total: 4 },
      });
      await worker.drained();
      expect(Date.now() - asked).toBeLessThan(5_000);
      expect(await scene.read(batchId)).toMatchObject({
        state: 'cancelled',
        progress: { done: 1, total: 4 },
      });
      const kept = await scene.world.db
        .select()
        .from(verifications)
        .where(eq(verifications.batchId, batchId));
      expect(kept).toMatchObject([{ state: 'verified' }]);
      expect(await cancelRegrade(scene.instructor, { batchId })).toEqual({
        ok: false,
        refusal: 'batch-ended',
      });
    });

    it('is ready with what the grader gave up on, which staff see and have tried again', async () => {
      const ids = await scene.submitAll();
      const batchId = await scene.dryRun(ids);
      const broken = scene.grader(async ({ solution }) => {
        if (solution === worth(9)) throw new Error('the judge broke');
      });
      await scene.start(broken);
      await expect.poll(async () => (await scene.read(batchId)).state, { timeout: 30_000 }).toBe('ready');
      await scene.stopWorkers();
      expect(await scene.read(batchId)).toMatchObject({
        progress: { done: 4, total: 4, givenUp: 1 },
        counts: { gains: 1, loses: 0, same: 1, notJudged: 1 },
      });
      const stuck = await listStuckJobs(scene.instructor, { course: 'tiny' });
      const [first] = stuck.ok ? stuck.value.submissions : [];
      expect(first).toMatchObject({ submissionId: ids[2], purpose: 'dry-run', fault: 'the judge broke' });
      const verificationId = first?.verificationId ?? '';
      expect(await retryStuckSubmission(scene.instructor, { verificationId })).toMatchObject({ ok: true });
      expect(await retryStuckSubmission(scene.instructor, { verificationId })).toEqual({
        ok: false,
        refusal: 'not-stuck',
      });
      expect((await scene.read(batchId)).state).toBe('running');
      await scene.work();
      expect(await scene.read(batchId)).toMatchObject({
        state: 'ready',
        progress: { done: 4, givenUp: 0 },
        counts: { loses: 1 },
      });
    });
  });
});
