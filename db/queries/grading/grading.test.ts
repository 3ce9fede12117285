import { beforeAll, describe, expect, it } from 'vitest';
import { regradeEffects } from '../../schema/batches.ts';
import { enrolments } from '../../schema/courses.ts';
import { type Classroom, judge, minute, show } from '../../testing/classroom.ts';
import { useClassrooms } from '../../testing/classrooms.ts';
import { TEST_DATABASES } from '../../testing.ts';
import { insertBatch } from '../jobs/batches.ts';
import { upsertClaim } from '../work/claims.ts';
import { insertComment } from '../work/comments.ts';
import { selectOptionalSubmissionRow } from '../work/submissions.ts';
import {
  deleteAnonymous,
  insertAnonymous,
  selectAnonymousAssignments,
  selectIsAnonymous,
} from './anonymous-grading.ts';
import {
  insertCaseOverride,
  selectCaseOutcomes,
  selectHeldCasePoints,
  updateCaseOverrideRevoked,
} from './case-points.ts';
import {
  selectCommentedCells,
  selectLateCells,
  selectOpenCells,
  selectOptionalStudent,
  selectPackedGrades,
  selectStudents,
  selectUngradedClaims,
} from './gradebook.ts';
import {
  deleteGrade,
  insertOverride,
  selectGradesOfAssignment,
  selectGradesOfUser,
  selectOptionalGrade,
  selectOptionalOverride,
  selectOverridesOfAssignment,
  updateOverrideRevoked,
  upsertGrade,
} from './grades.ts';
import {
  insertAppliedVerification,
  insertRegradeEffect,
  selectOptionalStoredPoints,
  selectOptionalVerificationWithout,
  selectRegradedSubmissions,
  selectRegradeEffects,
  updateAppliedUndone,
  updateRegradeEffect,
  updateRegradeEffectUndone,
  updateStandingRestored,
} from './regrades.ts';
import { insertSnippet, selectSnippets, updateSnippet, updateSnippetRemoved } from './snippets.ts';

