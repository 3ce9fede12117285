import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OpenDatabase } from '../../client.ts';
import type { Purpose, VerificationState } from '../../schema/work.ts';
import {
  type Classroom,
  fillClassroom,
  handIn,
  judge,
  minute,
  sha256,
  show,
  type Work,
} from '../../testing/classroom.ts';
import { TEST_DATABASES } from '../../testing.ts';
import { insertAnonymous } from '../grading/anonymous-grading.ts';
import { insertUser } from '../people/people.ts';
import { lockOptionalClaim, selectClaims, upsertClaim } from './claims.ts';
import {
  deleteDraft,
  insertComment,
  selectComments,
  selectShownCommentCounts,
  selectSubmissionsSaying,
  updateDraftsShown,
} from './comments.ts';
import { insertReportCopy, selectOptionalStoredReport, selectOutcomes } from './reports.ts';
import { updateStandingLatest } from './standings.ts';
import { selectSubmissionStateCounts, selectSubmissionTable } from './submission-table.ts';
import {
  countSubmissionsSince,
  selectNextSubmissionNumber,
  selectOptionalSubmissionIdentity,
  selectOptionalSubmissionRow,
  selectShownVersions,
  selectSubmissionNumbers,
  selectSubmissionPulse,
  selectSubmissionRows,
} from './submissions.ts';
import {
  insertBatchVerifications,
  selectOptionalVerificationTask,
  selectScoresOverTime,
  updateVerificationReopened,
} from './verifications.ts';

