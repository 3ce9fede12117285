import { and, eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OpenDatabase } from '../../client.ts';
import { assignments, enrolments } from '../../schema/courses.ts';
import { type FilledCourse, fillCourse } from '../../testing/fill-course.ts';
import { TEST_DATABASES } from '../../testing.ts';
import { upsertCatalogueAssignments } from './catalogue-places.ts';
import {
  selectAssignments,
  selectCourseOfAssignment,
  selectCoursesOfUser,
  selectOptionalAssignment,
  selectOptionalMembership,
  upsertEnrolment,
} from './courses.ts';
import { updateWithdrawnExcept, upsertModule } from './outline.ts';

const at = (day: number) => new Date(Date.UTC(2026, 9, day));

describe.each(TEST_DATABASES)('courses on $name', ({ available, open }) => {
  describe.skipIf(!available)('', () => {
    let handle: OpenDatabase;
    let world: FilledCourse;
    beforeAll(async () => {
      handle = await open();
      world = await fillCourse(handle.db);
    });
    afterAll(async () => {
      await handle?.close();
    });

    it('a role holds until it ends, and enrolling again brings it back with the new one', async () => {
      const { courseId, userId } = world;
      const role = async () =>
        (await selectOptionalMembership(handle.db, { courseSlug: 'c', userId }))?.role ?? null;
      expect(await role()).toBeNull();
      await upsertEnrolment(handle.db, { courseId, userId, role: 'student' });
      expect(await role()).toBe('student');
      const own = and(eq(enrolments.courseId, courseId), eq(enrolments.userId, userId));
      await handle.db
        .update(enrolments)
        .set({ endedAt: at(1) })
        .where(own);
      expect([await role(), await selectCoursesOfUser(handle.db, userId)]).toEqual([null, []]);
      await upsertEnrolment(handle.db, { courseId, userId, role: 'ta' });
      expect(await role()).toBe('ta');
      expect(await handle.db.select().from(enrolments).where(own)).toHaveLength(1);
    });

    it('what the catalogue no longer has leaves the outline and comes back with it; what others made stays', async () => {
      const { courseId } = world;
      const outline = async () =>
        (await selectAssignments(handle.db, courseId)).map(({ module, assignment }) => [
          module.slug,
          assignment.slug,
        ]);
      const publish = (slugs: readonly string[]) =>
        handle.db.transaction(async (tx) => {
          const module = { courseId, slug: 'first', title: 'First', lectures: null, position: 0 };
          const moduleId = await upsertModule(tx, module);
          const more = { version: null, formerly: null, publishProblem: null, dueAt: at(9) };
          const entries = slugs.map((slug, position) => ({
            ...{ moduleId, catalogueSlug: slug, title: slug, position },
            ...more,
          }));
          const keep = await upsertCatalogueAssignments(tx, { courseId, entries });
          await updateWithdrawnExcept(tx, { courseId, keep, at: at(1) });
        });
      await publish(['y', 'x']);
      expect(await outline()).toEqual([
        ['first', 'y'],
        ['first', 'x'],
        ['a', 'b'],
      ]);
      await publish(['x']);
      expect(await outline()).toEqual([
        ['first', 'x'],
        ['a', 'b'],
      ]);
      const place = { courseId, moduleSlug: 'first', slug: 'y' };
      expect(await selectOptionalAssignment(handle.db, place)).toBeNull();
      // A date is the instructor's once the place is there.
      await handle.db
        .update(assignments)
        .set({ dueAt: at(30) })
        .where(eq(assignments.slug, 'x'));
      await publish(['x', 'y']);
      expect(await outline()).toEqual([
        ['first', 'x'],
        ['first', 'y'],
        ['a', 'b'],
      ]);
      const [x, y] = await selectAssignments(handle.db, courseId);
      expect([x?.assignment.dueAt, y?.assignment.dueAt]).toEqual([at(30), at(9)]);
    });

    it('an assignment leads to its course, and one that is not there is an error', async () => {
      expect((await selectCourseOfAssignment(handle.db, world.assignmentId)).id).toBe(world.courseId);
      await expect(selectCourseOfAssignment(handle.db, crypto.randomUUID())).rejects.toThrow('no assignment');
    });
  });
});
