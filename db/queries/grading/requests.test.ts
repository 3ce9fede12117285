import { and, eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { batches, regradeEffects } from '../../schema/batches.ts';
import { assignments, enrolments } from '../../schema/courses.ts';
import { reviewFlags, reviewsDone } from '../../schema/review.ts';
import { minute } from '../../testing/classroom.ts';
import { useClassrooms } from '../../testing/classrooms.ts';
import { TEST_DATABASES } from '../../testing.ts';
import { insertAuditEvent } from '../audit.ts';
import { upsertRosterRow, upsertSection } from '../people/roster.ts';
import { insertComment } from '../work/comments.ts';
import { selectOptionalSubmissionRow } from '../work/submissions.ts';
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
import {
  deleteRubricMark,
  holdRubricItems,
  insertRubricEdit,
  insertRubricItem,
  insertRubricMark,
  lockRubricItem,
  selectOptionalLastEdit,
  selectOptionalRubricItem,
  selectRubricItemCounts,
  selectRubricItems,
  selectRubricMarks,
  selectRubricStudents,
  selectShownRubric,
  updateRubricEditUndone,
  updateRubricItem,
  updateRubricReleased,
} from './rubric.ts';
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
      const [kept, ...more] = await selectCaseProposals(handle.db, [room.exerciseId]);
      expect([kept?.args, more]).toEqual([[1], []]);
    });

    it('rubric points count while an item is in use and was released, on the submission that has them', async () => {
      const room = await newRoom();
      const { assignmentId, ta, ada, bo } = room;
      const { submissionId } = await submit(room, { userId: ada, cases: [4, 0] });
      const other = await submit(room, { userId: bo, cases: [4, 0] });
      const write = (title: string, points: number) =>
        inTransaction((tx) =>
          insertRubricItem(tx, { assignmentId, title, points, createdBy: ta, createdAt: minute(0) }),
        );
      const [clear, slow] = [await write('Clear', 2), await write('Slow', -1)];
      await expect(write('  ', 1)).rejects.toThrow();
      const items = await selectRubricItems(handle.db, assignmentId);
      expect(items.map(({ title, position }) => [title, position])).toEqual([
        ['Clear', 1],
        ['Slow', 2],
      ]);
      const give = (itemId: string, to = submissionId) =>
        inTransaction((tx) =>
          insertRubricMark(tx, { itemId, submissionId: to, givenBy: ta, givenAt: minute(1) }),
        );
      for (const itemId of [clear, clear, slow]) await give(itemId);
      await give(clear, other.submissionId);
      const points = async () => (await selectOptionalSubmissionRow(handle.db, submissionId))?.rubricPoints;
      const release = (itemIds: readonly string[]) =>
        inTransaction((tx) => updateRubricReleased(tx, { submissionId, itemIds }));
      expect([await points(), (await selectRubricMarks(handle.db, submissionId)).length]).toEqual([0, 2]);
      expect([await release([]), await release([clear]), await release([clear, slow])]).toEqual([
        [],
        [clear],
        [slow],
      ]);
      expect(await points()).toBe(1);
      expect(await selectRubricStudents(handle.db, clear)).toEqual([ada]);
      const shown = await selectShownRubric(handle.db, submissionId);
      expect(shown.map(({ title }) => title)).toEqual(['Clear', 'Slow']);
      const retire = { id: slow, title: 'Slow', points: -1, retiredAt: minute(2) };
      await inTransaction((tx) => updateRubricItem(tx, retire));
      expect([await points(), (await selectRubricItems(handle.db, assignmentId)).length]).toEqual([2, 1]);
      expect((await selectOptionalRubricItem(handle.db, slow))?.retiredAt).toEqual(minute(2));
      const counts = (ids: readonly string[]) => selectRubricItemCounts(handle.db, ids);
      expect(await counts([assignmentId, other.submissionId])).toEqual(new Map([[assignmentId, 1]]));
      expect(await counts([])).toEqual(new Map());
      // The digit of an item that is out of use is given to no other: graders have it in their fingers.
      await write('Third', 1);
      expect((await selectRubricItems(handle.db, assignmentId)).map(({ position }) => position)).toEqual([
        1, 3,
      ]);
      const take = () => inTransaction((tx) => deleteRubricMark(tx, { itemId: clear, submissionId }));
      expect([(await take())?.released, await take(), await points()]).toEqual([true, null, 0]);
    });

    it('an edit of the rubric is taken back newest first, and once', async () => {
      const room = await newRoom();
      const { assignmentId, ta } = room;
      const item = { assignmentId, title: 'Clear', points: 1, createdBy: ta, createdAt: minute(0) };
      const itemId = await inTransaction((tx) => insertRubricItem(tx, item));
      const wording = (points: number) => ({ title: 'Clear', points, retired: false });
      const edit = (n: number) =>
        inTransaction((tx) =>
          insertRubricEdit(tx, {
            ...{ itemId, before: wording(n), after: wording(n + 1), gradesChanged: 0 },
            ...{ editedBy: ta, editedAt: minute(n) },
          }),
        );
      const [first, second] = [await edit(1), await edit(2)];
      const last = async () => (await selectOptionalLastEdit(handle.db, assignmentId))?.id ?? null;
      const undo = (editId: string) =>
        inTransaction((tx) => updateRubricEditUndone(tx, { editId, at: minute(9) }));
      expect([await last(), await undo(second), await undo(second)]).toEqual([second, true, false]);
      expect([await last(), await undo(first), await last()]).toEqual([first, true, null]);
      expect((await inTransaction((tx) => lockRubricItem(tx, itemId))).title).toBe('Clear');
      await expect(inTransaction((tx) => lockRubricItem(tx, second))).rejects.toThrow('no rubric item');
      const hold = (ids: readonly string[]) => inTransaction((tx) => holdRubricItems(tx, ids));
      expect([(await hold([itemId])).length, await hold([])]).toEqual([1, []]);
    });

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
