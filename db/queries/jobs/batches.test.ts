import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { OpenDatabase } from '../../client.ts';
import { type FilledCourse, fillCourse } from '../../testing/fill-course.ts';
import { TEST_DATABASES } from '../../testing.ts';
import {
  insertBatch,
  selectOptionalBatch,
  updateBatchGivenUp,
  updateBatchPieceDone,
  updateBatchPieceReopened,
  updateBatchProgress,
  updateBatchState,
} from './batches.ts';
import { selectRunningBatches, selectStuckBatches } from './stuck-jobs.ts';

const AT = new Date('2026-03-29T01:30:00.000Z');

describe.each(TEST_DATABASES)('the books of a batch on $name', ({ available, open }) => {
  describe.skipIf(!available)('', () => {
    let handle: OpenDatabase;
    let course: FilledCourse;
    let batchId: string;
    const newBatch = () =>
      handle.db.transaction((tx) =>
        insertBatch(tx, {
          kind: 'census',
          courseId: course.courseId,
          assignmentId: course.assignmentId,
          versionId: course.versionId,
          scope: { kind: 'every' },
          askedBy: course.userId,
          askedAt: AT,
        }),
      );
    const batch = async () => {
      const found = await selectOptionalBatch(handle.db, batchId);
      if (!found) throw new Error('The batch is gone.');
      return found;
    };
    const move = (from: readonly ('running' | 'ready' | 'applying')[], to: 'applying' | 'cancelled') =>
      handle.db.transaction((tx) => updateBatchState(tx, { batchId, from, to, at: AT }));
    const pieceDone = (outcome: 'judged' | 'given-up') =>
      handle.db.transaction((tx) => updateBatchPieceDone(tx, { batchId, outcome, at: AT }));

    beforeAll(async () => {
      handle = await open();
      course = await fillCourse(handle.db);
    });
    afterAll(async () => {
      await handle?.close();
    });
    beforeEach(async () => {
      batchId = await newBatch();
    });

    it('add up after any pieces that are done, given up and tried again, and it is ready when all are done', async () => {
      const steps = fc.array(fc.constantFrom('judged', 'given-up', 'again'), { maxLength: 12 });
      await fc.assert(
        fc.asyncProperty(fc.integer({ min: 1, max: 4 }), steps, async (total, asked) => {
          batchId = await newBatch();
          await updateBatchProgress(handle.db, { batchId, done: 0, total });
          let done = 0;
          let givenUp = 0;
          for (const step of asked) {
            // Only what was given up can be tried again, and only what is left can be done.
            if (step === 'again' ? givenUp === 0 : done === total) continue;
            if (step === 'again') {
              await handle.db.transaction((tx) => updateBatchPieceReopened(tx, batchId));
              done -= 1;
              givenUp -= 1;
            } else {
              await pieceDone(step);
              done += 1;
              givenUp += step === 'given-up' ? 1 : 0;
            }
            const state = done === total ? 'ready' : 'running';
            expect(await batch()).toMatchObject({ done, givenUp, total, state });
          }
        }),
        { numRuns: 12 },
      );
    });

    it('let one of two move it, and only from where it is', async () => {
      expect(await Promise.all([move(['running'], 'cancelled'), move(['running'], 'cancelled')])).toEqual(
        expect.arrayContaining([true, false]),
      );
      expect(await move(['ready', 'applying'], 'applying')).toBe(false);
      expect((await batch()).state).toBe('cancelled');
    });

    it('leave a batch where it was cancelled, though its last piece ends afterwards', async () => {
      await updateBatchProgress(handle.db, { batchId, done: 0, total: 1 });
      await move(['running'], 'cancelled');
      await pieceDone('judged');
      expect((await batch()).state).toBe('cancelled');
    });

    it('say once that the grader gave up, once that it goes on, and list it accordingly', async () => {
      const giveUp = (at: Date | null) =>
        handle.db.transaction((tx) => updateBatchGivenUp(tx, { batchId, at }));
      const listed = async () => ({
        stuck: (await selectStuckBatches(handle.db, course.courseId)).some((one) => one.batchId === batchId),
        running: (await selectRunningBatches(handle.db, course.courseId)).some(
          (one) => one.batchId === batchId,
        ),
      });
      expect(await listed()).toEqual({ stuck: false, running: true });
      expect([await giveUp(AT), await giveUp(AT)]).toEqual([true, false]);
      expect(await listed()).toEqual({ stuck: true, running: false });
      expect([await giveUp(null), await giveUp(null)]).toEqual([true, false]);
      expect(await listed()).toEqual({ stuck: false, running: true });
    });
  });
});
