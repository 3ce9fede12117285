import { and, eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { batches, regradeEffects } from '../../schema/batches.ts';
import { assignments, enrolments } from '../../schema/courses.ts';
import { minute } from '../../testing/classroom.ts';
import { useClassrooms } from '../../testing/classrooms.ts';
import { TEST_DATABASES } from '../../testing.ts';
import { insertAuditEvent } from '../audit.ts';
import { insertComment } from '../work/comments.ts';
import { insertCaseOverride } from './case-points.ts';
import { insertOverride, selectOptionalOverride, updateOverrideRevoked } from './grades.ts';
import {
  selectAnswerNews,
  selectCommentNews,
  selectOptionalNewsRead,
  selectOverrideNews,
  selectRegradeNews,
  upsertNewsRead,
} from './news.ts';
import {
  insertCaseProposal,
  insertRequest,
  insertRequestMessage,
  selectCaseProposals,
  selectOptionalGraderOf,
  selectOptionalRequest,
  selectProposedRequests,
  selectRequestCounts,
  selectRequestLoad,
  selectRequestMessages,
  selectRequestsOfCourse,
  selectRequestsOfSubmission,
  updateRequestState,
} from './requests.ts';

describe.each(TEST_DATABASES)('what people ask and say, on $name', ({ available, open }) => {
  describe.skipIf(!available)('', () => {
    const { handle, inTransaction, newRoom, submit } = useClassrooms(open, 'asks');
    const ask = (submissionId: string, about: { caseId?: string; line?: number; at?: Date } = {}) => {
      const { caseId = null, line = null, at = minute(0) } = about;
      const request = { submissionId, caseId, line, rubricItemId: null, assigneeId: null };
      return inTransaction((tx) => insertRequest(tx, { ...request, askedAt: at, movedAt: at }));
    };
    const say = (requestId: string, authorId: string, n: number) =>
      inTransaction((tx) =>
        insertRequestMessage(tx, { requestId, authorId, body: `at ${n}`, sentAt: minute(n) }),
      );

    it('a request is about one thing of a submission, and carries who asked and who is to answer', async () => {
      const room = await newRoom();
      const { submissionId } = await submit(room, { userId: room.ada });
      const requestId = await ask(submissionId, { caseId: 'case-1' });
      await ask(submissionId, { line: 3, at: minute(1) });
      await expect(ask(submissionId, { caseId: 'case-1', line: 3 })).rejects.toThrow();
      expect(await selectOptionalRequest(handle.db, requestId)).toMatchObject({
        ...{ student: 'Ada', studentId: room.ada, number: 1, assignee: null, rubricItem: null },
        request: { state: 'open' },
      });
      const change = { requestId, state: 'answered', at: minute(2), assigneeId: room.ta } as const;
      await inTransaction((tx) => updateRequestState(tx, change));
      const answered = await selectOptionalRequest(handle.db, requestId);
      expect(answered).toMatchObject({ assignee: 'Tam', request: { state: 'answered' } });
      const { assigneeId: _nobody, ...closing } = { ...change, state: 'closed' as const };
      await inTransaction((tx) => updateRequestState(tx, closing));
      expect((await selectOptionalRequest(handle.db, requestId))?.assignee).toBe('Tam');
      const own = await selectRequestsOfSubmission(handle.db, submissionId);
      expect(own.map(({ request }) => request.state)).toEqual(['closed', 'open']);
      expect(await selectOptionalRequest(handle.db, crypto.randomUUID())).toBeNull();
    });

    it('of a course, what waits longest comes first, what moved last where nothing waits, and nothing of a withdrawn exercise', async () => {
      const room = await newRoom();
      const { submissionId } = await submit(room, { userId: room.ada });
      const ids = [await ask(submissionId, { at: minute(1) }), await ask(submissionId, { at: minute(2) })];
      const closed = [await ask(submissionId, { at: minute(3) }), await ask(submissionId, { at: minute(4) })];
      for (const [i, requestId] of closed.entries())
        await inTransaction((tx) =>
          updateRequestState(tx, { requestId, state: 'closed', at: minute(5 + i) }),
        );
      const { courseId } = room;
      const of = async (state: 'open' | 'answered' | 'closed', limit = 10) =>
        (await selectRequestsOfCourse(handle.db, { courseId, state, limit })).map(
          ({ request }) => request.id,
        );
      expect([await of('open'), await of('open', 1)]).toEqual([ids, ids.slice(0, 1)]);
      expect([await of('closed'), await of('answered')]).toEqual([[...closed].reverse(), []]);
      expect(Object.fromEntries(await selectRequestCounts(handle.db, courseId))).toEqual({
        open: 2,
        closed: 2,
      });
      const elsewhere = await newRoom();
      expect(await selectRequestCounts(handle.db, elsewhere.courseId)).toEqual(new Map());
      const withdraw = (withdrawnAt: Date | null) =>
        handle.db.update(assignments).set({ withdrawnAt }).where(eq(assignments.id, room.assignmentId));
      await withdraw(minute(9));
      expect([await of('open'), await of('closed')]).toEqual([[], []]);
      expect(await selectRequestCounts(handle.db, courseId)).toEqual(new Map());
      await withdraw(null);
      expect(await of('open')).toEqual(ids);
    });

    it('what was said is read in its order, and counted however many said nothing', async () => {
      const room = await newRoom();
      const { submissionId } = await submit(room, { userId: room.ada });
      const load = () => selectRequestLoad(handle.db, submissionId);
      expect(await load()).toEqual({ requests: 0, messages: 0 });
      const [first, second] = [await ask(submissionId), await ask(submissionId)];
      await say(first, room.ta, 2);
      await say(first, room.ada, 1);
      await expect(
        inTransaction((tx) =>
          insertRequestMessage(tx, { requestId: second, authorId: room.ada, body: ' ', sentAt: minute(3) }),
        ),
      ).rejects.toThrow();
      expect(await load()).toEqual({ requests: 2, messages: 2 });
      const messages = await selectRequestMessages(handle.db, [first, second]);
      expect(messages.map(({ author, body }) => `${author} ${body}`)).toEqual(['Ada at 1', 'Tam at 2']);
      expect(await selectRequestMessages(handle.db, [])).toEqual([]);
    });

    it('goes to whoever set the points that hold, else those of a case, else wrote the last shown comment', async () => {
      const room = await newRoom();
      const { ada: userId, assignmentId, ta, instructor } = room;
      const { submissionId } = await submit(room, { userId, cases: [0, 0] });
      const grader = (about: { caseId?: string } = {}) =>
        selectOptionalGraderOf(handle.db, {
          ...{ submissionId, userId, assignmentId, courseId: room.courseId },
          ...{ caseId: null, rubricItemId: null, ...about },
        });
      const comment = (authorId: string, shownToStudent: boolean, n: number) =>
        insertComment(handle.db, {
          ...{ submissionId, authorId, line: null, body: 'so', shownToStudent, createdAt: minute(n) },
        });
      await comment(instructor, false, 2);
      expect(await grader()).toBeNull();
      await comment(ta, true, 1);
      expect(await grader()).toBe(ta);
      const because = { reason: 'seen', points: 1 };
      await inTransaction((tx) =>
        insertCaseOverride(tx, { submissionId, caseId: 'case-1', ...because, setBy: instructor }),
      );
      expect(await grader()).toBe(instructor);
      const overrideId = await inTransaction((tx) =>
        insertOverride(tx, { userId, assignmentId, ...because, setBy: ta }),
      );
      expect(await grader()).toBe(ta);
      await inTransaction((tx) => updateOverrideRevoked(tx, { overrideId, at: minute(3) }));
      expect([await grader(), await selectOptionalOverride(handle.db, { userId, assignmentId })]).toEqual([
        instructor,
        null,
      ]);
      await inTransaction((tx) =>
        insertCaseOverride(tx, { submissionId, caseId: 'case-2', ...because, setBy: ta }),
      );
      expect([await grader(), await grader({ caseId: 'case-1' })]).toEqual([ta, instructor]);
      // Who teaches here no more can answer nothing: the next one who graded does.
      const asStaff = (of: Partial<typeof enrolments.$inferInsert>) =>
        handle.db
          .update(enrolments)
          .set(of)
          .where(and(eq(enrolments.userId, ta), eq(enrolments.courseId, room.courseId)));
      await asStaff({ role: 'student' });
      expect(await grader()).toBe(instructor);
      await asStaff({ role: 'ta', endedAt: minute(4) });
      expect(await grader()).toBe(instructor);
    });

    it('an input is proposed as a case once a request', async () => {
      const room = await newRoom();
      const { submissionId } = await submit(room, { userId: room.ada });
      const requestId = await ask(submissionId);
      const proposal = {
        ...{ exerciseId: room.exerciseId, requestId, caseId: 'case-1', call: 'relu', args: [1] },
        ...{ proposedBy: room.instructor, proposedAt: minute(0) },
      };
      const propose = () => inTransaction((tx) => insertCaseProposal(tx, proposal));
      expect([await propose(), await propose()]).toEqual([true, false]);
      const proposed = await selectProposedRequests(handle.db, [requestId, crypto.randomUUID()]);
      expect([...proposed]).toEqual([requestId]);
      expect(await selectProposedRequests(handle.db, [])).toEqual(new Set());
      const proposalsIn = (courseIds: readonly string[]) =>
        selectCaseProposals(handle.db, { exerciseIds: [room.exerciseId], courseIds });
      const [kept, ...more] = await proposalsIn([room.courseId]);
      expect([kept?.args, more]).toEqual([[1], []]);
      // The same exercise is in other courses, where somebody else's students asked.
      expect(await proposalsIn([crypto.randomUUID()])).toEqual([]);
      expect(await proposalsIn([])).toEqual([]);
    });

    it('news are what others did to one’s work since it was read, and reading never goes back', async () => {
      const room = await newRoom();
      const { ada: userId, courseId, assignmentId, ta } = room;
      const { submissionId } = await submit(room, { userId, cases: [0, 0] });
      const key = { userId, courseId };
      const search = { ...key, since: new Date(Date.now() - 1000) };
      const kinds = [selectCommentNews, selectOverrideNews, selectRegradeNews, selectAnswerNews];
      const news = (of: typeof search) =>
        Promise.all(kinds.map(async (select) => (await select(handle.db, of)).length));
      expect(await news(search)).toEqual([0, 0, 0, 0]);
      await insertAuditEvent(handle.db, {
        ...{ actorId: ta, courseId, subjectId: submissionId, action: 'comments.released' },
        details: { commentIds: ['a', 'b'] },
      });
      const because = { userId, assignmentId, points: 1, reason: 'seen', setBy: ta };
      await inTransaction((tx) => insertOverride(tx, because));
      const [batch] = await handle.db
        .insert(batches)
        .values({ kind: 'regrade', courseId, assignmentId, versionId: room.versionId, askedBy: ta })
        .returning();
      const effect = { batchId: batch?.id ?? '', userId, appliedAt: new Date() };
      await handle.db.insert(regradeEffects).values({ ...effect, pointsBefore: 1, pointsAfter: 2 });
      // A regrade that changed nothing of theirs is no news to them.
      await handle.db
        .insert(regradeEffects)
        .values({ ...effect, userId: room.bo, pointsBefore: 1, pointsAfter: 1 });
      const requestId = await ask(submissionId);
      const answer = { requestId, authorId: ta, body: 'yes', sentAt: new Date() };
      await inTransaction((tx) => insertRequestMessage(tx, answer));
      expect(await news(search)).toEqual([1, 1, 1, 0]);
      const answered = { requestId, state: 'answered', at: new Date() } as const;
      await inTransaction((tx) => updateRequestState(tx, answered));
      expect(await news(search)).toEqual([1, 1, 1, 1]);
      expect(await selectCommentNews(handle.db, search)).toMatchObject([{ count: 2, submissionId }]);
      expect(await news({ ...search, userId: room.bo })).toEqual([0, 0, 0, 0]);
      expect(await news({ ...search, since: new Date(Date.now() + 60_000) })).toEqual([0, 0, 0, 0]);
      const read = (n: number) => upsertNewsRead(handle.db, { ...key, readAt: minute(n) });
      expect(await selectOptionalNewsRead(handle.db, key)).toBeNull();
      await read(5);
      await read(3);
      expect(await selectOptionalNewsRead(handle.db, key)).toEqual(minute(5));
    });
  });
});
