import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { assignments } from '../../schema/courses.ts';
import { overrides } from '../../schema/grades.ts';
import { requests } from '../../schema/requests.ts';
import { reviewFlags, reviewsDone } from '../../schema/review.ts';
import { rubricItems, rubricMarks } from '../../schema/rubric.ts';
import { type Classroom, type HandedIn, minute, type Work } from '../../testing/classroom.ts';
import { useClassrooms } from '../../testing/classrooms.ts';
import { TEST_DATABASES } from '../../testing.ts';
import { upsertRosterRow } from '../people/roster.ts';
import { insertComment } from '../work/comments.ts';
import { upsertGrade } from './grades.ts';
import {
  NEEDS,
  type Need,
  selectFailingUnanswered,
  selectNeedCounts,
  selectNeeds,
  selectSubmitterCounts,
  selectUngradable,
  selectWaiting,
} from './staff-needs.ts';

const NAMES = ['ada', 'bo', 'cy'] as const;

describe.each(TEST_DATABASES)('what waits for a person, on $name', ({ available, open }) => {
  describe.skipIf(!available)('', () => {
    const { handle, inTransaction, newRoom, submit } = useClassrooms(open, 'needs');
    const searchOf = ({ courseId }: Classroom, since = minute(0)) => ({
      courseId,
      failing: { submissionsMin: 2, since },
    });
    /** Whose work waits for one reason; the count has to agree. */
    async function waiting(room: Classroom, need: Need, search = searchOf(room)): Promise<readonly string[]> {
      const rows = await selectNeeds(handle.db, { ...search, need });
      expect(await selectNeedCounts(handle.db, search, [need])).toEqual({ [need]: rows.length });
      return rows.map(({ name }) => name).toSorted();
    }
    const leave = ({ courseId }: Classroom, userId: string) =>
      inTransaction((tx) =>
        upsertRosterRow(tx, { courseId, userId, role: 'student', sectionId: null, endedAt: minute(9) }),
      );
    /** Two tries, the second of which is given. */
    async function twoTries(room: Classroom, userId: string, last: Partial<Work> = {}): Promise<HandedIn> {
      await submit(room, { userId, number: 1, cases: [1, 0], at: minute(1) });
      return submit(room, { userId, number: 2, cases: [2, 0], at: minute(2), counts: true, ...last });
    }

    it('to fail often means so many tries, the newest after the moment and judged', async () => {
      const room = await newRoom();
      await twoTries(room, room.ada);
      await submit(room, { userId: room.bo, cases: [0, 0], at: minute(2) });
      await submit(room, { userId: room.cy, number: 1, cases: [1, 0], at: minute(1) });
      await submit(room, { userId: room.cy, number: 2, at: minute(2) });
      expect(await waiting(room, 'failing')).toEqual(['Ada']);
      expect(await waiting(room, 'failing', searchOf(room, minute(1)))).toEqual(['Ada']);
      expect(await waiting(room, 'failing', searchOf(room, minute(2)))).toEqual([]);
    });

    it('who passed once, whose points are set by hand, or who has been seen fails no more', async () => {
      const room = await newRoom();
      const { ada, bo, cy, ta: setBy, assignmentId } = room;
      await submit(room, { userId: ada, number: 1, cases: [4, 6], at: minute(1) });
      await submit(room, { userId: ada, number: 2, cases: [0, 0], at: minute(2) });
      const ofBo = await twoTries(room, bo);
      const ofCy = await twoTries(room, cy);
      expect(await waiting(room, 'failing')).toEqual(['Bo', 'Cy']);
      const byHand = { userId: bo, assignmentId, points: 1, reason: 'oral', setBy };
      const [override] = await handle.db.insert(overrides).values(byHand).returning();
      await upsertGrade(handle.db, {
        ...{ userId: bo, assignmentId, points: 1, pointsBeforeLate: 1, pointsMax: 10 },
        ...{ verificationId: ofBo.verificationId, overrideId: override?.id ?? null, changedAt: minute(3) },
      });
      expect(await waiting(room, 'failing')).toEqual(['Cy']);
      const done = { submissionId: ofCy.submissionId, doneBy: setBy, doneAt: minute(3) };
      await handle.db.insert(reviewsDone).values(done);
      expect(await waiting(room, 'failing')).toEqual([]);
      // Each newer try is a new matter.
      await submit(room, { userId: cy, number: 3, cases: [0, 0], at: minute(4) });
      expect(await waiting(room, 'failing')).toEqual(['Cy']);
    });

    it('only a comment that its student can read is an answer, on whichever try', async () => {
      const room = await newRoom();
      const first = await submit(room, { userId: room.ada, number: 1, cases: [1, 0], at: minute(1) });
      await submit(room, { userId: room.ada, number: 2, cases: [2, 0], at: minute(2) });
      const comment = (shownToStudent: boolean) =>
        insertComment(handle.db, {
          ...{ submissionId: first.submissionId, authorId: room.ta, line: null, body: 'see the sign' },
          ...{ shownToStudent, createdAt: minute(3) },
        });
      await comment(false);
      expect(await waiting(room, 'failing')).toEqual(['Ada']);
      await comment(true);
      expect(await waiting(room, 'failing')).toEqual([]);
    });

    it('fewest points come first of those who fail, the oldest of those that nobody could grade', async () => {
      const room = await newRoom();
      for (const [n, name] of NAMES.entries())
        await twoTries(room, room[name], { cases: [[3, 1, 2][n] ?? 0, 0] });
      const failing = await selectFailingUnanswered(handle.db, searchOf(room));
      expect(failing.map(({ name }) => name)).toEqual(['Bo', 'Cy', 'Ada']);
      const other = await newRoom();
      for (const [n, name] of NAMES.entries())
        await submit(other, { userId: other[name], state: 'could-not-grade', at: minute([5, 6, 4][n] ?? 0) });
      const ungradable = await selectUngradable(handle.db, searchOf(other));
      expect(ungradable.map(({ name }) => name)).toEqual(['Cy', 'Ada', 'Bo']);
      expect(ungradable[0]).toMatchObject({ points: null, pointsMax: null, submissionCount: 1 });
    });

    it('what nobody could grade waits until the next try or somebody who has been through it', async () => {
      const room = await newRoom();
      const { ada, bo, ta: doneBy } = room;
      await submit(room, { userId: ada, number: 1, state: 'could-not-grade' });
      const { submissionId } = await submit(room, { userId: bo, state: 'could-not-grade' });
      expect(await waiting(room, 'ungradable')).toEqual(['Ada', 'Bo']);
      await submit(room, { userId: ada, number: 2, state: 'queued', at: minute(1) });
      await handle.db.insert(reviewsDone).values({ submissionId, doneBy, doneAt: minute(2) });
      expect(await waiting(room, 'ungradable')).toEqual([]);
    });

    it('a flag calls until it is taken off, a question until it is answered; reviewed or not', async () => {
      const room = await newRoom();
      const { ta } = room;
      const { submissionId } = await submit(room, { userId: room.ada, cases: [4, 6] });
      await handle.db.insert(reviewsDone).values({ submissionId, doneBy: ta, doneAt: minute(1) });
      await handle.db.insert(reviewFlags).values({ submissionId, flaggedBy: ta, flaggedAt: minute(1) });
      await handle.db.insert(requests).values({ submissionId, caseId: 'a', movedAt: minute(1) });
      await handle.db.insert(requests).values({ submissionId, caseId: 'b', movedAt: minute(1) });
      // Two questions about one submission are one submission to look at.
      expect([await waiting(room, 'flagged'), await waiting(room, 'requested')]).toEqual([['Ada'], ['Ada']]);
      const own = eq(reviewFlags.submissionId, submissionId);
      await handle.db
        .update(reviewFlags)
        .set({ clearedBy: ta, clearedAt: minute(2) })
        .where(own);
      const asked = eq(requests.submissionId, submissionId);
      await handle.db.update(requests).set({ state: 'answered' }).where(asked);
      expect([await waiting(room, 'flagged'), await waiting(room, 'requested')]).toEqual([[], []]);
    });

    it('a rubric waits only while one of its items is in use and none is shown on what counts', async () => {
      const room = await newRoom();
      const { ada, bo, assignmentId, ta } = room;
      const { submissionId } = await submit(room, { userId: ada, cases: [4, 6], counts: true });
      await submit(room, { userId: bo, cases: [4, 6] });
      const item = { assignmentId, title: 'Clear', points: 1, position: 1, createdBy: ta };
      const elsewhere = { ...item, assignmentId: room.secondId };
      const inserted = await handle.db.insert(rubricItems).values([item, elsewhere]).returning();
      const itemId = inserted[0]?.id ?? '';
      expect(await waiting(room, 'ungraded')).toEqual(['Ada']);
      const mark = { itemId, submissionId, givenBy: ta, givenAt: minute(1) };
      await handle.db.insert(rubricMarks).values(mark);
      expect(await waiting(room, 'ungraded')).toEqual(['Ada']);
      await handle.db.update(rubricMarks).set({ released: true }).where(eq(rubricMarks.itemId, itemId));
      expect(await waiting(room, 'ungraded')).toEqual([]);
      await handle.db.delete(rubricMarks).where(eq(rubricMarks.itemId, itemId));
      await handle.db
        .update(rubricItems)
        .set({ retiredAt: minute(2) })
        .where(eq(rubricItems.id, itemId));
      expect(await waiting(room, 'ungraded')).toEqual([]);
    });

    it('nothing of a withdrawn exercise or of another course waits', async () => {
      const [room, other] = [await newRoom(), await newRoom()];
      const { submissionId } = await twoTries(room, room.ada);
      await handle.db.insert(reviewFlags).values({ submissionId, flaggedBy: room.ta, flaggedAt: minute(1) });
      const all = async (of: Classroom) => selectNeedCounts(handle.db, searchOf(of), NEEDS);
      const none = { failing: 0, ungradable: 0, flagged: 0, ungraded: 0, requested: 0, counting: 0 };
      expect([await all(room), await all(other)]).toEqual([
        { ...none, failing: 1, flagged: 1, counting: 1 },
        none,
      ]);
      const own = eq(assignments.id, room.assignmentId);
      await handle.db
        .update(assignments)
        .set({ withdrawnAt: minute(3) })
        .where(own);
      expect(await all(room)).toEqual(none);
    });

    it('only students of the course now are counted as having handed in, each once', async () => {
      const [room, other] = [await newRoom(), await newRoom()];
      const { ada, bo, cy, ta, assignmentId, secondId } = room;
      await twoTries(room, ada);
      for (const userId of [bo, cy, ta]) await submit(room, { userId, cases: [0, 0] });
      await submit({ ...room, assignmentId: secondId }, { userId: ta, cases: [0, 0] });
      await submit(other, { userId: other.ada, cases: [0, 0] });
      await leave(room, cy);
      expect([...(await selectSubmitterCounts(handle.db, room.courseId))]).toEqual([[assignmentId, 2]]);
    });

    it('what is on its way to the grader is counted for its own course, since the oldest', async () => {
      const [room, other] = [await newRoom(), await newRoom()];
      await submit(other, { userId: other.ada, at: minute(1) });
      await submit(room, { userId: room.ada, cases: [4, 6], at: minute(2) });
      await submit(room, { userId: room.bo, state: 'could-not-grade', at: minute(2) });
      expect(await selectWaiting(handle.db, room.courseId)).toEqual({ count: 0, since: null });
      await submit(room, { userId: room.cy, state: 'verifying', at: minute(4) });
      await submit(room, { userId: room.bo, number: 2, at: minute(3) });
      expect(await selectWaiting(handle.db, room.courseId)).toEqual({ count: 2, since: minute(3) });
    });
  });
});
