import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { type Classroom, minute } from '../../testing/classroom.ts';
import { useClassrooms } from '../../testing/classrooms.ts';
import { TEST_DATABASES } from '../../testing.ts';
import { insertDraftCheck } from './exercise-draft-checks.ts';
import { insertExerciseDraft } from './exercise-drafts.ts';
import {
  insertLuck,
  selectOptionalLastLuck,
  selectOptionalLuck,
  updateLuckEnded,
  updateLuckProgress,
} from './exercise-luck.ts';

describe.each(TEST_DATABASES)('the luck of a check on $name', ({ available, open }) => {
  describe.skipIf(!available)('', () => {
    const { handle, inTransaction, newRoom } = useClassrooms(open, 'luck');
    const checkOf = ({ courseId, instructor: by }: Classroom) =>
      inTransaction(async (tx) => {
        const name = { exerciseId: randomUUID(), slug: `m/${randomUUID()}`, title: 'Tried' };
        const draft = { courseId, ...name, savedAt: minute(0), savedBy: by };
        const draftId = await insertExerciseDraft(tx, draft, []);
        const check = { draftId, revision: 1, files: {}, hash: 'h', askedBy: by, askedAt: minute(1) };
        return insertDraftCheck(tx, check);
      });

    it('is what was asked for last, written while it runs and ended by one', async () => {
      const room = await newRoom();
      const checkId = await checkOf(room);
      const ask = (at: number) =>
        inTransaction((tx) => insertLuck(tx, { checkId, askedBy: room.instructor, askedAt: minute(at) }));
      expect(await selectOptionalLastLuck(handle.db, checkId)).toBeNull();
      const later = await ask(3);
      const earlier = await ask(2);
      expect((await selectOptionalLastLuck(handle.db, checkId))?.id).toBe(later);
      await updateLuckProgress(handle.db, later, { done: 2, total: 5 });
      const end = (state: 'ready' | 'cancelled') =>
        inTransaction((tx) => updateLuckEnded(tx, later, { state, endedAt: minute(4), findings: [] }));
      expect([await end('ready'), await end('cancelled')]).toEqual([true, false]);
      await updateLuckProgress(handle.db, later, { done: 3, fault: 'late' });
      expect(await selectOptionalLuck(handle.db, later)).toMatchObject({
        state: 'ready',
        done: 2,
        total: 5,
        fault: null,
        findings: [],
      });
      expect(await selectOptionalLuck(handle.db, earlier)).toMatchObject({ state: 'running', done: 0 });
      expect(await selectOptionalLuck(handle.db, randomUUID())).toBeNull();
    });
  });
});
