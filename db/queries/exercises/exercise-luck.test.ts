import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OpenDatabase } from '../../client.ts';
import type { Transaction } from '../../database.ts';
import { type Classroom, fillClassroom, minute } from '../../testing/classroom.ts';
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
    let handle: OpenDatabase;
    let room: Classroom;
    let checkId: string;
    const inTransaction = <T>(work: (tx: Transaction) => Promise<T>) => handle.db.transaction(work);
    beforeAll(async () => {
      handle = await open();
      room = await fillClassroom(handle.db, 'luck');
      const { courseId, instructor: savedBy } = room;
      const draftId = await inTransaction((tx) =>
        insertExerciseDraft(
          tx,
          {
            courseId,
            exerciseId: crypto.randomUUID(),
            slug: 'luck',
            title: 'Luck',
            savedAt: minute(1),
            savedBy,
          },
          [],
        ),
      );
      const check = { draftId, revision: 1, files: {}, hash: null, askedBy: savedBy, askedAt: minute(1) };
      checkId = await inTransaction((tx) => insertDraftCheck(tx, check));
    });
    afterAll(() => handle?.close());

    const ask = (at: number) =>
      inTransaction((tx) => insertLuck(tx, { checkId, askedBy: room.instructor, askedAt: minute(at) }));

    it('is what was asked for last, written while it runs and ended by one', async () => {
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
      expect(await selectOptionalLuck(handle.db, crypto.randomUUID())).toBeNull();
    });
  });
});
