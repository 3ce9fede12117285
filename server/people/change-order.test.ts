/** Who moves people and who changes the outline, on connections of their own: none waits for another who waits for them. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { lockCourse, selectAssignments } from '#db/queries/courses/courses.ts';
import { replaceSectionDates } from '#db/queries/courses/due-dates.ts';
import { updateWeight } from '#db/queries/courses/outline.ts';
import { upsertSection } from '#db/queries/people/roster.ts';
import { somebodyWaits, TEST_POSTGRES } from '#db/testing.ts';
import { openTestWorld, type TestWorld } from '../testing.ts';
import { changePerson } from './change-person.ts';

describe.skipIf(!TEST_POSTGRES.available)('a course that two people change at once on Postgres', () => {
  let world: TestWorld;
  beforeAll(async () => {
    world = await openTestWorld(await TEST_POSTGRES.open());
  });
  afterAll(() => world?.close());

  it('gets both changes: a person moves to a section with dates while weights are saved', async () => {
    const lead = await world.person('instructor');
    const student = await world.person('student');
    const { courseId } = world;
    const assignmentId = (await selectAssignments(world.db, courseId))[0]?.assignment.id ?? '';
    const { id: sectionId } = await upsertSection(world.db, { courseId, name: 'Morning' });
    const dates = [{ sectionId, dueAt: world.now() }];
    await world.db.transaction((tx) =>
      replaceSectionDates(tx, { assignmentId, setBy: lead.actor.userId, dates }),
    );
    let moved: ReturnType<typeof changePerson> | undefined;
    await world.db.transaction(async (tx) => {
      await lockCourse(tx, courseId);
      const move = { course: 'tiny', userId: student.actor.userId, becomes: { sectionId }, seen: null };
      moved = changePerson(lead, move);
      await somebodyWaits(world.db);
      await updateWeight(tx, { assignmentId, weight: 2 });
    });
    expect(await moved).toMatchObject({ ok: true });
  });
});
