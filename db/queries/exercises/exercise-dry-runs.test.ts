import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { Classroom } from '../../testing/classroom.ts';
import { minute } from '../../testing/classroom.ts';
import { useClassrooms } from '../../testing/classrooms.ts';
import { TEST_DATABASES } from '../../testing.ts';
import { insertDraftCheck } from './exercise-draft-checks.ts';
import { insertExerciseDraft } from './exercise-drafts.ts';
import {
  insertDryRun,
  selectCountingPrograms,
  selectOptionalDryRun,
  selectOptionalLastDryRun,
  updateDryRunEnded,
  updateDryRunProgress,
} from './exercise-dry-runs.ts';

describe.each(TEST_DATABASES)('dry runs of a draft on $name', ({ available, open }) => {
  describe.skipIf(!available)('', () => {
    const { handle, inTransaction, newRoom, submit } = useClassrooms(open, 'dry-runs');
    const checkOf = ({ courseId, instructor: by }: Classroom) =>
      inTransaction(async (tx) => {
        const name = { exerciseId: randomUUID(), slug: `m/${randomUUID()}`, title: 'Scale' };
        const draftId = await insertExerciseDraft(
          tx,
          { courseId, ...name, savedAt: minute(0), savedBy: by },
          [],
        );
        const check = { draftId, revision: 1, files: {}, hash: 'h', askedBy: by, askedAt: minute(1) };
        return insertDraftCheck(tx, check);
      });
    const ask = (checkId: string, askedBy: string, at: number) =>
      inTransaction((tx) => insertDryRun(tx, { checkId, askedBy, askedAt: minute(at) }));

    it('of a check the last one is found, whatever order they were asked for in', async () => {
      const room = await newRoom();
      const [checkId, other] = [await checkOf(room), await checkOf(room)];
      const late = await ask(checkId, room.instructor, 9);
      await ask(checkId, room.instructor, 5);
      await ask(other, room.instructor, 20);
      expect(await selectOptionalLastDryRun(handle.db, checkId)).toMatchObject({ id: late });
      expect(await selectOptionalLastDryRun(handle.db, randomUUID())).toBeNull();
      expect(await selectOptionalDryRun(handle.db, randomUUID())).toBeNull();
    });

    it('is ended once, and what comes afterwards is late', async () => {
      const room = await newRoom();
      const id = await ask(await checkOf(room), room.instructor, 2);
      await updateDryRunProgress(handle.db, id, { done: 1, total: 3 });
      const end = (state: 'ready' | 'cancelled', at: number) =>
        inTransaction((tx) => updateDryRunEnded(tx, id, { state, endedAt: minute(at) }));
      expect(await end('cancelled', 3)).toBe(true);
      expect(await end('ready', 4)).toBe(false);
      await updateDryRunProgress(handle.db, id, { done: 3, fault: 'late' });
      expect(await selectOptionalDryRun(handle.db, id)).toMatchObject({
        ...{ state: 'cancelled', endedAt: minute(3), done: 1, total: 3, fault: null },
      });
    });

    it('is tried on what counts of the course, by the name of the student, with the seed it was judged by', async () => {
      const [room, other] = [await newRoom(), await newRoom()];
      const { ada, bo, cy, courseId, exerciseId } = room;
      await submit(room, { userId: bo, cases: [4, 0], counts: true, source: 'of Bo' });
      await submit(room, { userId: ada, cases: [1, 0], source: 'her first' });
      await submit(room, { userId: ada, number: 2, cases: [4, 6], counts: true, source: 'of Ada' });
      await submit(room, { userId: cy, source: 'not judged' });
      await submit(other, { userId: other.ada, cases: [4, 6], counts: true, source: 'foreign' });
      const own = { courseId, exerciseId, assignmentId: null, copiedFrom: null };
      const found = await selectCountingPrograms(handle.db, own);
      expect(found).toMatchObject([
        { userId: ada, name: 'Ada', source: 'of Ada', points: 10, pointsMax: 10, seed: 1 },
        { userId: bo, name: 'Bo', source: 'of Bo', points: 4, pointsMax: 10, seed: 1 },
      ]);
      const foreign = { ...own, exerciseId: other.exerciseId };
      expect(await selectCountingPrograms(handle.db, foreign)).toEqual([]);
      const goesOn = { ...foreign, assignmentId: room.assignmentId, copiedFrom: room.versionId };
      expect(await selectCountingPrograms(handle.db, goesOn)).toEqual(found);
      const late = { ...goesOn, copiedFrom: other.versionId };
      expect(await selectCountingPrograms(handle.db, late)).toEqual([]);
    });
  });
});
