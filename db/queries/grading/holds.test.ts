import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { OpenDatabase } from '../../client.ts';
import { reviewFlags, reviewHolds, reviewsDone } from '../../schema/review.ts';
import { fillCourse } from '../../testing/fill-course.ts';
import { TEST_DATABASES } from '../../testing.ts';
import { insertUser } from '../people/people.ts';
import {
  deleteHold,
  deleteReviewDone,
  insertFlag,
  insertReviewDone,
  lockHoldOfOthers,
  selectDoneBy,
  selectHolds,
  selectOptionalFlag,
  selectOptionalReviewDone,
  updateFlagCleared,
  updateHolder,
  upsertHold,
} from './holds.ts';

const at = (minute: number) => new Date(Date.UTC(2026, 10, 1, 12, minute));

describe.each(TEST_DATABASES)('holds on $name', ({ available, open }) => {
  describe.skipIf(!available)('', () => {
    let handle: OpenDatabase;
    let submissionId: string;
    let ada: string;
    let bo: string;
    beforeAll(async () => {
      handle = await open();
      submissionId = (await fillCourse(handle.db)).submission.id;
      ada = (await insertUser(handle.db, { email: 'ada@x.example', name: 'Ada' })).id;
      bo = (await insertUser(handle.db, { email: 'bo@x.example', name: 'Bo' })).id;
    });
    beforeEach(async () => {
      for (const table of [reviewHolds, reviewsDone, reviewFlags]) await handle.db.delete(table);
    });
    afterAll(async () => {
      await handle?.close();
    });

    const take = (holderId: string, minute: number) =>
      upsertHold(handle.db, { submissionId, holderId, at: at(minute), since: at(minute - 15) });
    const holders = async (minute: number) =>
      [
        ...(await selectHolds(handle.db, { submissionIds: [submissionId], since: at(minute - 15) })).values(),
      ].map(({ holder }) => holder);

    it('is taken once, renewed by whoever has it, and free when it has run out', async () => {
      expect(await take(ada, 0)).toBe(true);
      expect(await take(bo, 10)).toBe(false);
      expect(await take(ada, 14)).toBe(true);
      expect(await take(bo, 20)).toBe(false);
      expect(await holders(28)).toEqual(['Ada']);
      expect(await holders(29)).toEqual([]);
      expect(await take(bo, 29)).toBe(true);
      expect(await holders(29)).toEqual(['Bo']);
    });

    it('of ten who reach for it at once, one has it', async () => {
      const people = await Promise.all(
        Array.from({ length: 10 }, (_, i) =>
          insertUser(handle.db, { email: `ta-${i}@x.example`, name: `TA ${i}` }),
        ),
      );
      const taken = await Promise.all(people.map(({ id }) => take(id, 0)));
      expect(taken.filter(Boolean)).toHaveLength(1);
      const others = await handle.db.transaction((tx) =>
        lockHoldOfOthers(tx, { submissionId, holderId: ada, since: at(-15) }),
      );
      expect(people.map(({ id }) => id).indexOf(others ?? '')).toBe(taken.indexOf(true));
    });

    it('is taken over from whom one has seen, and given up by its holder alone', async () => {
      await take(ada, 0);
      const over = (seenHolderId: string) =>
        handle.db.transaction((tx) =>
          updateHolder(tx, { submissionId, holderId: bo, seenHolderId, at: at(1) }),
        );
      expect([await over(bo), await over(ada), await over(ada)]).toEqual([false, true, false]);
      await deleteHold(handle.db, { submissionId, holderId: ada });
      expect(await holders(2)).toEqual(['Bo']);
      await deleteHold(handle.db, { submissionId, holderId: bo });
      expect(await holders(2)).toEqual([]);
    });

    it('what was reviewed stays with the first, and is open again when that is taken back', async () => {
      const done = (doneBy: string, minute: number) =>
        handle.db.transaction((tx) => insertReviewDone(tx, { submissionId, doneBy, doneAt: at(minute) }));
      expect([await done(ada, 1), await done(bo, 2)]).toEqual([true, false]);
      expect(await selectOptionalReviewDone(handle.db, submissionId)).toEqual({
        by: 'Ada',
        byId: ada,
        at: at(1),
      });
      expect(await selectDoneBy(handle.db, { doneBy: ada, since: at(0) })).toEqual([submissionId]);
      expect(await selectDoneBy(handle.db, { doneBy: ada, since: at(2) })).toEqual([]);
      expect(await handle.db.transaction((tx) => deleteReviewDone(tx, submissionId))).toBe(true);
      expect(await selectOptionalReviewDone(handle.db, submissionId)).toBeNull();
    });

    it('a flag is set once, cleared once, and may be set again', async () => {
      const flag = () =>
        handle.db.transaction((tx) => insertFlag(tx, { submissionId, flaggedBy: ada, flaggedAt: at(1) }));
      const clear = () =>
        handle.db.transaction((tx) => updateFlagCleared(tx, { submissionId, clearedBy: bo, at: at(2) }));
      expect([await flag(), await flag()]).toEqual([true, false]);
      expect(await selectOptionalFlag(handle.db, submissionId)).toEqual({ by: 'Ada', at: at(1) });
      expect([await clear(), await clear(), await flag()]).toEqual([true, false, true]);
    });
  });
});
