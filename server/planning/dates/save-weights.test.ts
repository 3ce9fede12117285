import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { selectAssignments } from '#db/queries/courses/courses.ts';
import { insertExerciseVersion, selectExerciseVersion } from '#db/queries/exercises/exercises.ts';
import { assignments } from '#db/schema/courses.ts';
import { TEST_DATABASES } from '#db/testing.ts';
import type { ActorContext } from '../../access/actor.ts';
import { viewCourseHome } from '../../courses/view-course-home.ts';
import { gradesTable } from '../../grading/grades-table.ts';
import { viewGradebook } from '../../grading/view-gradebook.ts';
import { openTestWorld, PLAN, type TestWorld } from '../../testing.ts';
import { testGrader, worth } from '../../testing-grader.ts';
import { startWorker } from '../../worker/worker.ts';
import { saveWeights } from './save-weights.ts';
import { viewDates } from './view-dates.ts';

describe.each(TEST_DATABASES)('weights on $name', ({ available, open }) => {
  describe.skipIf(!available)('', () => {
    let world: TestWorld;
    let lead: ActorContext;
    let student: ActorContext;
    beforeAll(async () => {
      world = await openTestWorld(await open());
      lead = await world.person('instructor');
      student = await world.person('student');
      await world.submit(student, worth(5));
      const worker = await startWorker(world, { host: testGrader(), slots: 1 });
      await worker.drained();
      await worker.stop();
    });
    afterAll(async () => {
      await world?.close();
    });

    async function weigh(weight: number | null) {
      const dates = await viewDates(lead, { course: 'tiny' });
      const assignmentId = (dates.ok && dates.value.rows[0]?.assignmentId) || '';
      return saveWeights(lead, { course: 'tiny', weights: [{ assignmentId, weight }] });
    }
    /** Of the student: points of the exercise, then every total that there is. */
    async function totals() {
      const book = await viewGradebook(lead, { course: 'tiny' });
      const home = await viewCourseHome(student, { course: 'tiny' });
      if (!book.ok || !home.ok) throw new Error('no gradebook or home');
      const { modules, totals: all, pointsLeft } = home.value;
      const [module] = modules;
      return {
        table: gradesTable(book.value).rows[0]?.slice(2),
        module: [module?.verifiedPoints, module?.pointsMax],
        course: [all.verified, all.pointsMax],
        curve: [pointsLeft.verified.at(-1)?.points, pointsLeft.due.at(-1)?.points],
      };
    }

    it('count in every total by their share of full marks, and leave the grade as it is', async () => {
      expect(await totals()).toEqual({ table: [5, 5], module: [5, 10], course: [5, 10], curve: [5, 10] });
      expect(await weigh(40)).toMatchObject({ ok: true });
      expect(await totals()).toEqual({
        table: [5, 20],
        module: [20, 40],
        course: [20, 40],
        curve: [20, 40],
      });
      await weigh(0);
      expect(await totals()).toMatchObject({ table: [5, 0], course: [0, 0] });
      await weigh(null);
      expect(await totals()).toMatchObject({ table: [5, 5], course: [5, 10] });
    });

    it('count full marks of a version of before as full marks, once another of other points is taken up', async () => {
      const [placed] = await selectAssignments(world.db, world.courseId);
      const { assignment } = placed ?? {};
      const version = await selectExerciseVersion(world.db, assignment?.versionId ?? '');
      const plan = PLAN.map((one) => ({ ...one, pointsMax: one.pointsMax + 1 }));
      const next = { ...version, id: undefined, hash: 'f'.repeat(64), plan };
      const { id: versionId } = await insertExerciseVersion(world.db, next);
      const isOwn = eq(assignments.id, assignment?.id ?? '');
      await world.db.update(assignments).set({ versionId }).where(isOwn);
      expect(await totals()).toEqual({ table: [5, 5], module: [5, 10], course: [5, 10], curve: [5, 10] });
      await weigh(40);
      const shares = { module: [20, 40], course: [20, 40], curve: [20, 40] };
      expect(await totals()).toEqual({ table: [5, 20], ...shares });
      await weigh(null);
      await world.db.update(assignments).set({ versionId: version.id }).where(isOwn);
    });

    it('are refused where they are none', async () => {
      for (const weight of [-1, Number.NaN, Number.POSITIVE_INFINITY])
        expect(await weigh(weight)).toEqual({ ok: false, refusal: 'weight-wrong' });
    });
  });
});
