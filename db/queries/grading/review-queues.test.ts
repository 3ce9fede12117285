import { describe, expect, it } from 'vitest';
import { reviewFlags, reviewsDone } from '../../schema/review.ts';
import { minute } from '../../testing/classroom.ts';
import { useClassrooms } from '../../testing/classrooms.ts';
import { TEST_DATABASES } from '../../testing.ts';
import { upsertRosterRow, upsertSection } from '../people/roster.ts';
import { insertComment } from '../work/comments.ts';
import { insertRequest } from './requests.ts';
import { insertRubricItem } from './rubric.ts';
import {
  NEEDS,
  selectFailingUnanswered,
  selectNeedCounts,
  selectNeeds,
  selectNeedsById,
  selectSubmitterCounts,
  selectUngradable,
  selectWaiting,
} from './staff-needs.ts';

describe.each(TEST_DATABASES)('queues of a review on $name', ({ available, open }) => {
  describe.skipIf(!available)('', () => {
    const { handle, inTransaction, newRoom, submit } = useClassrooms(open, 'queues');
    const ask = (submissionId: string) => {
      const request = { submissionId, caseId: null, line: null, rubricItemId: null, assigneeId: null };
      return inTransaction((tx) => insertRequest(tx, { ...request, askedAt: minute(0), movedAt: minute(0) }));
    };

    it('a queue has each submission for its reason, and leaves out what a grader has been through', async () => {
      const room = await newRoom();
      const { courseId, ada, bo, cy, ta } = room;
      for (const number of [1, 2, 3])
        await submit(room, {
          userId: ada,
          number,
          cases: [number, 0],
          counts: number === 3,
          at: minute(number),
        });
      await submit(room, { userId: bo, number: 1, state: 'could-not-grade' });
      const { submissionId } = await submit(room, { userId: cy, cases: [4, 6], counts: true });
      await handle.db.insert(reviewFlags).values({ submissionId, flaggedBy: ta, flaggedAt: minute(1) });
      await ask(submissionId);
      const search = { courseId, failing: { submissionsMin: 3, since: minute(0) } };
      const names = async (need: (typeof NEEDS)[number]) =>
        (await selectNeeds(handle.db, { ...search, need })).map(({ name }) => name).sort();
      expect(
        Object.fromEntries(await Promise.all(NEEDS.map(async (need) => [need, await names(need)]))),
      ).toEqual({
        ...{ failing: ['Ada'], ungradable: ['Bo'], flagged: ['Cy'], requested: ['Cy'] },
        ...{ ungraded: [], counting: ['Ada', 'Cy'] },
      });
      const item = { assignmentId: room.assignmentId, title: 'Clear', points: 1 };
      await inTransaction((tx) => insertRubricItem(tx, { ...item, createdBy: ta, createdAt: minute(0) }));
      expect(await names('ungraded')).toEqual(['Ada', 'Cy']);
      expect(await selectNeedCounts(handle.db, search, NEEDS)).toEqual({
        ...{ failing: 1, ungradable: 1, flagged: 1, requested: 1 },
        ...{ ungraded: 2, counting: 2 },
      });
      expect(await selectNeedCounts(handle.db, search, ['counting'])).toEqual({ counting: 2 });
      expect((await selectUngradable(handle.db, search)).map(({ name }) => name)).toEqual(['Bo']);
      const failing = () => selectFailingUnanswered(handle.db, search);
      expect(await failing()).toMatchObject([{ name: 'Ada', submissionCount: 3, points: 3, pointsMax: 10 }]);
      const stricter = { ...search, failing: { submissionsMin: 4, since: minute(0) } };
      expect(await selectFailingUnanswered(handle.db, stricter)).toEqual([]);
      const elsewhere = { ...search, exercise: { moduleSlug: 'm', slug: 'two' } };
      expect(await selectNeeds(handle.db, { ...elsewhere, need: 'counting' })).toEqual([]);
      const section = await upsertSection(handle.db, { courseId, name: 'A' });
      const row = { courseId, userId: cy, role: 'student', sectionId: section.id, endedAt: null } as const;
      await inTransaction((tx) => upsertRosterRow(tx, row));
      const inSection = { ...search, sectionId: section.id, need: 'counting' } as const;
      expect((await selectNeeds(handle.db, inSection)).map(({ name }) => name)).toEqual(['Cy']);
      expect(await selectNeedCounts(handle.db, inSection, ['counting'])).toEqual({ counting: 1 });
      expect(await selectNeedCounts(handle.db, elsewhere, ['counting'])).toEqual({ counting: 0 });
      const submissionIds = [submissionId];
      expect(await selectNeedsById(handle.db, { ...search, submissionIds })).toHaveLength(1);
      expect(await selectNeedsById(handle.db, { ...search, submissionIds: [] })).toEqual([]);
      await handle.db.insert(reviewsDone).values({ submissionId, doneBy: ta, doneAt: minute(2) });
      expect([await names('counting'), await names('flagged')]).toEqual([['Ada'], ['Cy']]);
      // Who was answered waits no longer.
      const [newest] = await failing();
      await insertComment(handle.db, {
        ...{ submissionId: newest?.submissionId ?? '', authorId: ta, line: null, body: 'look at the bias' },
        ...{ shownToStudent: true, createdAt: minute(3) },
      });
      expect(await failing()).toEqual([]);
      const submitters = await selectSubmitterCounts(handle.db, courseId);
      expect([...submitters]).toEqual([[room.assignmentId, 3]]);
      expect(await selectWaiting(handle.db, courseId)).toEqual({ count: 0, since: null });
      await submit(room, { userId: bo, number: 2, at: minute(7) });
      await submit(room, { userId: cy, number: 2, at: minute(6) });
      expect(await selectWaiting(handle.db, courseId)).toEqual({ count: 2, since: minute(6) });
    });

    it('a queue has nobody who left and no try of staff, but for what was asked or flagged', async () => {
      const room = await newRoom();
      const { courseId, ada, bo, ta } = room;
      await inTransaction((tx) =>
        insertRubricItem(tx, {
          assignmentId: room.assignmentId,
          title: 'Clear',
          points: 1,
          createdBy: ta,
          createdAt: minute(0),
        }),
      );
      const tries: string[] = [];
      for (const userId of [ada, ta]) {
        for (const number of [1, 2])
          await submit(room, { userId, number, cases: [1, 0], counts: number === 2, at: minute(number) });
        const { submissionId } = await submit(room, { userId, number: 3, cases: [1, 0], at: minute(3) });
        tries.push(submissionId);
      }
      await submit(room, { userId: bo, state: 'could-not-grade' });
      for (const submissionId of tries) {
        await handle.db.insert(reviewFlags).values({ submissionId, flaggedBy: ta, flaggedAt: minute(1) });
        await ask(submissionId);
      }
      for (const userId of [ada, bo]) {
        const left = { courseId, userId, role: 'student', sectionId: null, endedAt: minute(4) } as const;
        await inTransaction((tx) => upsertRosterRow(tx, left));
      }
      const search = { courseId, failing: { submissionsMin: 3, since: minute(0) } };
      expect(await selectNeedCounts(handle.db, search, NEEDS)).toEqual({
        ...{ failing: 0, ungradable: 0, ungraded: 0, counting: 0 },
        ...{ flagged: 2, requested: 2 },
      });
      expect(await selectSubmitterCounts(handle.db, courseId)).toEqual(new Map());
    });
  });
});