describe.each(TEST_DATABASES)('work on $name', ({ available, open }) => {
  describe.skipIf(!available)('', () => {
    let handle: OpenDatabase;
    let room: Classroom;
    beforeAll(async () => {
      handle = await open();
      room = await fillClassroom(handle.db);
    });
    afterAll(async () => {
      await handle?.close();
    });

    /** Somebody of their own, so that no test finds what another left. */
    let people = 0;
    const somebody = async (name = 'Somebody') => {
      people += 1;
      return (await insertUser(handle.db, { email: `s${people}@x.example`, name })).id;
    };
    const submit = (work: Omit<Work, 'assignmentId' | 'versionId'> & Partial<Work>) =>
      handIn(handle.db, { assignmentId: room.assignmentId, versionId: room.versionId, ...work });

    it('lists one person’s submissions of the exercises asked for, newest first, without their source', async () => {
      const [own, other] = [await somebody(), await somebody()];
      const first = await submit({ userId: own, number: 1, at: minute(1), cases: [4, 0] });
      const second = await submit({ userId: own, number: 2, at: minute(2) });
      await submit({ userId: own, assignmentId: room.secondId, at: minute(3) });
      await submit({ userId: other, at: minute(4) });
      const search = { userId: own, assignmentIds: [room.assignmentId] };
      const rows = await selectSubmissionRows(handle.db, search);
      expect(rows.map(({ submission }) => submission.id)).toEqual([second.submissionId, first.submissionId]);
      expect(rows.map(({ report }) => report?.points ?? null)).toEqual([null, 4]);
      expect(rows[0]?.submission).not.toHaveProperty('source');
      expect(rows[1]?.report).not.toHaveProperty('body');
      expect(await selectSubmissionRows(handle.db, { ...search, assignmentIds: [] })).toEqual([]);
      const both = { userId: own, assignmentIds: [room.assignmentId, room.secondId] };
      expect(await selectSubmissionRows(handle.db, both)).toHaveLength(3);
    });

    it('a row keeps the report on show while another verification of it waits', async () => {
      const { submissionId, verificationId } = await submit({ userId: await somebody(), cases: [4, 6] });
      const by = { versionId: room.versionId, purpose: 'regrade', at: minute(5) } as const;
      const again = await judge(handle.db, submissionId, by);
      await handle.db.transaction((tx) => updateStandingLatest(tx, { submissionId, verificationId: again }));
      const row = await selectOptionalSubmissionRow(handle.db, submissionId);
      expect(row?.verification).toMatchObject({ id: again, state: 'queued' });
      expect(row?.report).toMatchObject({ verificationId, points: 10, casesPassed: 2 });
      expect(row?.source).toBe('code 1');
      expect(await selectOptionalSubmissionRow(handle.db, crypto.randomUUID())).toBeNull();
    });

    it('numbers follow each other per person and exercise, whatever others hand in', async () => {
      const userId = await somebody();
      const key = { userId, assignmentId: room.assignmentId };
      expect(await selectNextSubmissionNumber(handle.db, key)).toBe(1);
      const made = [await submit({ userId, number: 1 }), await submit({ userId, number: 2, at: minute(9) })];
      await submit({ userId: await somebody(), number: 1 });
      expect(await selectNextSubmissionNumber(handle.db, key)).toBe(3);
      expect(await selectNextSubmissionNumber(handle.db, { ...key, assignmentId: room.secondId })).toBe(1);
      expect(await selectSubmissionNumbers(handle.db, key)).toEqual([
        { id: made[1]?.submissionId, number: 2 },
        { id: made[0]?.submissionId, number: 1 },
      ]);
      // Whoever arrives second with a number is refused by the database, not by a count that was read before.
      await expect(submit({ userId, number: 2 })).rejects.toThrow();
    });

    it('counts what came in after an instant, and not what came at it', async () => {
      const userId = await somebody();
      for (const number of [1, 2, 3]) await submit({ userId, number, at: minute(number) });
      const since = (n: number) =>
        countSubmissionsSince(handle.db, { userId, assignmentId: room.assignmentId, since: minute(n) });
      expect([await since(0), await since(1), await since(3)]).toEqual([3, 2, 0]);
    });

    it('an id tells whose submission it is and of which code; one of nobody tells nothing', async () => {
      const userId = await somebody();
      const { submissionId } = await submit({ userId, source: 'const a = 1;' });
      expect(await selectOptionalSubmissionIdentity(handle.db, submissionId)).toEqual({
        userId,
        assignmentId: room.assignmentId,
        codeHash: sha256('const a = 1;'),
      });
      expect(await selectOptionalSubmissionIdentity(handle.db, crypto.randomUUID())).toBeNull();
      const unknown = crypto.randomUUID();
      const versions = await selectShownVersions(handle.db, [submissionId, unknown]);
      expect([...versions]).toEqual([[submissionId, room.versionId]]);
      expect(await selectShownVersions(handle.db, [])).toEqual(new Map());
    });

    it('a pulse moves with whatever its page shows, and with nothing else', async () => {
      const ahead = await submit({ userId: await somebody(), at: minute(10) });
      const { submissionId, verificationId } = await submit({ userId: await somebody(), at: minute(11) });
      const pulse = () => selectSubmissionPulse(handle.db, submissionId);
      const seen = [await pulse()];
      expect(await pulse()).toBe(seen[0]);
      const { versionId } = room;
      await judge(handle.db, ahead.submissionId, { versionId, purpose: 'census', at: minute(1) });
      expect(await pulse()).toBe(seen[0]);
      await judge(handle.db, ahead.submissionId, { versionId, at: minute(10) });
      seen.push(await pulse());
      const again = await judge(handle.db, submissionId, { versionId, purpose: 'regrade', cases: [4, 6] });
      await handle.db.transaction((tx) => updateStandingLatest(tx, { submissionId, verificationId: again }));
      seen.push(await pulse());
      await show(handle.db, { submissionId, verificationId: again, at: minute(12) });
      seen.push(await pulse());
      expect(new Set(seen).size).toBe(4);
      expect(verificationId).not.toBe(again);
      expect(await selectSubmissionPulse(handle.db, crypto.randomUUID())).toBeNull();
    });

    it('a task brings all that a worker needs, and what was given up can be opened again once', async () => {
      const { submissionId, verificationId } = await submit({
        userId: await somebody(),
        state: 'could-not-grade',
      });
      const task = await selectOptionalVerificationTask(handle.db, verificationId);
      expect(task).toMatchObject({ submission: { id: submissionId }, assignment: { id: room.assignmentId } });
      expect(await selectOptionalVerificationTask(handle.db, crypto.randomUUID())).toBeNull();
      const reopen = () => handle.db.transaction((tx) => updateVerificationReopened(tx, verificationId));
      expect([await reopen(), await reopen()]).toEqual([true, false]);
      const reopened = await selectOptionalVerificationTask(handle.db, verificationId);
      expect(reopened?.verification).toMatchObject({ state: 'queued', finishedAt: null });
    });

    it('pieces outside of any batch may be many of one submission; none is inserted for nothing', async () => {
      expect(await handle.db.transaction((tx) => insertBatchVerifications(tx, []))).toEqual([]);
      const { submissionId } = await submit({ userId: await somebody() });
      const { versionId } = room;
      await judge(handle.db, submissionId, { versionId, purpose: 'regrade' });
      await expect(judge(handle.db, submissionId, { versionId, purpose: 'regrade' })).resolves.toBeTypeOf(
        'string',
      );
    });

    it('scores over time are those of real verifications, in the order of their reports', async () => {
      const userId = await somebody();
      const first = await submit({ userId, number: 1, cases: [1, 0] });
      await submit({ userId, number: 2, cases: [2, 0] });
      const by = { versionId: room.versionId, cases: [3, 0] as const };
      for (const purpose of ['dry-run', 'census'] as const satisfies readonly Purpose[])
        await judge(handle.db, first.submissionId, { ...by, purpose });
      const key = { userId, assignmentIds: [room.assignmentId] };
      const points = (await selectScoresOverTime(handle.db, key)).map((score) => score.points);
      expect(points).toEqual([1, 2]);
      expect(await selectScoresOverTime(handle.db, { ...key, assignmentIds: [] })).toEqual([]);
    });

    it('the table of a course finds by part of a name in any case, by exercise, state and what counts', async () => {
      const course = await fillClassroom(handle.db, 'table');
      const given = { versionId: course.versionId, assignmentId: course.assignmentId };
      await handIn(handle.db, { ...given, userId: course.ada, cases: [4, 6], counts: true, at: minute(1) });
      await handIn(handle.db, { ...given, userId: course.bo, at: minute(2) });
      const second = { ...given, assignmentId: course.secondId, userId: course.bo, at: minute(3) };
      await handIn(handle.db, { ...second, cases: [1, 1], lateSteps: 2 });
      const table = async (search: Parameters<typeof selectSubmissionStateCounts>[1]) =>
        (await selectSubmissionTable(handle.db, { ...search, offset: 0, limit: 10 })).map(
          ({ student, state }) => `${student.name} ${state}`,
        );
      const { courseId } = course;
      expect(await table({ courseId })).toEqual(['Bo verified', 'Bo queued', 'Ada verified']);
      expect(await table({ courseId, search: 'ADA@' })).toEqual(['Ada verified']);
      expect(await table({ courseId, state: 'queued' })).toEqual(['Bo queued']);
      expect(await table({ courseId, onlyCounting: true })).toEqual(['Ada verified']);
      const exercise = { moduleSlug: 'm', slug: 'two' };
      expect(await table({ courseId, exercise })).toEqual(['Bo verified']);
      // A letter that means something to LIKE is a letter here.
      for (const search of ['%', '_', '\\']) expect(await table({ courseId, search })).toEqual([]);
      const counts = async (search: { state?: VerificationState; search?: string }) =>
        Object.fromEntries(await selectSubmissionStateCounts(handle.db, { courseId, ...search }));
      expect(await counts({ state: 'queued' })).toEqual({ verified: 2, queued: 1 });
      const page = { courseId, offset: 1, limit: 1 };
      expect((await selectSubmissionTable(handle.db, page)).map(({ state }) => state)).toEqual(['queued']);
      // Where names are hidden, a search by name must not tell who has handed in.
      const hidden = { assignmentId: course.assignmentId, setBy: course.instructor, setAt: minute(0) };
      await handle.db.transaction((tx) => insertAnonymous(tx, hidden));
      expect(await table({ courseId, search: 'bo' })).toEqual(['Bo verified']);
      expect(await table({ courseId })).toHaveLength(3);
    });

    it('comments stand by line, drafts are their author’s until shown, and what was shown stays', async () => {
      const { submissionId } = await submit({ userId: await somebody() });
      const { ta, instructor } = room;
      const say = (body: string, line: number | null, authorId = ta, n = 1) =>
        insertComment(handle.db, {
          ...{ submissionId, authorId, line, body },
          ...{ shownToStudent: false, createdAt: minute(n) },
        });
      await say('later', 7, ta, 2);
      const draft = await say('first', 7, ta, 1);
      await say('whole', null, ta, 3);
      await say('mine', 2, instructor, 4);
      const bodies = async (onlyShown: boolean) =>
        (await selectComments(handle.db, { submissionId, onlyShown })).map(({ comment }) => comment.body);
      expect([await bodies(false), await bodies(true)]).toEqual([['whole', 'mine', 'first', 'later'], []]);
      const remove = (authorId: string) =>
        handle.db.transaction((tx) => deleteDraft(tx, { submissionId, authorId, commentId: draft }));
      expect(await remove(instructor)).toBe(false);
      const release = () =>
        handle.db.transaction((tx) => updateDraftsShown(tx, { submissionId, authorId: ta }));
      expect([(await release()).length, (await release()).length]).toEqual([3, 0]);
      expect([await remove(ta), await bodies(true)]).toEqual([false, ['whole', 'first', 'later']]);
      const other = (await submit({ userId: await somebody() })).submissionId;
      const counts = await selectShownCommentCounts(handle.db, [submissionId, other]);
      expect([...counts]).toEqual([[submissionId, 3]]);
      const saying = { submissionIds: [submissionId, other], body: 'mine' };
      expect([...(await selectSubmissionsSaying(handle.db, saying))]).toEqual([submissionId]);
    });

    it('a claim is the newest one of a person and exercise, and says nothing of others', async () => {
      const [own, other] = [await somebody(), await somebody()];
      const claim = (userId: string, points: number) =>
        upsertClaim(handle.db, {
          ...{ userId, assignmentId: room.assignmentId, points, pointsMax: 10 },
          ...{ casesPassed: 1, casesTotal: 2, backend: 'cpu', misconception: null, passedCases: null },
          claimedAt: minute(points),
        });
      await claim(own, 3);
      await claim(other, 9);
      await claim(own, 2);
      const key = { userId: own, assignmentIds: [room.assignmentId, room.secondId] };
      const claims = await selectClaims(handle.db, key);
      expect([...claims.values()].map(({ points }) => points)).toEqual([2]);
      expect(await selectClaims(handle.db, { ...key, assignmentIds: [] })).toEqual(new Map());
      const held = (userId: string) =>
        handle.db.transaction((tx) => lockOptionalClaim(tx, { userId, assignmentId: room.assignmentId }));
      expect([(await held(own))?.points, await held(await somebody())]).toEqual([2, null]);
      await expect(claim(own, 11)).rejects.toThrow();
    });

    it('a report’s outcomes come in its order and can be copied to another verification, once', async () => {
      const { submissionId, verificationId } = await submit({ userId: await somebody(), cases: [4, 1] });
      const { versionId } = room;
      const to = await judge(handle.db, submissionId, { versionId, purpose: 'regrade' });
      const copy = (from: string) => handle.db.transaction((tx) => insertReportCopy(tx, { from, to }));
      await expect(copy(crypto.randomUUID())).rejects.toThrow('no report to copy');
      await copy(verificationId);
      const of = await selectOutcomes(handle.db, [verificationId, to]);
      const cases = [...of.values()].map((rows) => rows.map(({ caseId, points }) => [caseId, points]));
      expect(cases).toEqual(
        Array(2).fill([
          ['case-1', 4],
          ['case-2', 1],
        ]),
      );
      await expect(copy(verificationId)).rejects.toThrow();
      expect(await selectOutcomes(handle.db, [])).toEqual(new Map());
      expect((await selectOptionalStoredReport(handle.db, to))?.outcomes).toHaveLength(2);
      expect(await selectOptionalStoredReport(handle.db, crypto.randomUUID())).toBeNull();
    });
  });
});
