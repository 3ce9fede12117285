import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { selectAssignments } from '#db/queries/courses/courses.ts';
import { insertExtension } from '#db/queries/courses/due-dates.ts';
import { insertOverride, selectGradesOfUser, updateOverrideRevoked } from '#db/queries/grading/grades.ts';
import { selectStandingResults, updateStandingLatest } from '#db/queries/work/standings.ts';
import { insertVerification } from '#db/queries/work/verifications.ts';
import { auditEvents } from '#db/schema/audit.ts';
import { assignments, courses } from '#db/schema/courses.ts';
import { grades } from '#db/schema/grades.ts';
import type { Purpose } from '#db/schema/work.ts';
import { TEST_DATABASES } from '#db/testing.ts';
import type { ActorContext } from '../access/actor.ts';
import { openTestWorld, type TestWorld } from '../testing.ts';
import { testGrader, worth } from '../testing-grader.ts';
import { startWorker } from '../worker/worker.ts';
import { settleGrade } from './settle-grade.ts';

const DAY_MS = 86_400_000;
const DUE = new Date('2026-12-01T22:59:00Z');
const sinceDue = (ms: number) => new Date(DUE.getTime() + ms);

describe.each(TEST_DATABASES)('a grade on $name', ({ available, open }) => {
  describe.skipIf(!available)('', () => {
    let world: TestWorld;
    let assignmentId: string;
    beforeAll(async () => {
      world = await openTestWorld(await open());
      const [placed] = await selectAssignments(world.db, world.courseId);
      assignmentId = placed?.assignment.id ?? '';
    });
    afterAll(async () => {
      await world?.close();
    });

    const setRule = async (change: Partial<typeof assignments.$inferInsert>) => {
      const dates = { dueAt: DUE, gradeRule: 'best' as const, latePolicy: { percentPerDay: 10, daysMax: 7 } };
      await world.db
        .update(assignments)
        .set({ ...dates, ...change })
        .where(eq(assignments.id, assignmentId));
    };
    const settle = (student: ActorContext, cause = 'test') =>
      world.db.transaction(async (tx) => {
        const [assignment] = await tx.select().from(assignments).where(eq(assignments.id, assignmentId));
        if (!assignment) throw new Error('The assignment is gone.');
        const { userId } = student.actor;
        await settleGrade(tx, { userId, assignment, actorId: null, cause, at: new Date() });
      });
    const gradeOf = async ({ actor }: ActorContext) => {
      const own = await selectGradesOfUser(world.db, {
        userId: actor.userId,
        assignmentIds: [assignmentId],
      });
      const grade = own.get(assignmentId);
      return grade && [grade.points, grade.pointsMax, grade.pointsBeforeLate];
    };
    const standingsOf = ({ actor }: ActorContext) =>
      selectStandingResults(world.db, { userId: actor.userId, assignmentId });
    const verifyAll = async (before?: () => Promise<void>) => {
      const worker = await startWorker(world, { host: testGrader(before), slots: 1 });
      await worker.drained();
      await worker.stop();
    };
    const submitAll = async (student: ActorContext, work: readonly (readonly [number, Date])[]) => {
      for (const [points, at] of work) await world.submit(world.at(student, at), worth(points));
      await verifyAll();
    };
    const override = (student: ActorContext, ta: ActorContext, points: number) =>
      world.db.transaction((tx) =>
        insertOverride(tx, {
          userId: student.actor.userId,
          assignmentId,
          points,
          reason: 'by hand',
          setBy: ta.actor.userId,
        }),
      );

    it('of an override without a submission is of the points of the exercise, and goes when it is revoked', async () => {
      await setRule({});
      const [student, ta] = [await world.person('student'), await world.person('ta')];
      const overrideId = await override(student, ta, 3);
      await settle(student, 'override');
      expect(await gradeOf(student)).toEqual([3, 10, 3]);
      await world.db.transaction((tx) => updateOverrideRevoked(tx, { overrideId, at: new Date() }));
      await settle(student, 'override-revoked');
      expect(await gradeOf(student)).toBeUndefined();
      const audit = await world.db
        .select()
        .from(auditEvents)
        .where(eq(auditEvents.subjectId, student.actor.userId));
      expect(audit.map(({ details }) => [details.from, details.to])).toEqual([
        [null, 3],
        [3, null],
      ]);
    });

    it('of an override without a submission stays of as many points as it was set of, whatever a newer version gives', async () => {
      await setRule({});
      const [student, ta] = [await world.person('student'), await world.person('ta')];
      await override(student, ta, 8);
      await settle(student);
      // By a version of 8 points; the one of today gives 10.
      await world.db.update(grades).set({ pointsMax: 8 }).where(eq(grades.userId, student.actor.userId));
      await settle(student, 'extension');
      expect(await gradeOf(student)).toEqual([8, 8, 8]);
      await override(student, ta, 6);
      await settle(student);
      expect(await gradeOf(student)).toEqual([6, 8, 6]);
    });

    it('of an override holds beside verified work, whatever comes later, and gives way when it is revoked', async () => {
      await setRule({});
      const [student, ta] = [await world.person('student'), await world.person('ta')];
      await submitAll(student, [[8, sinceDue(DAY_MS)]]);
      expect(await gradeOf(student)).toEqual([7, 10, 8]);
      const overrideId = await override(student, ta, 5);
      await settle(student);
      expect(await gradeOf(student)).toEqual([5, 10, 5]);
      await submitAll(student, [[10, sinceDue(DAY_MS)]]);
      expect(await gradeOf(student)).toEqual([5, 10, 5]);
      await world.db.transaction((tx) => updateOverrideRevoked(tx, { overrideId, at: new Date() }));
      await settle(student);
      expect(await gradeOf(student)).toEqual([9, 10, 10]);
    });

    it('of an override is never more than all, also once a version that gives fewer points has judged the work', async () => {
      await setRule({});
      const [student, ta] = [await world.person('student'), await world.person('ta')];
      await submitAll(student, [[8, sinceDue(-1)]]);
      await override(student, ta, 12);
      await settle(student);
      expect(await gradeOf(student)).toEqual([12, 12, 12]);
    });

    it('that was stored before points were rounded is no other one for its tail', async () => {
      await setRule({});
      const student = await world.person('student');
      await submitAll(student, [[8, sinceDue(-1)]]);
      const isOwn = eq(grades.userId, student.actor.userId);
      await world.db.update(grades).set({ points: 8.000000000000002 }).where(isOwn);
      const changes = () => world.db.$count(auditEvents, eq(auditEvents.subjectId, student.actor.userId));
      const before = await changes();
      await settle(student);
      expect(await changes()).toBe(before);
      await world.db.update(grades).set({ points: 8.01 }).where(isOwn);
      await settle(student);
      expect(await gradeOf(student)).toEqual([8, 10, 8]);
    });

    it.each([
      ['best', [9, 10, 9], [false, true, false]],
      ['latest', [2, 10, 4], [false, false, true]],
    ] as const)(
      'by the rule "%s" names its submission, and only that one counts',
      async (gradeRule, grade, counts) => {
        await setRule({ gradeRule });
        const student = await world.person('student');
        await submitAll(student, [
          [6, sinceDue(-2)],
          [9, sinceDue(-1)],
          [4, sinceDue(DAY_MS + 1)],
        ]);
        expect(await gradeOf(student)).toEqual(grade);
        expect((await standingsOf(student)).map((one) => one.counts)).toEqual(counts);
        expect((await standingsOf(student)).map((one) => one.lateSteps)).toEqual([0, 0, 2]);
      },
    );

    it('follows an extension that is given afterwards', async () => {
      await setRule({});
      const [student, ta] = [await world.person('student'), await world.person('ta')];
      await submitAll(student, [[10, sinceDue(2 * DAY_MS)]]);
      expect(await gradeOf(student)).toEqual([8, 10, 10]);
      await world.db.transaction((tx) =>
        insertExtension(tx, {
          assignmentId,
          userId: student.actor.userId,
          dueAt: sinceDue(3 * DAY_MS),
          reason: 'ill',
          grantedBy: ta.actor.userId,
        }),
      );
      await settle(student, 'extension');
      expect(await gradeOf(student)).toEqual([10, 10, 10]);
      expect((await standingsOf(student)).map((one) => one.lateSteps)).toEqual([0]);
    });

    it('goes by the dates that hold when the verdict is written, not by those of when it was begun', async () => {
      await setRule({});
      const student = await world.person('student');
      await world.submit(world.at(student, sinceDue(2 * DAY_MS)), worth(10));
      await verifyAll(() => setRule({ dueAt: sinceDue(3 * DAY_MS) }));
      expect(await gradeOf(student)).toEqual([10, 10, 10]);
      expect((await standingsOf(student)).map((one) => one.lateSteps)).toEqual([0]);
    });

    it('counts late days on the clock of the course', async () => {
      await setRule({ dueAt: new Date('2026-10-24T21:59:00Z') });
      const student = await world.person('student');
      await submitAll(student, [[10, new Date('2026-10-25T22:30:00Z')]]);
      expect(await gradeOf(student)).toEqual([8, 10, 10]);
      await world.db.update(courses).set({ timeZone: 'Europe/Zurich' }).where(eq(courses.id, world.courseId));
      await settle(student);
      expect(await gradeOf(student)).toEqual([9, 10, 10]);
      await world.db.update(courses).set({ timeZone: 'UTC' }).where(eq(courses.id, world.courseId));
    });

    it('is never taken from a dry run or a census, which leave their report and nothing else', async () => {
      await setRule({});
      const student = await world.person('student');
      await submitAll(student, [[4, sinceDue(-1)]]);
      const [before] = await standingsOf(student);
      if (!before) throw new Error('There is no standing.');
      for (const purpose of ['dry-run', 'census'] as const) await queueAgain(student, purpose);
      await verifyAll();
      expect(await standingsOf(student)).toEqual([before]);
      expect(await gradeOf(student)).toEqual([4, 10, 4]);
      const asReal = queueAgain(student, 'dry-run', { asReal: true });
      await expect(asReal).rejects.toMatchObject({ cause: { message: expect.stringContaining('dry run') } });
    });

    it('follows a regrade, and shows the last report while one waits', async () => {
      await setRule({});
      const student = await world.person('student');
      await submitAll(student, [[4, sinceDue(-1)]]);
      const [before] = await standingsOf(student);
      await queueAgain(student, 'regrade', { asReal: true });
      expect((await standingsOf(student))[0]?.reported).toEqual(before?.reported);
      await verifyAll();
      const [now] = await standingsOf(student);
      expect(now?.reported?.verificationId).not.toBe(before?.reported?.verificationId);
      expect(now?.counts).toBe(true);
    });

    async function queueAgain(
      { actor }: ActorContext,
      purpose: Purpose,
      { asReal } = { asReal: false },
    ): Promise<void> {
      const [standing] = await standingsOf({ actor } as ActorContext);
      const submissionId = standing?.submissionId ?? '';
      await world.db.transaction(async (tx) => {
        const [assignment] = await tx.select().from(assignments).where(eq(assignments.id, assignmentId));
        const versionId = assignment?.versionId ?? '';
        const queuedAt = sinceDue(10 * DAY_MS);
        const verificationId = await insertVerification(tx, {
          submissionId,
          versionId,
          purpose,
          seed: 7,
          queuedAt,
        });
        if (asReal) await updateStandingLatest(tx, { submissionId, verificationId });
        const request = { kind: 'verify', verificationId, batchId: null } as const;
        await world.queue.send(tx, [{ request, lane: 'regrade', personId: actor.userId }]);
      });
    }
  });
});
