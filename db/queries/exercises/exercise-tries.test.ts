import { describe, expect, it } from 'vitest';
import { insertCheckedDraft } from '../../testing/checked-draft.ts';
import { minute } from '../../testing/classroom.ts';
import { useClassrooms } from '../../testing/classrooms.ts';
import { TEST_DATABASES } from '../../testing.ts';
import { tryRuns } from './draft-runs.ts';
import { deleteOlderTries, selectRunningTries, selectTryCount } from './exercise-tries.ts';

describe.each(TEST_DATABASES)('tries of a draft on $name', ({ available, open }) => {
  describe.skipIf(!available)('', () => {
    const { handle, inTransaction, newRoom } = useClassrooms(open, 'tries');

    it('are counted since an instant, and of those that have ended the older ones go', async () => {
      const { ta, ...room } = await newRoom();
      const { checkId } = await insertCheckedDraft(handle.db, room);
      const askedBy = room.instructor;
      const ask = (at: number, by = askedBy) =>
        inTransaction((tx) => tryRuns.insert(tx, { checkId, source: 's', askedBy: by, askedAt: minute(at) }));
      const [ended, running, kept] = [await ask(2), await ask(3), await ask(5)];
      const foreign = await ask(2, ta);
      const counted = (since: number) => selectTryCount(handle.db, { askedBy, since: minute(since) });
      expect([await counted(1), await counted(2), await counted(5)]).toEqual([3, 2, 0]);
      for (const id of [ended, kept, foreign])
        await inTransaction((tx) => tryRuns.updateEnded(tx, id, { state: 'ready', endedAt: minute(6) }));
      expect((await selectRunningTries(handle.db, askedBy)).map(({ id }) => id)).toEqual([running]);
      await inTransaction((tx) => deleteOlderTries(tx, { askedBy, before: minute(5) }));
      const left = await Promise.all(
        [ended, running, kept, foreign].map((id) => tryRuns.selectOptional(handle.db, id)),
      );
      expect(left.map((row) => row !== null)).toEqual([false, true, true, true]);
    });
  });
});
