import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { auditEvents } from '#db/schema/audit.ts';
import { TEST_DATABASES } from '#db/testing.ts';
import type { ActorContext } from '../../access/actor.ts';
import { viewSubmission } from '../../submissions/view-submission.ts';
import { openTestWorld, type TestWorld } from '../../testing.ts';
import { testGrader, worth } from '../../testing-grader.ts';
import { startWorker } from '../../worker/worker.ts';
import { explainGrade } from '../explain-grade.ts';
import { overrideGrade, takeBackOverride } from '../override-grade.ts';
import { type OverrideCaseInput, overrideCase, takeBackCase } from './override-case.ts';
import { seenCase } from './testing.ts';

const REASON = 'The sign in the statement was wrong.';

describe.each(TEST_DATABASES)('points of a case by hand on $name', ({ available, open }) => {
  describe.skipIf(!available)('', () => {
    let world: TestWorld;
    let staff: ActorContext;
    let student: ActorContext;
    /** "adds" gives 4 of 4, "adds-any" 3 of 6. */
    let submissionId: string;
    const value = <T>(result: { ok: true; value: T } | { ok: false; refusal: string }): T => {
      if (!result.ok) throw new Error(result.refusal);
      return result.value;
    };
    const cell = () => ({ course: 'tiny', studentId: student.actor.userId, exercise: 'sums/add' });
    const grade = async () => value(await explainGrade(staff, cell()));
    const seen = (caseId = 'adds-any') => seenCase(staff, { submissionId, caseId });
    const set = async (more: Partial<OverrideCaseInput> = {}, by = staff) => {
      const draft = { submissionId, caseId: 'adds-any', points: 5, reason: REASON, ...more };
      return overrideCase(by, { ...draft, ...(await seen(draft.caseId)), ...more });
    };

    beforeAll(async () => {
      world = await openTestWorld(await open());
      staff = await world.person('ta');
      student = await world.person('student');
      submissionId = await world.submit(student, worth(7));
      const worker = await startWorker(world, { host: testGrader(), slots: 1 });
      await worker.drained();
      await worker.stop();
    });
    afterAll(async () => {
      await world?.close();
    });

    it.each([
      [{ caseId: 'nothing' }, 'case-missing'],
      [{ points: 6.5 }, 'case-points-out-of-range'],
      [{ points: -1 }, 'case-points-out-of-range'],
      [{ points: Number.NaN }, 'case-points-out-of-range'],
      [{ reason: ' ' }, 'reason-empty'],
      [{ reason: 'x'.repeat(1_001) }, 'reason-too-long'],
      [{ seenId: crypto.randomUUID() }, 'override-changed'],
      [{ seenPoints: 6 }, 'grade-changed'],
      [{ seenPoints: null }, 'grade-changed'],
      [{ seenGiven: 2 }, 'grade-changed'],
    ])('refuses %o, and nothing changes', async (odd, refusal) => {
      expect(await set(odd)).toEqual({ ok: false, refusal });
      expect((await grade()).points).toBe(7);
    });

    it('is for staff: whoever owns the submission is refused', async () => {
      expect(await set({}, student)).toEqual({ ok: false, refusal: 'staff-only' });
    });

    it('counts instead of what the case gave, which stays visible, with two rows in the log', async () => {
      const held = value(await set());
      expect(held).toMatchObject([
        { caseId: 'adds-any', title: 'adds any numbers', points: 5, automaticPoints: 3, reason: REASON },
      ]);
      const { points, submissions } = await grade();
      expect(points).toBe(9);
      expect(submissions).toMatchObject([{ points: 7, casePoints: 2, cases: held, pointsAfterLate: 9 }]);
      const log = await world.db
        .select()
        .from(auditEvents)
        .where(eq(auditEvents.subjectId, student.actor.userId));
      expect(log.find(({ action }) => action === 'case-points.set')).toMatchObject({
        actorId: staff.actor.userId,
        details: { submissionId, caseId: 'adds-any', points: 5, automatic: 3, reason: REASON },
      });
      expect(log.filter(({ action }) => action === 'grade.changed').at(-1)?.details).toMatchObject({
        ...{ cause: 'case-points', from: 7, to: 9 },
      });
    });

    it('is read by the student with its reason', async () => {
      const { casePoints } = value(await viewSubmission(student, { submissionId }));
      expect(casePoints).toMatchObject([
        { points: 5, automaticPoints: 3, reason: REASON, by: staff.actor.name },
      ]);
    });

    it('gives way to points of the whole, and holds again without them', async () => {
      const whole = { ...cell(), points: 1, reason: REASON, seenOverrideId: null };
      const { overrideId } = value(await overrideGrade(staff, whole));
      const explained = await grade();
      expect([explained.points, explained.override?.automaticPoints]).toEqual([1, 9]);
      value(await takeBackOverride(staff, { ...cell(), overrideId }));
      expect((await grade()).points).toBe(9);
    });

    it('is changed only by whoever saw what holds, and taken back step by step', async () => {
      expect(await set({ points: 6, seenId: null })).toEqual({ ok: false, refusal: 'override-changed' });
      const [first] = value(await viewSubmission(staff, { submissionId })).casePoints;
      const [second] = value(await set({ points: 6 }));
      expect((await grade()).points).toBe(10);
      const take = (overrideId = '') => takeBackCase(staff, { submissionId, overrideId });
      expect(await take(first?.id)).toEqual({ ok: false, refusal: 'override-changed' });
      expect(value(await take(second?.id))).toMatchObject([{ id: first?.id }]);
      expect((await grade()).points).toBe(9);
      expect(value(await take(first?.id))).toEqual([]);
      expect((await grade()).points).toBe(7);
    });

    it('takes away, too, and never leaves less than nothing', async () => {
      const [zero] = value(await set({ caseId: 'adds', points: 0 }));
      expect((await grade()).points).toBe(3);
      value(await takeBackCase(staff, { submissionId, overrideId: zero?.id ?? '' }));
    });
  });
});
