import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { replaceSectionDates } from '#db/queries/courses/due-dates.ts';
import { upsertSection } from '#db/queries/people/roster.ts';
import { auditEvents } from '#db/schema/audit.ts';
import { grades } from '#db/schema/grades.ts';
import { TEST_DATABASES } from '#db/testing.ts';
import type { ActorContext } from '../../access/actor.ts';
import { publishCourse } from '../../catalogue/publish-course.ts';
import { viewCourseHome } from '../../courses/view-course-home.ts';
import { changePerson } from '../../people/change-person.ts';
import { openTestWorld, PLACE, TEST_JUDGE, type TestWorld } from '../../testing.ts';
import { testGrader, worth } from '../../testing-grader.ts';
import { startWorker } from '../../worker/worker.ts';
import { viewWorkspace } from '../../workspace/view-workspace.ts';
import type { DatesView } from '../dates/dates-view.ts';
import { viewDates } from '../dates/view-dates.ts';
import { addExercise, addModule } from './add-to-outline.ts';
import { renameModule } from './change-outline.ts';
import { putBackExercise, putBackModule, takeOutExercise, takeOutModule } from './take-out.ts';

const COURSE = { course: 'tiny' } as const;

describe.each(TEST_DATABASES)('what is taken out of a course on $name', ({ available, open }) => {
  describe.skipIf(!available)('', () => {
    let world: TestWorld;
    let lead: ActorContext;
    let student: ActorContext;
    let assignmentId: string;
    beforeAll(async () => {
      world = await openTestWorld(await open());
      lead = await world.person('instructor');
      student = await world.person('student');
      await world.submit(student, worth(5));
      const worker = await startWorker(world, { host: testGrader(), slots: 1 });
      await worker.drained();
      await worker.stop();
      assignmentId = (await dates()).rows[0]?.assignmentId ?? '';
    });
    afterAll(async () => {
      await world?.close();
    });

    async function dates(): Promise<DatesView> {
      const result = await viewDates(lead, COURSE);
      if (!result.ok) throw new Error(result.refusal);
      return result.value;
    }
    /** What the student finds: titles of modules with their exercises, and the points of the course. */
    async function found() {
      const home = await viewCourseHome(student, COURSE);
      if (!home.ok) throw new Error(home.refusal);
      const { modules, totals } = home.value;
      return [
        modules.map(({ title, exercises }) => [title, exercises.map(({ slug }) => slug)]),
        totals.verified,
      ];
    }
    const gradesKept = async () => (await world.db.select().from(grades)).map(({ points }) => points);
    const logged = async (action: string) =>
      (await world.db.select().from(auditEvents).where(eq(auditEvents.action, action))).at(-1)?.details;
    const publish = () => publishCourse(world, { folder: world.folder, judge: TEST_JUDGE });

    const WHOLE = [[['Sums', ['sums/add', 'sums/multiply']]], 5];

    it('is an exercise that no page shows and no total counts; its grade is kept, and comes back with it', async () => {
      expect(await found()).toEqual(WHOLE);
      expect(await takeOutExercise(lead, { ...COURSE, assignmentId })).toEqual({ ok: true, value: null });
      expect(await found()).toEqual([[['Sums', ['sums/multiply']]], 0]);
      expect(await viewWorkspace(student, PLACE)).toMatchObject({ refusal: 'not-found' });
      expect(await gradesKept()).toEqual([5]);
      expect(await logged('exercise.taken-out')).toMatchObject({ title: 'Add', grades: 1 });
      expect((await dates()).takenOut.exercises).toEqual([{ assignmentId, title: 'Add', graded: 1 }]);
      expect(await takeOutExercise(lead, { ...COURSE, assignmentId })).toMatchObject({ ok: false });
      expect(await putBackExercise(lead, { ...COURSE, assignmentId })).toEqual({ ok: true, value: null });
      expect(await found()).toEqual(WHOLE);
      expect(await putBackExercise(lead, { ...COURSE, assignmentId })).toMatchObject({ ok: false });
    });

    it('stays out when the site starts again, and is not placed a second time beside its grades', async () => {
      const workspace = await viewWorkspace(student, PLACE);
      const versionId = workspace.ok ? workspace.value.exercise.versionId : workspace.refusal;
      await takeOutExercise(lead, { ...COURSE, assignmentId });
      await publish();
      expect(await found()).toEqual([[['Sums', ['sums/multiply']]], 0]);
      expect((await dates()).exercises).toEqual([]);
      expect(await addExercise(lead, { ...COURSE, module: 'sums', versionId })).toEqual({
        ok: false,
        refusal: 'exercise-taken-out',
      });
      await putBackExercise(lead, { ...COURSE, assignmentId });
    });

    it('is a module with all that is in it, and comes back with what went with it', async () => {
      expect(await takeOutModule(lead, { ...COURSE, module: 'sums' })).toMatchObject({ ok: true });
      await publish();
      expect(await found()).toEqual([[], 0]);
      expect(await viewWorkspace(student, PLACE)).toMatchObject({ refusal: 'not-found' });
      expect(await gradesKept()).toEqual([5]);
      expect(await logged('module.taken-out')).toMatchObject({ title: 'Sums', exercises: 2, grades: 1 });
      expect((await dates()).takenOut).toEqual({
        exercises: [],
        modules: [{ slug: 'sums', title: 'Sums' }],
      });
      expect(await putBackExercise(lead, { ...COURSE, assignmentId })).toMatchObject({ ok: false });
      expect(await putBackModule(lead, { ...COURSE, module: 'sums' })).toMatchObject({ ok: true });
      expect(await found()).toEqual(WHOLE);
    });

    it('is put back without what was taken out before it, and behind a module that has its number by now', async () => {
      await takeOutExercise(lead, { ...COURSE, assignmentId });
      await takeOutModule(lead, { ...COURSE, module: 'sums' });
      await addModule(lead, { ...COURSE, title: 'Reading' });
      await putBackModule(lead, { ...COURSE, module: 'sums' });
      expect((await dates()).modules.map(({ slug, number }) => [slug, number])).toEqual([
        ['reading', 1],
        ['sums', 2],
      ]);
      expect((await dates()).rows).toEqual([]);
      await putBackExercise(lead, { ...COURSE, assignmentId });
      expect((await dates()).rows).toHaveLength(1);
      await takeOutModule(lead, { ...COURSE, module: 'reading' });
    });

    it('a module keeps its address and the title that an instructor gave it, also when the site starts again', async () => {
      expect(await renameModule(lead, { ...COURSE, module: 'sums', title: ' Arithmetic ' })).toEqual({
        ok: true,
        value: null,
      });
      await publish();
      expect(await found()).toEqual([[['Arithmetic', ['sums/add', 'sums/multiply']]], 5]);
      expect(await logged('module.renamed')).toEqual({ from: 'Sums', to: 'Arithmetic' });
      for (const title of ['', '…', 'x'.repeat(121)])
        expect(await renameModule(lead, { ...COURSE, module: 'sums', title })).toMatchObject({
          refusal: 'module-title-wrong',
        });
      await addModule(lead, { ...COURSE, title: 'Products' });
      expect(await renameModule(lead, { ...COURSE, module: 'products', title: 'Arithmetic' })).toMatchObject({
        refusal: 'module-taken',
      });
    });

    it('comes back with the grade of whoever changed sections meanwhile as the dates of their section make it', async () => {
      const { userId } = student.actor;
      const moveTo = async (sectionId: string | null) => {
        const move = { ...COURSE, userId, becomes: { sectionId } };
        const preview = await changePerson(lead, { ...move, seen: null });
        if (!preview.ok) throw new Error(preview.refusal);
        if (preview.value.applied) return;
        const { hash } = preview.value;
        expect(await changePerson(lead, { ...move, seen: hash })).toMatchObject({ value: { applied: true } });
      };
      const { id: sectionId } = await upsertSection(world.db, { courseId: world.courseId, name: 'Morning' });
      const dueAt = new Date(Date.now() - 2 * 24 * 60 * 60 * 1_000);
      await world.db.transaction((tx) =>
        replaceSectionDates(tx, { assignmentId, setBy: lead.actor.userId, dates: [{ sectionId, dueAt }] }),
      );
      await moveTo(sectionId);
      const [late] = await gradesKept();
      expect(late).toBeLessThan(5);
      await takeOutExercise(lead, { ...COURSE, assignmentId });
      await moveTo(null);
      await putBackExercise(lead, { ...COURSE, assignmentId });
      expect(await gradesKept()).toEqual([5]);
    });
  });
});
