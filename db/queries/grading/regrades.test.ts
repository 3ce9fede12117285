import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { outcomes } from '../../schema/reports.ts';
import { standings, verifications } from '../../schema/work.ts';
import { type Classroom, insertVersion, judge, minute, show, type Work } from '../../testing/classroom.ts';
import { useClassrooms } from '../../testing/classrooms.ts';
import { TEST_DATABASES } from '../../testing.ts';
import { insertBatch } from '../jobs/batches.ts';
import { insertCaseOverride } from './case-points.ts';
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
import { insertRubricItem, insertRubricMark, updateRubricReleased } from './rubric.ts';

describe.each(TEST_DATABASES)('a regrade on $name', ({ available, open }) => {
  describe.skipIf(!available)('', () => {
    const { handle, inTransaction, newRoom, submit } = useClassrooms(open, 'regrades');

    const asked = ({ courseId, assignmentId, versionId, instructor }: Classroom) =>
      inTransaction((tx) =>
        insertBatch(tx, {
          ...{ kind: 'regrade', courseId, assignmentId, versionId },
          ...{ scope: { kind: 'every' }, askedBy: instructor, askedAt: minute(2) },
        }),
      );
    /** A submission that holds, and what a dry run of the batch found of it. */
    async function tried(
      room: Classroom,
      of: { batchId: string; userId: string; before: Work['cases']; after: Work['cases']; number?: number },
    ) {
      const { batchId, userId, before, after, number = 1 } = of;
      const held = await submit(room, { userId, number, ...(before && { cases: before }) });
      const by = { versionId: room.versionId, purpose: 'dry-run', batchId, at: minute(3) } as const;
      const dryRunId = await judge(handle.db, held.submissionId, { ...by, ...(after && { cases: after }) });
      return { ...held, dryRunId };
    }
    async function apply({ submissionId, dryRunId }: { submissionId: string; dryRunId: string }, n = 5) {
      const at = minute(n);
      const verificationId = await inTransaction((tx) => insertAppliedVerification(tx, { dryRunId, at }));
      await show(handle.db, { submissionId, verificationId, at });
      return verificationId;
    }
    const points = (submissionId: string) => selectOptionalStoredPoints(handle.db, submissionId);

    it('lists students by name and their submissions by time, with those that are in no batch', async () => {
      const room = await newRoom();
      const batchId = await asked(room);
      const { ada, bo, cy, assignmentId } = room;
      await tried(room, { batchId, userId: bo, before: [4, 0], after: [4, 6] });
      await submit(room, { userId: ada, number: 2, at: minute(2), cases: [0, 6] });
      await tried(room, { batchId, userId: ada, before: [0, 0], after: undefined });
      await submit(room, { userId: cy, cases: [4, 6] });
      await submit({ ...room, assignmentId: room.secondId }, { userId: ada, cases: [4, 6] });
      const rows = await selectRegradedSubmissions(handle.db, { id: batchId, assignmentId });
      expect(
        rows.map((row) => [row.name, row.number, row.inBatch, row.reported?.points, row.dryRun?.points]),
      ).toEqual([
        ['Ada', 1, true, 0, undefined],
        ['Ada', 2, false, 6, undefined],
        ['Bo', 1, true, 4, 10],
      ]);
    });

    it('leaves points that people gave: of the rubric, and of cases beside what holds and what was found', async () => {
      const room = await newRoom();
      const batchId = await asked(room);
      const { ta, assignmentId } = room;
      const { submissionId } = await tried(room, {
        batchId,
        userId: room.ada,
        before: [0, 0],
        after: [4, 3],
      });
      const by = { reason: 'right by hand', setBy: ta, submissionId };
      await inTransaction((tx) => insertCaseOverride(tx, { ...by, caseId: 'case-2', points: 5 }));
      const item = { assignmentId, title: 'Clear', points: 1.5, createdBy: ta, createdAt: minute(0) };
      const itemId = await inTransaction((tx) => insertRubricItem(tx, item));
      const mark = { itemId, submissionId, givenBy: ta, givenAt: minute(1) };
      await inTransaction((tx) => insertRubricMark(tx, mark));
      const row = async () => {
        const rows = await selectRegradedSubmissions(handle.db, { id: batchId, assignmentId });
        return rows.map(({ casePoints, dryCasePoints, rubricPoints }) => [
          casePoints,
          dryCasePoints,
          rubricPoints,
        ]);
      };
      expect(await row()).toEqual([[5, 2, 0]]);
      await inTransaction((tx) => updateRubricReleased(tx, { submissionId, itemIds: [itemId] }));
      expect(await row()).toEqual([[5, 2, 1.5]]);
    });

    it('compares with the newest that holds without it: no other dry run, nothing that was taken back', async () => {
      const room = await newRoom();
      const [batchId, otherId] = [await asked(room), await asked(room)];
      const { submissionId, dryRunId } = await tried(room, {
        batchId,
        userId: room.ada,
        before: [1, 0],
        after: [4, 6],
      });
      const { exerciseId, courseSlug } = room;
      const versionId = await insertVersion(handle.db, { exerciseId, slug: `m/${courseSlug}` });
      const more = { versionId, purpose: 'regrade', batchId: otherId } as const;
      const other = await judge(handle.db, submissionId, { ...more, at: minute(4), cases: [2, 0] });
      await judge(handle.db, submissionId, { ...more, purpose: 'dry-run', at: minute(5), cases: [3, 0] });
      const without = () => selectOptionalVerificationWithout(handle.db, { batchId, submissionId });
      expect(await without()).toEqual({ id: other, versionId });
      await handle.db
        .update(verifications)
        .set({ undoneAt: minute(6) })
        .where(eq(verifications.id, other));
      const before = await without();
      expect(before).toMatchObject({ versionId: room.versionId });
      // What the batch itself made real holds now, and is not what holds without it.
      const applied = await apply({ submissionId, dryRunId }, 7);
      expect(await without()).toEqual(before);
      expect(before?.id).not.toBe(applied);
      const waiting = await submit(room, { userId: room.bo });
      const of = { batchId, submissionId: waiting.submissionId };
      expect(await selectOptionalVerificationWithout(handle.db, of)).toBeNull();
      expect(await points(waiting.submissionId)).toBeNull();
    });

    it('once applied carries the whole report over, judged by the same version and seed', async () => {
      const room = await newRoom();
      const batchId = await asked(room);
      const one = await tried(room, { batchId, userId: room.ada, before: [0, 0], after: [4, 2] });
      await handle.db
        .update(verifications)
        .set({ seed: 77, starts: 3 })
        .where(eq(verifications.id, one.dryRunId));
      const applied = await apply(one);
      const [row] = await handle.db.select().from(verifications).where(eq(verifications.id, applied));
      expect(row).toMatchObject({
        ...{ submissionId: one.submissionId, versionId: room.versionId, batchId, seed: 77, starts: 3 },
        ...{ purpose: 'regrade', state: 'verified', queuedAt: minute(5), finishedAt: minute(5) },
      });
      const cases = async (verificationId: string) => {
        const of = eq(outcomes.verificationId, verificationId);
        const rows = await handle.db.select().from(outcomes).where(of).orderBy(outcomes.position);
        return rows.map(({ caseId, status, points: given }) => [caseId, status, given]);
      };
      expect(await cases(applied)).toEqual(await cases(one.dryRunId));
      expect(await cases(applied)).toEqual([
        ['case-1', 'passed', 4],
        ['case-2', 'failed', 2],
      ]);
      expect(await points(one.submissionId)).toBe(6);
    });

    it('is taken back of one student, and what others got by it stays', async () => {
      const room = await newRoom();
      const batchId = await asked(room);
      const a = await tried(room, { batchId, userId: room.ada, before: [1, 0], after: [4, 6] });
      const b = await tried(room, { batchId, userId: room.bo, before: [2, 0], after: [4, 6] });
      for (const one of [a, b]) await apply(one);
      for (const userId of [room.ada, room.bo]) {
        await inTransaction((tx) => insertRegradeEffect(tx, { batchId, userId, appliedAt: minute(5) }));
        const effect = { batchId, userId, pointsBefore: 1, pointsAfter: 10, hinted: false };
        await inTransaction((tx) => updateRegradeEffect(tx, effect));
      }
      const undone = { batchId, userId: room.ada, at: minute(6) };
      expect(await inTransaction((tx) => updateAppliedUndone(tx, undone))).toEqual([a.submissionId]);
      await inTransaction((tx) => updateStandingRestored(tx, a.submissionId));
      expect(await inTransaction((tx) => updateRegradeEffectUndone(tx, undone))).toBe(true);
      expect([await points(a.submissionId), await points(b.submissionId)]).toEqual([1, 10]);
      const effects = await selectRegradeEffects(handle.db, batchId);
      expect(new Map(effects.map(({ userId, undoneAt }) => [userId, undoneAt]))).toEqual(
        new Map([
          [room.ada, minute(6)],
          [room.bo, null],
        ]),
      );
      // The dry run itself stays: what it found can be read and applied again.
      const rows = await selectRegradedSubmissions(handle.db, {
        id: batchId,
        assignmentId: room.assignmentId,
      });
      expect(rows.map(({ dryRun }) => dryRun?.points)).toEqual([10, 10]);
    });

    it('taken back where nothing was judged before leaves no report on show', async () => {
      const room = await newRoom();
      const batchId = await asked(room);
      const one = await tried(room, { batchId, userId: room.ada, before: undefined, after: [4, 6] });
      await apply(one);
      await inTransaction((tx) => updateAppliedUndone(tx, { batchId, userId: room.ada, at: minute(6) }));
      await inTransaction((tx) => updateStandingRestored(tx, one.submissionId));
      const [standing] = await handle.db
        .select()
        .from(standings)
        .where(eq(standings.submissionId, one.submissionId));
      expect(standing).toMatchObject({ latestId: one.verificationId, reportedId: null, counts: false });
    });

    it('touches each student once a batch, and in another batch again', async () => {
      const room = await newRoom();
      const [first, second] = [await asked(room), await asked(room)];
      const claim = (batchId: string, userId: string) =>
        inTransaction((tx) => insertRegradeEffect(tx, { batchId, userId, appliedAt: minute(4) }));
      const claimed = [
        await claim(first, room.ada),
        await claim(first, room.bo),
        await claim(second, room.ada),
        await claim(first, room.ada),
      ];
      expect(claimed).toEqual([true, true, true, false]);
      expect(await selectRegradeEffects(handle.db, second)).toHaveLength(1);
    });
  });
});
