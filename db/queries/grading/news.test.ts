import { and, eq, type SQL, sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { auditEvents } from '../../schema/audit.ts';
import { batches, regradeEffects } from '../../schema/batches.ts';
import { caseOverrides } from '../../schema/case-points.ts';
import { overrides } from '../../schema/grades.ts';
import { requestMessages, requests } from '../../schema/requests.ts';
import { rubricItems, rubricMarks } from '../../schema/rubric.ts';
import { type Classroom, insertVersion, judge, minute, show } from '../../testing/classroom.ts';
import { useClassrooms } from '../../testing/classrooms.ts';
import { TEST_DATABASES } from '../../testing.ts';
import {
  selectAnswerNews,
  selectCasePointsNews,
  selectCommentNews,
  selectOverrideNews,
  selectRegradeNews,
  selectRubricNews,
} from './news.ts';

const KINDS = [
  selectCommentNews,
  selectOverrideNews,
  selectCasePointsNews,
  selectRubricNews,
  selectRegradeNews,
  selectAnswerNews,
] as const;

describe.each(TEST_DATABASES)('news of a student on $name', ({ available, open }) => {
  describe.skipIf(!available)('', () => {
    const { handle, newRoom, submit } = useClassrooms(open, 'news');
    const since = (room: Classroom, at: Date, userId = room.ada) => ({
      ...{ userId, courseId: room.courseId, since: at },
    });
    const released = (room: Classroom, submissionId: string, more: { ids: string[]; at: Date | SQL }) =>
      handle.db.insert(auditEvents).values({
        ...{ actorId: room.ta, courseId: room.courseId, subjectId: submissionId, at: more.at },
        ...{ action: 'comments.released', details: { commentIds: more.ids } },
      });
    const setByHand = (room: Classroom, points: number, more: { at: Date; userId?: string }) =>
      handle.db.insert(overrides).values({
        ...{ userId: more.userId ?? room.ada, assignmentId: room.assignmentId, points },
        ...{ reason: `for ${points}`, setBy: room.ta, createdAt: more.at },
      });
    const ask = async (submissionId: string, state: 'open' | 'answered' | 'closed') => {
      const values = { submissionId, state, movedAt: minute(0) };
      const [row] = await handle.db.insert(requests).values(values).returning();
      return row?.id ?? '';
    };
    const say = (requestId: string, authorId: string, at: Date) =>
      handle.db.insert(requestMessages).values({ requestId, authorId, body: 'so', sentAt: at });

    it('begin with the millisecond after the one that was read: finer digits are no news', async () => {
      const room = await newRoom();
      const { submissionId } = await submit(room, { userId: room.ada, cases: [0, 0] });
      const finer = sql`${minute(1).toISOString()}::timestamptz + interval '400 microseconds'`;
      await released(room, submissionId, { ids: ['a'], at: finer });
      const news = async (at: Date) => (await selectCommentNews(handle.db, since(room, at))).length;
      expect([await news(minute(1)), await news(new Date(minute(1).getTime() - 1))]).toEqual([0, 1]);
    });

    it('count the comments of all releases on a submission, and date them by the last', async () => {
      const room = await newRoom();
      const a = await submit(room, { userId: room.ada, cases: [0, 0] });
      const b = await submit(room, { userId: room.ada, number: 2, cases: [0, 0] });
      await released(room, a.submissionId, { ids: ['a', 'b'], at: minute(1) });
      await released(room, a.submissionId, { ids: ['c'], at: minute(3) });
      await released(room, b.submissionId, { ids: ['d'], at: minute(2) });
      const news = await selectCommentNews(handle.db, since(room, minute(0)));
      expect(new Map(news.map(({ submissionId, count, at }) => [submissionId, { count, at }]))).toEqual(
        new Map([
          [a.submissionId, { count: 3, at: minute(3) }],
          [b.submissionId, { count: 1, at: minute(2) }],
        ]),
      );
      expect(await selectCommentNews(handle.db, since(room, minute(1)))).toContainEqual({
        ...{ assignmentId: room.assignmentId, submissionId: a.submissionId, count: 1, at: minute(3) },
      });
    });

    it('of points by hand are the latest that hold, of each exercise one', async () => {
      const room = await newRoom();
      await setByHand(room, 3, { at: minute(1) });
      await setByHand(room, 5, { at: minute(2) });
      await setByHand(room, 7, { at: minute(3) });
      const taken = and(eq(overrides.userId, room.ada), eq(overrides.points, 7));
      await handle.db
        .update(overrides)
        .set({ revokedAt: minute(4) })
        .where(taken);
      expect(await selectOverrideNews(handle.db, since(room, minute(0)))).toEqual([
        { assignmentId: room.assignmentId, points: 5, reason: 'for 5', at: minute(2) },
      ]);
      expect(await selectOverrideNews(handle.db, since(room, minute(2)))).toEqual([]);
    });

    it('of points of a case are the latest that hold, with the version that judged it last', async () => {
      const room = await newRoom();
      const { ta: setBy, versionId } = room;
      const { submissionId } = await submit(room, { userId: room.ada, cases: [0, 0] });
      const points = (caseId: string, n: number, revokedAt: Date | null = null) => ({
        ...{ submissionId, caseId, points: n, reason: `for ${n}`, setBy, createdAt: minute(n), revokedAt },
      });
      const given = [
        points('case-1', 1),
        points('case-1', 2),
        points('case-2', 3),
        points('case-2', 4, minute(5)),
      ];
      await handle.db.insert(caseOverrides).values(given);
      const news = async () =>
        (await selectCasePointsNews(handle.db, since(room, minute(0)))).map((one) => [
          one.caseId,
          one.points,
          one.versionId,
        ]);
      expect(await news()).toEqual([
        ['case-1', 2, versionId],
        ['case-2', 3, versionId],
      ]);
      // Judged again by another version: it is what its students see once it is shown.
      const { exerciseId, courseSlug } = room;
      const newer = await insertVersion(handle.db, { exerciseId, slug: `m/${courseSlug}` });
      const again = { versionId: newer, at: minute(6), cases: [4, 0] } as const;
      const verificationId = await judge(handle.db, submissionId, again);
      expect((await news())[0]).toEqual(['case-1', 2, versionId]);
      await show(handle.db, { submissionId, verificationId, at: minute(6) });
      expect((await news())[0]).toEqual(['case-1', 2, newer]);
    });

    it('of a rubric are the items that were shown, are still given and are in use', async () => {
      const room = await newRoom();
      const { ta, ada, courseId, assignmentId } = room;
      const { submissionId } = await submit(room, { userId: ada, cases: [0, 0] });
      const item = (title: string, position: number) => ({
        ...{ assignmentId, title, points: 1, position, createdBy: ta },
      });
      const items = await handle.db
        .insert(rubricItems)
        .values([item('Clear', 1), item('Short', 2), item('Named', 3), item('Later', 4)])
        .returning();
      const [clear = '', short = '', named = '', later = ''] = items.map(({ id }) => id);
      const mark = (itemId: string, released: boolean) => ({
        ...{ itemId, submissionId, released, givenBy: ta, givenAt: minute(1) },
      });
      await handle.db
        .insert(rubricMarks)
        .values([mark(clear, true), mark(short, true), mark(named, false), mark(later, true)]);
      const release = (itemIds: string[], at: Date) =>
        handle.db.insert(auditEvents).values({
          ...{ actorId: ta, courseId, subjectId: ada, action: 'rubric.released', at },
          details: { submissionId, itemIds },
        });
      await release([clear, short, named], minute(2));
      // Shown twice is one item.
      await release([clear], minute(3));
      const news = () => selectRubricNews(handle.db, since(room, minute(0)));
      expect(await news()).toEqual([{ assignmentId, submissionId, count: 2, at: minute(3) }]);
      await handle.db
        .update(rubricItems)
        .set({ retiredAt: minute(4) })
        .where(eq(rubricItems.id, short));
      expect(await news()).toMatchObject([{ count: 1 }]);
      await handle.db.delete(rubricMarks).where(eq(rubricMarks.itemId, clear));
      expect(await news()).toEqual([]);
    });

    it('of a regrade are a changed grade or a hint, until it is undone', async () => {
      const room = await newRoom();
      const { ada: userId, courseId, assignmentId, versionId, ta: askedBy } = room;
      const regrade = async (points: [number | null, number | null], hinted: boolean) => {
        const batch = { kind: 'regrade', courseId, assignmentId, versionId, askedBy } as const;
        const [row] = await handle.db.insert(batches).values(batch).returning();
        const [pointsBefore, pointsAfter] = points;
        const effect = { batchId: row?.id ?? '', userId, pointsBefore, pointsAfter, hinted };
        await handle.db.insert(regradeEffects).values({ ...effect, appliedAt: minute(1) });
        return effect.batchId;
      };
      await regrade([5, 5], false);
      const raised = await regrade([5, 6], false);
      const first = await regrade([null, 2], false);
      const hinted = await regrade([6, 6], true);
      const news = async () => {
        const rows = await selectRegradeNews(handle.db, since(room, minute(0)));
        return rows.map(({ from, to, hinted: isHinted }) => [from, to, isHinted]).toSorted();
      };
      expect(await news()).toEqual(
        [
          [5, 6, false],
          [6, 6, true],
          [null, 2, false],
        ].toSorted(),
      );
      for (const batchId of [raised, first, hinted])
        await handle.db
          .update(regradeEffects)
          .set({ undoneAt: minute(2) })
          .where(eq(regradeEffects.batchId, batchId));
      expect(await news()).toEqual([]);
    });

    it('of a question are the last answer, and none where its student has spoken since', async () => {
      const room = await newRoom();
      const { submissionId } = await submit(room, { userId: room.ada, cases: [0, 0] });
      const requestId = await ask(submissionId, 'answered');
      await say(requestId, room.ada, minute(0));
      await say(requestId, room.ta, minute(1));
      await say(requestId, room.instructor, minute(3));
      const news = (at = minute(0)) => selectAnswerNews(handle.db, since(room, at));
      expect(await news()).toEqual([{ assignmentId: room.assignmentId, submissionId, at: minute(3) }]);
      expect(await news(minute(3))).toEqual([]);
      await handle.db.update(requests).set({ state: 'closed' }).where(eq(requests.id, requestId));
      expect(await news()).toHaveLength(1);
      await say(requestId, room.ada, minute(4));
      expect(await news()).toEqual([]);
    });

    it('are of the student’s own work in this course alone', async () => {
      const [room, other] = [await newRoom(), await newRoom()];
      const { submissionId } = await submit(room, { userId: room.ada, cases: [0, 0] });
      await released(room, submissionId, { ids: ['a'], at: minute(1) });
      await setByHand(room, 3, { at: minute(1) });
      const { ta: setBy } = room;
      const points = { submissionId, caseId: 'case-1', points: 1, reason: 'so', setBy, createdAt: minute(1) };
      await handle.db.insert(caseOverrides).values(points);
      await say(await ask(submissionId, 'answered'), room.ta, minute(1));
      const all = (search: ReturnType<typeof since>) =>
        Promise.all(KINDS.map(async (select) => (await select(handle.db, search)).length));
      expect(await all(since(room, minute(0)))).toEqual([1, 1, 1, 0, 0, 1]);
      expect(await all(since(room, minute(0), room.bo))).toEqual([0, 0, 0, 0, 0, 0]);
      expect(await all(since(other, minute(0), room.ada))).toEqual([0, 0, 0, 0, 0, 0]);
    });
  });
});
