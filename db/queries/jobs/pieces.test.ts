import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OpenDatabase } from '../../client.ts';
import type { Transaction } from '../../database.ts';
import type { BatchScope } from '../../schema/batches.ts';
import { verifications } from '../../schema/work.ts';
import { type Classroom, fillClassroom, handIn, minute, type Work } from '../../testing/classroom.ts';
import { TEST_DATABASES } from '../../testing.ts';
import { insertBatchVerifications } from '../work/verifications.ts';
import {
  deleteUnfinishedPieces,
  insertBatch,
  selectBatchesOfCourse,
  selectNextPieces,
  selectOptionalBatch,
  selectOptionalBatchForUpdate,
  updateBatchCollected,
  updateBatchFault,
  updateBatchPieceDone,
  updateBatchState,
  updateBatchUncollected,
} from './batches.ts';

let courses = 0;

describe.each(TEST_DATABASES)('pieces of a batch on $name', ({ available, open }) => {
  describe.skipIf(!available)('', () => {
    let handle: OpenDatabase;
    let room: Classroom;
    const ids: Record<string, string> = {};
    beforeAll(async () => {
      handle = await open();
      courses += 1;
      room = await fillClassroom(handle.db, `pieces-${courses}`);
      const { ada, bo, cy } = room;
      await submit('failing', { userId: ada, cases: [4, 0], source: 'same', at: minute(1) });
      await submit('passing', { userId: ada, number: 2, cases: [4, 6], counts: true, at: minute(2) });
      await submit('copy', { userId: bo, cases: [1, 0], source: 'same', at: minute(3) });
      await submit('waiting', { userId: cy, at: minute(4) });
      await submit('late', { userId: cy, number: 2, cases: [0, 0], at: minute(30) });
    });
    afterAll(async () => {
      await handle?.close();
    });

    const inTransaction = <T>(act: (tx: Transaction) => Promise<T>) => handle.db.transaction(act);
    const submit = async (name: string, work: { userId: string } & Partial<Work>) => {
      const { assignmentId, versionId } = room;
      ids[name] = (await handIn(handle.db, { assignmentId, versionId, ...work })).submissionId;
    };
    const ask = async (scope: BatchScope | null, kind: 'regrade' | 'census' = 'regrade') => {
      const { courseId, assignmentId, versionId, instructor: askedBy } = room;
      const batch = { kind, courseId, assignmentId, versionId, scope, askedBy, askedAt: minute(10) };
      const batchId = await inTransaction((tx) => insertBatch(tx, batch));
      const found = await selectOptionalBatch(handle.db, batchId);
      if (!found) throw new Error('The batch is gone.');
      return found;
    };
    const names = (submissionIds: readonly string[]) =>
      submissionIds.map((id) => Object.keys(ids).find((name) => ids[name] === id));
    const next = async (batch: Awaited<ReturnType<typeof ask>>, limit = 10) =>
      names((await selectNextPieces(handle.db, { batch, limit })).map(({ submissionId }) => submissionId));
    const cancel = (batchId: string) =>
      inTransaction((tx) =>
        updateBatchState(tx, { batchId, from: ['running'], to: 'cancelled', at: minute(15) }),
      );
    const queue = (batchId: string, submissionIds: readonly string[]) =>
      inTransaction((tx) =>
        insertBatchVerifications(
          tx,
          submissionIds.map((submissionId) => ({
            ...({ submissionId, versionId: room.versionId, purpose: 'dry-run', seed: 1 } as const),
            ...{ queuedAt: minute(11), batchId },
          })),
        ),
      );

    it('are what the scope says, of what was there when it was asked for, oldest first', async () => {
      expect(await next(await ask({ kind: 'every' }))).toEqual(['failing', 'passing', 'copy', 'waiting']);
      expect(await next(await ask({ kind: 'counting' }))).toEqual(['passing']);
      const some = [ids.waiting ?? '', ids.failing ?? '', ids.late ?? '', crypto.randomUUID()];
      expect(await next(await ask({ kind: 'submissions', ids: some }))).toEqual(['failing', 'waiting']);
      expect(await next(await ask({ kind: 'every' }), 2)).toEqual(['failing', 'passing']);
    });

    it('of failing programs have each once, whoever handed it in, also over several looks', async () => {
      const batch = await ask({ kind: 'failing' }, 'census');
      expect(await next(batch)).toEqual(['failing']);
      await queue(batch.id, [ids.copy ?? '']);
      expect(await next(batch)).toEqual([]);
    });

    it('that are in it are left out of the next look, and put in once however often they are sent', async () => {
      const batch = await ask({ kind: 'every' });
      const first = await queue(batch.id, [ids.failing ?? '', ids.passing ?? '']);
      expect(first).toHaveLength(2);
      expect(await queue(batch.id, [ids.failing ?? '', ids.copy ?? ''])).toMatchObject([
        { submissionId: ids.copy },
      ]);
      expect(await next(batch)).toEqual(['waiting']);
    });

    it('collected after all are done make it ready, before that they do not; none at all make it ready too', async () => {
      const collect = (batchId: string) =>
        inTransaction((tx) => updateBatchCollected(tx, { batchId, at: minute(12) }));
      const state = async (batchId: string) => {
        const batch = await selectOptionalBatch(handle.db, batchId);
        return [batch?.state, batch?.done, batch?.total];
      };
      const empty = await ask({ kind: 'submissions', ids: [] });
      await collect(empty.id);
      expect(await state(empty.id)).toEqual(['ready', 0, 0]);
      const batch = await ask({ kind: 'every' });
      await queue(batch.id, [ids.failing ?? '', ids.passing ?? '']);
      const done = () =>
        inTransaction((tx) =>
          updateBatchPieceDone(tx, { batchId: batch.id, outcome: 'judged', at: minute(13) }),
        );
      await done();
      // A worker may be done with pieces while others are still collected.
      expect(await state(batch.id)).toEqual(['running', 1, null]);
      await collect(batch.id);
      expect(await state(batch.id)).toEqual(['running', 1, 2]);
      await done();
      expect(await state(batch.id)).toEqual(['ready', 2, 2]);
    });

    it('that were not judged go when it is cancelled, those that were stay', async () => {
      const batch = await ask({ kind: 'every' });
      const [judged, open] = await queue(batch.id, [ids.failing ?? '', ids.passing ?? '']);
      await handle.db
        .update(verifications)
        .set({ state: 'verified', finishedAt: minute(14) })
        .where(eq(verifications.id, judged?.id ?? ''));
      const left = async () => {
        await inTransaction((tx) => deleteUnfinishedPieces(tx, batch.id));
        return (await handle.db.select().from(verifications).where(eq(verifications.batchId, batch.id))).map(
          ({ id }) => id,
        );
      };
      // While it runs, or goes on again, a cancel that comes late deletes nothing.
      expect((await left()).sort()).toEqual([judged?.id, open?.id].sort());
      await cancel(batch.id);
      expect(await left()).toEqual([judged?.id]);
      expect(open?.id).not.toBe(judged?.id);
    });

    it('of a cancelled batch are not known, whoever was still collecting, until it goes on', async () => {
      const batch = await ask({ kind: 'every' });
      const total = async () => (await selectOptionalBatch(handle.db, batch.id))?.total;
      const collect = () =>
        inTransaction((tx) => updateBatchCollected(tx, { batchId: batch.id, at: minute(12) }));
      await queue(batch.id, [ids.failing ?? '', ids.passing ?? '']);
      await cancel(batch.id);
      await collect();
      expect(await total()).toBeNull();
      const other = await ask({ kind: 'every' });
      await queue(other.id, [ids.failing ?? '']);
      await inTransaction((tx) => updateBatchCollected(tx, { batchId: other.id, at: minute(12) }));
      await inTransaction((tx) => updateBatchUncollected(tx, other.id));
      // Nothing of one that runs.
      expect(await next(other)).toEqual(['passing', 'copy', 'waiting']);
      expect((await selectOptionalBatch(handle.db, other.id))?.total).toBe(1);
      await cancel(other.id);
      await inTransaction((tx) => updateBatchUncollected(tx, other.id));
      expect(await next(other)).toEqual(['failing', 'passing', 'copy', 'waiting']);
      expect((await selectOptionalBatch(handle.db, other.id))?.total).toBeNull();
    });

    it('a course lists its batches of a kind, newest first, and their last fault', async () => {
      const other = await fillClassroom(handle.db, `${room.courseSlug}-other`);
      const list = async (courseId: string) =>
        (await selectBatchesOfCourse(handle.db, { courseId, kind: 'census', limit: 2 })).map(
          ({ batch, askedBy }) => [batch.id, askedBy],
        );
      expect(await list(other.courseId)).toEqual([]);
      const batch = await ask(null, 'census');
      expect((await list(room.courseId)).flat()).toContain(batch.id);
      expect((await list(room.courseId)).every(([, askedBy]) => askedBy === 'Ina')).toBe(true);
      for (const fault of ['the judge died', null]) {
        await updateBatchFault(handle.db, { batchId: batch.id, fault });
        const held = await inTransaction((tx) => selectOptionalBatchForUpdate(tx, batch.id));
        expect(held?.fault).toBe(fault);
      }
      expect(await inTransaction((tx) => selectOptionalBatchForUpdate(tx, other.courseId))).toBeNull();
    });
  });
});
