import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OpenDatabase } from '#db/client.ts';
import { notify, SUBMISSION_CHANNEL } from '#db/notify.ts';
import { type Classroom, fillClassroom, handIn, minute } from '#db/testing/classroom.ts';
import { TEST_DATABASES } from '#db/testing.ts';
import { type ChangeFeed, openChangeFeed } from './change-feed.ts';

describe.each(TEST_DATABASES)('the feed of changes on $name', ({ available, open }) => {
  describe.skipIf(!available)('', () => {
    let handle: OpenDatabase;
    let room: Classroom;
    let feed: ChangeFeed;
    beforeAll(async () => {
      handle = await open();
      room = await fillClassroom(handle.db);
      feed = await openChangeFeed(handle);
    });
    afterAll(async () => {
      await feed?.close();
      await handle?.close();
    });

    const submit = (userId: string, at: Date, number = 1) =>
      handIn(handle.db, { userId, number, at, assignmentId: room.assignmentId, versionId: room.versionId });
    /** Resolves with the next call. */
    const watching = (submissionId: string, userId: string) => {
      let told = 0;
      let next = Promise.withResolvers<void>();
      const end = feed.subscribe({ submissionId, userId }, () => {
        told += 1;
        next.resolve();
        next = Promise.withResolvers<void>();
      });
      return { end, told: () => told, next: () => next.promise };
    };

    it('tells every page that watches a submission of its changes, and none that stopped', async () => {
      const { submissionId } = await submit(room.ada, minute(1));
      const [one, two] = [watching(submissionId, room.ada), watching(submissionId, room.ada)];
      const both = Promise.all([one.next(), two.next()]);
      await notify(handle.db, SUBMISSION_CHANNEL, submissionId);
      await both;
      two.end?.();
      two.end?.();
      const again = one.next();
      await notify(handle.db, SUBMISSION_CHANNEL, submissionId);
      await again;
      expect([one.told(), two.told()]).toEqual([2, 1]);
      one.end?.();
    });

    it('tells a page when its place in the queue moved, and not before it was ever known', async () => {
      const { submissionId } = await submit(room.bo, minute(20));
      const page = watching(submissionId, room.bo);
      await feed.look();
      await feed.look();
      expect(page.told()).toBe(0);
      // Earlier in the queue, as one is whose verification is opened again.
      await submit(room.cy, minute(10));
      await feed.look();
      expect(page.told()).toBe(1);
      await feed.look();
      expect(page.told()).toBe(1);
      page.end?.();
    });

    it('a person follows eight at most, of whichever kind, and one that ends makes room', async () => {
      const { submissionId } = await submit(room.ada, minute(2), 2);
      const watch = () => watching(submissionId, room.ada).end;
      const ends = [...Array.from({ length: 7 }, watch), feed.hold(room.ada)];
      expect(ends.every((end) => end !== null)).toBe(true);
      expect([watch(), feed.hold(room.ada)]).toEqual([null, null]);
      expect(feed.hold(room.bo)).not.toBeNull();
      ends[0]?.();
      // Ended twice, it makes room once.
      ends[0]?.();
      expect([watch(), watch()].map((end) => end !== null)).toEqual([true, false]);
      const held = ends[7];
      for (const _ of [1, 2]) held?.();
      expect([watch(), watch()].map((end) => end !== null)).toEqual([true, false]);
    });
  });
});
