import fc from 'fast-check';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Classroom, judge, minute } from '../../testing/classroom.ts';
import { useClassrooms } from '../../testing/classrooms.ts';
import { TEST_DATABASES } from '../../testing.ts';
import { updateStandingLatest } from '../work/standings.ts';
import {
  insertBatch,
  selectOptionalBatch,
  updateBatchGivenUp,
  updateBatchPieceDone,
  updateBatchPieceReopened,
  updateBatchProgress,
  updateBatchState,
} from './batches.ts';
import { selectRunningBatches, selectStuckBatches, selectStuckSubmissions } from './stuck-jobs.ts';

const AT = new Date('2026-03-29T01:30:00.000Z');

describe.each(TEST_DATABASES)('the books of a batch on $name', ({ available, open }) => {
  describe.skipIf(!available)('', () => {
    const { handle, inTransaction, newRoom, submit } = useClassrooms(open, 'books');
    let course: Classroom;
    let batchId: string;
    const newBatch = (of = course, askedAt = AT) =>
      inTransaction((tx) =>
        insertBatch(tx, {
          kind: 'census',
          courseId: of.courseId,
          assignmentId: of.assignmentId,
          versionId: of.versionId,
          scope: { kind: 'every' },
          askedBy: of.instructor,
          askedAt,
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
      course = await newRoom();
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

    it('take the decision and what was found along when it moves, and what was given up goes on', async () => {
      const decision = { kind: 'gains', reason: 'a wrong case', decidedBy: course.instructor } as const;
      await inTransaction((tx) => updateBatchGivenUp(tx, { batchId, at: AT }));
      const found = {
        batchId,
        from: ['running'],
        to: 'ready',
        at: minute(1),
        findings: { pairs: [] },
      } as const;
      expect(await inTransaction((tx) => updateBatchState(tx, found))).toBe(true);
      expect(await batch()).toMatchObject({ findings: { pairs: [] }, movedAt: minute(1), givenUpAt: null });
      const decided = { batchId, from: ['ready'], to: 'applying', at: minute(2), decision } as const;
      await inTransaction((tx) => updateBatchState(tx, decided));
      await inTransaction((tx) =>
        updateBatchState(tx, { batchId, from: ['applying'], to: 'applied', at: minute(3) }),
      );
      // What is not said stays.
      expect(await batch()).toMatchObject({ state: 'applied', decision, findings: { pairs: [] } });
    });

    it('count no piece that ends in a batch whose progress is told as a whole, once it runs no more', async () => {
      const tell = (done: number) => updateBatchProgress(handle.db, { batchId, done, total: 3 });
      await tell(2);
      await move(['running'], 'cancelled');
      await tell(3);
      expect(await batch()).toMatchObject({ done: 2, total: 3 });
    });

    it('of a course alone are what goes on and what is stuck, the newest first', async () => {
      const [room, other] = [await newRoom(), await newRoom()];
      await newBatch(other, minute(9));
      const [old, stuck, latest] = [
        await newBatch(room, minute(1)),
        await newBatch(room, minute(2)),
        await newBatch(room, minute(3)),
      ];
      const over = await newBatch(room, minute(4));
      await inTransaction((tx) =>
        updateBatchState(tx, { batchId: over, from: ['running'], to: 'cancelled', at: minute(5) }),
      );
      await inTransaction((tx) => updateBatchGivenUp(tx, { batchId: stuck, at: minute(6) }));
      const { courseId } = room;
      const running = await selectRunningBatches(handle.db, courseId);
      expect(running.map((one) => one.batchId)).toEqual([latest, old]);
      expect(running[0]).toMatchObject({ exercise: 'One', askedBy: 'Ina', done: 0, total: null, givenUp: 0 });
      const given = await selectStuckBatches(handle.db, courseId);
      expect(given).toMatchObject([{ batchId: stuck, exercise: 'One', fault: null, since: minute(6) }]);
    });

    it('a submission is stuck until it is judged again or its batch is over, newest first, so many', async () => {
      const [room, other] = [await newRoom(), await newRoom()];
      const { courseId, versionId, ada, bo, cy } = room;
      const gone = { state: 'could-not-grade' } as const;
      const first = await submit(room, { userId: ada, at: minute(1), ...gone });
      await submit(room, { userId: bo, at: minute(2), ...gone });
      await submit(other, { userId: other.cy, at: minute(3), ...gone });
      const stuck = async (limit = 9) =>
        (await selectStuckSubmissions(handle.db, { courseId, limit })).map(({ student }) => student);
      expect([await stuck(), await stuck(1)]).toEqual([['Bo', 'Ada'], ['Bo']]);
      // A census of no batch that goes on is nobody's to try again.
      await judge(handle.db, first.submissionId, { versionId, purpose: 'census', ...gone });
      expect(await stuck()).toEqual(['Bo', 'Ada']);
      const again = { versionId, at: minute(4), cases: [4, 6] } as const;
      const verificationId = await judge(handle.db, first.submissionId, again);
      const ofFirst = { submissionId: first.submissionId, verificationId };
      await inTransaction((tx) => updateStandingLatest(tx, ofFirst));
      expect(await stuck()).toEqual(['Bo']);
      const { submissionId } = await submit(room, { userId: cy, cases: [4, 6] });
      const ofBatch = await newBatch(room);
      const piece = { versionId, purpose: 'census', batchId: ofBatch, at: minute(5), ...gone } as const;
      await judge(handle.db, submissionId, piece);
      const moveOn = (from: 'running' | 'ready', to: 'ready' | 'cancelled') =>
        inTransaction((tx) => updateBatchState(tx, { batchId: ofBatch, from: [from], to, at: minute(6) }));
      expect(await stuck()).toEqual(['Cy', 'Bo']);
      await moveOn('running', 'ready');
      expect(await stuck()).toEqual(['Cy', 'Bo']);
      await moveOn('ready', 'cancelled');
      expect(await stuck()).toEqual(['Bo']);
    });
  });
});
