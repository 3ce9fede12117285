import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TEST_DATABASES } from '#db/testing.ts';
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

    it('tells staff from students', async () => {
      const outline = await viewCourseOutline(await world.person('ta'), { course: 'tiny' });
      expect(outline.ok && outline.value.seesAllSubmissions).toBe(true);
    });

    it('answers a stranger like a course that does not exist, and lists them no course', async () => {
      const stranger = await world.person(null);
      const refused = { ok: false, refusal: 'not-found' };
      expect(await viewCourseOutline(stranger, { course: 'tiny' })).toEqual(refused);
      expect(await viewCourseOutline(stranger, { course: 'no-such-course' })).toEqual(refused);
      expect(await listCourses(stranger)).toEqual([]);
    });

    it('lists the courses of a person', async () => {
      expect(await listCourses(await world.person('student'))).toEqual([
        { slug: 'tiny', title: 'A tiny course' },
      ]);
    });
  });
});
