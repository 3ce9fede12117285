import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { selectOptionalCourse, upsertEnrolment } from '#db/queries/courses/courses.ts';
import { TEST_DATABASES } from '#db/testing.ts';
import { copyCourse } from '../planning/lifecycle/copy-course.ts';
import { openTestWorld, type TestWorld } from '../testing.ts';
import { listCourses } from './list-courses.ts';
import { viewCourseOutline } from './view-course-outline.ts';

describe.each(TEST_DATABASES)('course outline on $name', ({ available, open }) => {
  describe.skipIf(!available)('', () => {
    let world: TestWorld;
    beforeAll(async () => {
      world = await openTestWorld(await open());
    });
    afterAll(async () => {
      await world?.close();
    });

    it('lists the exercises that open, and none that is coming', async () => {
      const outline = await viewCourseOutline(await world.person('student'), { course: 'tiny' });
      if (!outline.ok) throw new Error(outline.refusal);
      expect(outline.value).toMatchObject({ role: 'student', seesAllSubmissions: false });
      expect(outline.value.exercises).toEqual([
        { href: '/courses/tiny/sums/add', number: '1.1', title: 'Add', moduleTitle: 'Sums' },
      ]);
    });

    it('says what of the course is for whom: the desk for staff, the studio and other courses for instructors', async () => {
      const shownTo = async (role: 'student' | 'ta' | 'instructor') => {
        const outline = await viewCourseOutline(await world.person(role), { course: 'tiny' });
        if (!outline.ok) throw new Error(outline.refusal);
        const { seesAllSubmissions, writesExercises, makesCourses } = outline.value;
        return [seesAllSubmissions, writesExercises, makesCourses];
      };
      expect(await shownTo('student')).toEqual([false, false, false]);
      expect(await shownTo('ta')).toEqual([true, false, false]);
      expect(await shownTo('instructor')).toEqual([true, true, true]);
    });

    it('answers a stranger like a course that does not exist, and lists them no course', async () => {
      const stranger = await world.person(null);
      const refused = { ok: false, refusal: 'not-found' };
      expect(await viewCourseOutline(stranger, { course: 'tiny' })).toEqual(refused);
      for (const course of ['no-such-course', 'tiny\0', ''])
        expect(await viewCourseOutline(stranger, { course })).toEqual(refused);
      expect(await listCourses(stranger)).toEqual([]);
    });

    it('gives whoever is in two courses both to choose from, each in the role held there', async () => {
      const [lead, ta] = [await world.person('instructor'), await world.person('ta')];
      const copy = { course: 'tiny', slug: 'next', title: 'Next', term: 'Autumn', weeks: null };
      expect(await copyCourse(lead, copy)).toMatchObject({ ok: true });
      const next = await selectOptionalCourse(world.db, 'next');
      const enrolment = { courseId: next?.id ?? '', userId: ta.actor.userId };
      const roleIn = async (course: string) => {
        const outline = await viewCourseOutline(ta, { course });
        return outline.ok
          ? [outline.value.role, outline.value.courses.map(({ slug }) => slug).toSorted()]
          : outline.refusal;
      };
      expect(await roleIn('tiny')).toEqual(['ta', ['tiny']]);
      expect(await roleIn('next')).toBe('not-found');
      for (const role of ['ta', 'student'] as const) {
        await upsertEnrolment(world.db, { ...enrolment, role });
        expect(await roleIn('tiny')).toEqual(['ta', ['next', 'tiny']]);
        expect(await roleIn('next')).toEqual([role, ['next', 'tiny']]);
      }
    });

    it('lists the courses of a person', async () => {
      expect(await listCourses(await world.person('student'))).toEqual([
        { slug: 'tiny', title: 'A tiny course' },
      ]);
    });
  });
});
