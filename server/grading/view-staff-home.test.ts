import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { selectAssignments } from '#db/queries/courses/courses.ts';
import { replaceSectionDates } from '#db/queries/courses/due-dates.ts';
import { upsertSection } from '#db/queries/people/roster.ts';
import { assignments } from '#db/schema/courses.ts';
import { verifications } from '#db/schema/work.ts';
import { TEST_DATABASES } from '#db/testing.ts';
import type { ActorContext } from '../access/actor.ts';
import { commentOnSubmission } from '../submissions/comment-on-submission.ts';
import { releaseComments } from '../submissions/release-comments.ts';
import { openTestWorld, type TestWorld } from '../testing.ts';
import { testGrader, worth } from '../testing-grader.ts';
import { startWorker } from '../worker/worker.ts';
import { holdSubmission, leaveSubmission } from './holds/hold-submission.ts';
import { overrideGrade } from './override-grade.ts';
import { flagSubmission } from './queue/finish-review.ts';
import { viewStaffHome } from './view-staff-home.ts';

const HOUR_MS = 3_600_000;
const NOW = new Date('2026-12-01T12:00:00Z');
const ago = (hours: number) => new Date(NOW.getTime() - hours * HOUR_MS);

describe.each(TEST_DATABASES)('the home of staff on $name', ({ available, open }) => {
  describe.skipIf(!available)('', () => {
    let world: TestWorld;
    let ta: ActorContext;
    beforeAll(async () => {
      world = await openTestWorld(await open());
      ta = world.at(await world.person('ta'), NOW);
    });
    afterAll(async () => {
      await world?.close();
    });

    const home = async () => {
      const result = await viewStaffHome(ta, { course: 'tiny' });
      if (!result.ok) throw new Error(result.refusal);
      return result.value;
    };
    const submitAll = async (student: ActorContext, points: readonly number[], hours = 48) => {
      const ids: string[] = [];
      for (const [at, value] of points.entries())
        ids.push(await world.submit(world.at(student, ago(hours - at)), worth(value)));
      return ids;
    };
    const verifyAll = async () => {
      const worker = await startWorker(world, { host: testGrader(), slots: 1 });
      await worker.drained();
      await worker.stop();
    };

    it('names who failed three times of late without an answer, and nobody else', async () => {
      const people = await Promise.all(Array.from({ length: 6 }, () => world.person('student')));
      const [stuck, passes, twice, long, answered, settled] = people;
      if (!stuck || !passes || !twice || !long || !answered || !settled) throw new Error('Six people.');
      const last = (await submitAll(stuck, [1, 2, 3])).at(-1);
      await submitAll(passes, [1, 10, 2]);
      await submitAll(twice, [1, 2]);
      await submitAll(long, [1, 2, 3], 24 * 20);
      const [first] = await submitAll(answered, [1, 2, 3]);
      await submitAll(settled, [1, 2, 3]);
      await verifyAll();
      const submissionId = first ?? '';
      await commentOnSubmission(ta, { submissionId, line: null, body: 'Look at the sign.' });
      await releaseComments(ta, { submissionId });
      const place = { course: 'tiny', studentId: settled.actor.userId, exercise: 'sums/add' };
      await overrideGrade(ta, { ...place, points: 5, reason: 'by hand', seenOverrideId: null });
      expect((await home()).failing).toEqual([
        {
          submissionId: last,
          student: stuck.actor.name,
          exercise: '1.1 Add',
          submittedAt: ago(46).toISOString(),
          submissionCount: 3,
          points: 3,
          pointsMax: 10,
        },
      ]);
    });

    it('names what the grader gave up on, while it is the newest', async () => {
      const student = await world.person('student');
      const [given] = await submitAll(student, [4]);
      await verifyAll();
      await world.db
        .update(verifications)
        .set({ state: 'could-not-grade' })
        .where(eq(verifications.submissionId, given ?? ''));
      expect((await home()).ungradable.map(({ submissionId }) => submissionId)).toEqual([given]);
      await world.submit(world.at(student, ago(1)), worth(6));
      expect((await home()).ungradable).toEqual([]);
    });

    it('counts what waits, and since when', async () => {
      expect((await home()).waiting).toEqual({ count: 1, since: ago(1).toISOString() });
      await verifyAll();
      expect((await home()).waiting).toEqual({ count: 0, since: null });
    });

    it('names what is flagged until the flag is cleared, and which other graders are at a submission', async () => {
      const student = await world.person('student');
      const [submissionId = ''] = await submitAll(student, [7]);
      await verifyAll();
      const other = world.at(await world.person('ta'), NOW);
      const shown = async () => {
        const { flagged, atWork } = await home();
        return [flagged.map((need) => need.submissionId), atWork];
      };
      await flagSubmission(other, { submissionId, flagged: true });
      await holdSubmission(other, { submissionId });
      expect(await shown()).toEqual([[submissionId], [other.actor.name]]);
      await flagSubmission(ta, { submissionId, flagged: false });
      await leaveSubmission(other, { submissionId });
      await holdSubmission(ta, { submissionId });
      expect(await shown()).toEqual([[], []]);
      await leaveSubmission(ta, { submissionId });
    });

    it('lists what is due within a week, and was due today, with how many have handed in, and nothing of before', async () => {
      const due = (dueAt: Date | null) => world.db.update(assignments).set({ dueAt });
      await due(ago(-24));
      const { dueSoon, students, modules } = await home();
      expect(dueSoon).toMatchObject([{ number: '1.1', title: 'Add', submitters: students }]);
      expect(modules).toMatchObject([{ title: 'Sums', exercises: [{ number: '1.1' }] }]);
      await due(ago(1));
      expect((await home()).dueSoon).toMatchObject([{ number: '1.1' }]);
      await due(ago(24));
      expect((await home()).dueSoon).toEqual([]);
      await due(ago(-24 * 8));
      expect((await home()).dueSoon).toEqual([]);
      const { courseId, db } = world;
      const { id: sectionId } = await upsertSection(db, { courseId, name: 'Evening' });
      const [placed] = await selectAssignments(db, courseId);
      await db.transaction((tx) =>
        replaceSectionDates(tx, {
          ...{ assignmentId: placed?.assignment.id ?? '', setBy: ta.actor.userId },
          dates: [{ sectionId, dueAt: ago(-2) }],
        }),
      );
      await due(ago(-24));
      expect((await home()).dueSoon).toMatchObject([
        { number: '1.1', section: 'Evening', dueAt: ago(-2).toISOString() },
        { number: '1.1', section: null, dueAt: ago(-24).toISOString() },
      ]);
      await due(null);
    });
  });
});
