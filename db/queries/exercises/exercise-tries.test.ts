import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { type Classroom, minute } from '../../testing/classroom.ts';
import { useClassrooms } from '../../testing/classrooms.ts';
import { TEST_DATABASES } from '../../testing.ts';
import { insertDraftCheck } from './exercise-draft-checks.ts';
import { insertExerciseDraft } from './exercise-drafts.ts';
import {
  deleteOlderTries,
  insertTry,
  selectOptionalLastTry,
  selectOptionalTry,
  selectRunningTries,
  selectTryCount,
  updateTryEnded,
  updateTryProgress,
} from './exercise-tries.ts';

describe.each(TEST_DATABASES)('tries of a draft on $name', ({ available, open }) => {
  describe.skipIf(!available)('', () => {
    const { handle, inTransaction, newRoom } = useClassrooms(open, 'tries');
    const checkOf = ({ courseId, instructor: by }: Classroom) =>
      inTransaction(async (tx) => {
        const name = { exerciseId: randomUUID(), slug: `m/${randomUUID()}`, title: 'Tried' };
        const draft = { courseId, ...name, savedAt: minute(0), savedBy: by };
        const draftId = await insertExerciseDraft(tx, draft, []);
        const check = { draftId, revision: 1, files: {}, hash: 'h', askedBy: by, askedAt: minute(1) };
        return insertDraftCheck(tx, check);
      });

    it('are counted, shown to who asked, written while they run, ended once and cleared away', async () => {
      const room = await newRoom();
      const checkId = await checkOf(room);
      const askedBy = room.instructor;
      const ask = (at: number) =>
        inTransaction((tx) =>
          insertTry(tx, { checkId, source: `export const at = ${at};`, askedBy, askedAt: minute(at) }),
        );
      const [first, second] = [await ask(2), await ask(3)];
      const last = (of = { checkId, askedBy }) => selectOptionalLastTry(handle.db, of);
      expect((await last())?.id).toBe(second);
      expect(await last({ checkId, askedBy: crypto.randomUUID() })).toBeNull();
      const counted = (since: number) => selectTryCount(handle.db, { askedBy, since: minute(since) });
      expect([await counted(1), await counted(2), await counted(3)]).toEqual([2, 1, 0]);
      const running = async () => (await selectRunningTries(handle.db, askedBy)).map(({ id }) => id).sort();
      expect(await running()).toEqual([first, second].sort());
      await updateTryProgress(handle.db, first, { findings: { outcomes: [] } });
      const end = (state: 'ready' | 'cancelled') =>
        inTransaction((tx) => updateTryEnded(tx, first, { state, endedAt: minute(4) }));
      expect([await end('ready'), await end('cancelled')]).toEqual([true, false]);
      await updateTryProgress(handle.db, first, { fault: 'late' });
      expect(await selectOptionalTry(handle.db, first)).toMatchObject({
        state: 'ready',
        findings: { outcomes: [] },
        fault: null,
      });
      expect(await running()).toEqual([second]);
      await inTransaction((tx) => deleteOlderTries(tx, { askedBy, before: minute(9) }));
      expect([await selectOptionalTry(handle.db, first), (await last())?.id]).toEqual([null, second]);
    });
  });
});