describe.each(TEST_DATABASES)('grading on $name', ({ available, open }) => {
  describe.skipIf(!available)('', () => {
    const { handle, inTransaction, newRoom, submit } = useClassrooms(open, 'course');
    const grade = (room: Classroom, of: { userId: string; points: number; verificationId: string }) =>
      upsertGrade(handle.db, {
        ...{ assignmentId: room.assignmentId, pointsBeforeLate: of.points, pointsMax: 10, overrideId: null },
        ...{ ...of, changedAt: minute(0) },
      });

    it('a person has one grade an exercise, which names what it came from and goes without a trace', async () => {
      const room = await newRoom();
      const { ada: userId, assignmentId } = room;
      const { submissionId, verificationId } = await submit(room, { userId, cases: [4, 1] });
      await grade(room, { userId, points: 5, verificationId });
      await grade(room, { userId, points: 4, verificationId });
      const key = { userId, assignmentId };
      expect(await selectOptionalGrade(handle.db, key)).toMatchObject({ points: 4 });
      const own = await selectGradesOfUser(handle.db, { userId, assignmentIds: [assignmentId] });
      expect([...own.values()]).toMatchObject([{ points: 4, submissionId }]);
      const all = await selectGradesOfAssignment(handle.db, { assignmentId, userIds: [userId, room.bo] });
      expect([...all.keys()]).toEqual([userId]);
      expect(await selectGradesOfAssignment(handle.db, { assignmentId, userIds: [] })).toEqual(new Map());
      expect(await selectGradesOfUser(handle.db, { userId, assignmentIds: [] })).toEqual(new Map());
      await expect(
        upsertGrade(handle.db, {
          ...{ userId: room.bo, assignmentId, points: 1, pointsBeforeLate: 1, pointsMax: 10 },
          ...{ verificationId: null, overrideId: null, changedAt: minute(0) },
        }),
      ).rejects.toThrow();
      const { id } = (await selectOptionalGrade(handle.db, key)) ?? { id: '' };
      await inTransaction((tx) => deleteGrade(tx, id));
      expect(await selectOptionalGrade(handle.db, key)).toBeNull();
    });

    it('of points by hand the latest holds that was not revoked, for each student and exercise apart', async () => {
      const room = await newRoom();
      const { ada: userId, assignmentId, instructor: setBy } = room;
      const key = { userId, assignmentId };
      const set = (points: number, of = key) =>
        inTransaction((tx) => insertOverride(tx, { ...of, points, reason: 'seen in person', setBy }));
      const held = async () => (await selectOptionalOverride(handle.db, key))?.points ?? null;
      expect(await held()).toBeNull();
      await set(3);
      const second = await set(7);
      await set(9, { ...key, assignmentId: room.secondId });
      expect(await held()).toBe(7);
      const ofAll = () =>
        selectOverridesOfAssignment(handle.db, { assignmentId, userIds: [userId, room.bo] });
      expect([...(await ofAll()).values()].map(({ points }) => points)).toEqual([7]);
      await inTransaction((tx) => updateOverrideRevoked(tx, { overrideId: second, at: minute(1) }));
      expect([await held(), (await ofAll()).get(userId)?.points]).toEqual([3, 3]);
      expect(await selectOverridesOfAssignment(handle.db, { assignmentId, userIds: [] })).toEqual(new Map());
      for (const wrong of [{ points: -1 }, { reason: '  ' }])
        await expect(
          inTransaction((tx) => insertOverride(tx, { ...key, points: 1, reason: 'r', setBy, ...wrong })),
        ).rejects.toThrow();
    });

    it('points of a case count up to what it gives, and change nothing where the report has no such case', async () => {
      const room = await newRoom();
      const { submissionId, verificationId } = await submit(room, { userId: room.ada, cases: [0, 2] });
      const set = (caseId: string, points: number) =>
        inTransaction((tx) =>
          insertCaseOverride(tx, { submissionId, caseId, points, reason: 'right idea', setBy: room.ta }),
        );
      const changed = async () => (await selectOptionalSubmissionRow(handle.db, submissionId))?.casePoints;
      expect(await changed()).toBe(0);
      await set('case-1', 3);
      expect(await changed()).toBe(3);
      const more = await set('case-1', 100);
      await set('case-2', 0);
      await set('not-there', 5);
      expect(await changed()).toBe(4 - 2);
      const held = await selectHeldCasePoints(handle.db, submissionId);
      expect(held.map(({ caseId, points, by }) => [caseId, points, by])).toEqual([
        ['case-1', 100, 'Tam'],
        ['case-2', 0, 'Tam'],
        ['not-there', 5, 'Tam'],
      ]);
      await inTransaction((tx) => updateCaseOverrideRevoked(tx, { overrideId: more, at: minute(1) }));
      expect(await changed()).toBe(3 - 2);
      const outcomes = await selectCaseOutcomes(handle.db, verificationId);
      expect([...outcomes]).toEqual([
        ['case-1', { points: 0, pointsMax: 4, position: 0 }],
        ['case-2', { points: 2, pointsMax: 6, position: 1 }],
      ]);
    });

    it('a gradebook lists who is a student now, and its marks are found without a row a cell', async () => {
      const room = await newRoom();
      const { courseId, assignmentId, ada, bo, cy } = room;
      const passed = await submit(room, { userId: ada, cases: [4, 6], counts: true, lateSteps: 1 });
      await grade(room, { userId: ada, points: 9, verificationId: passed.verificationId });
      await submit(room, { userId: bo, state: 'could-not-grade', claimedPoints: 8 });
      await submit(room, { userId: cy, number: 1, state: 'could-not-grade' });
      await submit(room, { userId: cy, number: 2, cases: [0, 0], lateSteps: 3 });
      await insertComment(handle.db, {
        ...{ submissionId: passed.submissionId, authorId: room.ta, line: null, body: 'so' },
        ...{ shownToStudent: false, createdAt: minute(0) },
      });
      for (const userId of [ada, bo])
        await upsertClaim(handle.db, {
          ...{ userId, assignmentId, points: 6, pointsMax: 10, casesPassed: 1, casesTotal: 2 },
          ...{ backend: 'cpu', passedCases: null, misconception: null, claimedAt: minute(0) },
        });
      const cell = { userId: ada, assignmentId };
      expect((await selectStudents(handle.db, courseId)).map(({ name }) => name)).toEqual([
        'Ada',
        'Bo',
        'Cy',
      ]);
      const packed = (max: number, studentIds = [bo, ada]) =>
        selectPackedGrades(handle.db, { pointsMax: new Map([[assignmentId, max]]), studentIds });
      const own = { places: [1], points: [9], overridden: [], otherMax: new Map() };
      expect([...(await packed(10))]).toEqual([[assignmentId, own]]);
      const older = { ...own, otherMax: new Map([[1, 10]]) };
      expect([...(await packed(12))]).toEqual([[assignmentId, older]]);
      expect(await packed(10, [])).toEqual(new Map());
      expect(await selectPackedGrades(handle.db, { pointsMax: new Map(), studentIds: [ada] })).toEqual(
        new Map(),
      );
      expect(await selectLateCells(handle.db, courseId)).toEqual([cell]);
      expect(await selectCommentedCells(handle.db, courseId)).toEqual([cell]);
      // Of Cy only the newest would say something, and that one is graded.
      expect(await selectOpenCells(handle.db, courseId)).toEqual([
        { userId: bo, assignmentId, state: 'could-not-grade', claimedPoints: 8 },
      ]);
      expect(await selectUngradedClaims(handle.db, courseId)).toEqual([
        { userId: bo, assignmentId, points: 6 },
      ]);
      await handle.db.update(enrolments).set({ endedAt: minute(1) });
      expect(await selectStudents(handle.db, courseId)).toEqual([]);
      expect(await selectOptionalStudent(handle.db, { courseId, userId: ada })).toMatchObject({
        name: 'Ada',
      });
      const stranger = (await newRoom()).ada;
      expect(await selectOptionalStudent(handle.db, { courseId, userId: stranger })).toBeNull();
    });

    it('an exercise is without names from when somebody says so until somebody takes it back', async () => {
      const room = await newRoom();
      const { assignmentId, courseId, instructor: setBy } = room;
      const hide = () =>
        inTransaction((tx) => insertAnonymous(tx, { assignmentId, setBy, setAt: minute(0) }));
      expect([await hide(), await hide()]).toEqual([true, false]);
      const is = (id: string) => selectIsAnonymous(handle.db, id);
      expect([await is(assignmentId), await is(room.secondId)]).toEqual([true, false]);
      expect([...(await selectAnonymousAssignments(handle.db, courseId))]).toEqual([assignmentId]);
      const other = await newRoom();
      expect(await selectAnonymousAssignments(handle.db, other.courseId)).toEqual(new Set());
      const reveal = () => inTransaction((tx) => deleteAnonymous(tx, assignmentId));
      expect([await reveal(), await reveal(), await is(assignmentId)]).toEqual([true, false, false]);
    });

    it('of snippets each sees their own and the course’s, nobody another’s', async () => {
      const { courseId, ta, instructor } = await newRoom();
      const write = (body: string, createdBy: string, shared = false) =>
        inTransaction((tx) =>
          insertSnippet(tx, {
            ...{ courseId, body, createdBy, ownerId: shared ? null : createdBy, createdAt: minute(0) },
          }),
        );
      const shared = await write('shared', instructor, true);
      const own = await write('mine', ta);
      await write('hers', instructor);
      const seen = async (userId: string) =>
        (await selectSnippets(handle.db, { courseId, userId })).map(({ body }) => body);
      expect([await seen(ta), await seen(instructor)]).toEqual([
        ['mine', 'shared'],
        ['hers', 'shared'],
      ]);
      await inTransaction((tx) => updateSnippet(tx, { id: own, body: 'for all', ownerId: null }));
      await inTransaction((tx) => updateSnippetRemoved(tx, { id: shared, at: minute(1) }));
      expect(await seen(instructor)).toEqual(['hers', 'for all']);
    });

    describe('a regrade', () => {
      let room: Classroom;
      let batchId: string;
      let verificationId: string;
      let submissionId: string;
      let dryRunId: string;
      beforeAll(async () => {
        room = await newRoom();
        const { courseId, assignmentId, versionId, instructor } = room;
        const kept = await submit(room, { userId: room.ada, cases: [4, 0], counts: true });
        submissionId = kept.submissionId;
        verificationId = kept.verificationId;
        await submit(room, { userId: room.ada, number: 2, at: minute(1) });
        await submit(room, { userId: room.bo, cases: [4, 6] });
        batchId = await inTransaction((tx) =>
          insertBatch(tx, {
            ...{ kind: 'regrade', courseId, assignmentId, versionId },
            ...{ scope: { kind: 'counting' }, askedBy: instructor, askedAt: minute(2) },
          }),
        );
        const by = { versionId, purpose: 'dry-run', batchId, at: minute(3) } as const;
        dryRunId = await judge(handle.db, submissionId, { ...by, cases: [4, 6] });
      });

      const row = async () => {
        const { assignmentId } = room;
        const rows = await selectRegradedSubmissions(handle.db, { id: batchId, assignmentId });
        return rows.map((one) => [one.number, one.reported?.points ?? null, one.dryRun?.points ?? null]);
      };

      it('shows all submissions of whoever has one in it, with what holds and what it found', async () => {
        expect(await row()).toEqual([
          [1, 4, 10],
          [2, null, null],
        ]);
        expect(await selectOptionalStoredPoints(handle.db, submissionId)).toBe(4);
        expect(await selectOptionalVerificationWithout(handle.db, { batchId, submissionId })).toEqual({
          id: verificationId,
          versionId: room.versionId,
        });
      });

      it('is done once a student, however many workers come to it', async () => {
        const effect = { batchId, userId: room.ada, appliedAt: minute(4) };
        const claim = () => inTransaction((tx) => insertRegradeEffect(tx, effect));
        const claims = await Promise.all([claim(), claim(), claim()]);
        expect(claims.filter(Boolean)).toHaveLength(1);
        const points = { batchId, userId: room.ada, pointsBefore: 4, pointsAfter: 10, hinted: true };
        await inTransaction((tx) => updateRegradeEffect(tx, points));
        expect(await selectRegradeEffects(handle.db, batchId)).toMatchObject([points]);
      });

      it('once applied, still shows what held before; taken back, that holds again', async () => {
        const applied = await inTransaction((tx) =>
          insertAppliedVerification(tx, { dryRunId, at: minute(5) }),
        );
        await show(handle.db, { submissionId, verificationId: applied, at: minute(5) });
        expect(await selectOptionalStoredPoints(handle.db, submissionId)).toBe(10);
        expect((await row())[0]).toEqual([1, 4, 10]);
        const undo = () =>
          inTransaction((tx) => updateRegradeEffectUndone(tx, { batchId, userId: room.ada, at: minute(6) }));
        expect([await undo(), await undo()]).toEqual([true, false]);
        const undone = await inTransaction((tx) =>
          updateAppliedUndone(tx, { batchId, userId: room.ada, at: minute(6) }),
        );
        expect(undone).toEqual([submissionId]);
        await inTransaction((tx) => updateStandingRestored(tx, submissionId));
        expect(await selectOptionalStoredPoints(handle.db, submissionId)).toBe(4);
        const restored = await selectOptionalSubmissionRow(handle.db, submissionId);
        expect(restored).toMatchObject({ verification: { id: verificationId }, standing: { counts: false } });
        await expect(
          inTransaction((tx) => insertAppliedVerification(tx, { dryRunId: batchId, at: minute(7) })),
        ).rejects.toThrow('no verdict');
        expect(await handle.db.select().from(regradeEffects)).toHaveLength(1);
      });
    });
  });
});
