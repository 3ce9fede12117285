import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { lockEnrolment } from '#db/queries/courses/courses.ts';
import { somebodyWaits, TEST_POSTGRES } from '#db/testing.ts';
import type { ActorContext } from '../../access/actor.ts';
import { openTestWorld, type TestWorld } from '../../testing.ts';
import { applyImport, previewImport } from './import-people.ts';

describe.skipIf(!TEST_POSTGRES.available)('an import while grades are settled', () => {
  let world: TestWorld;
  let lead: ActorContext;
  beforeAll(async () => {
    world = await openTestWorld(await TEST_POSTGRES.open());
    lead = await world.person('instructor');
  });
  afterAll(async () => {
    await world?.close();
  });

  it('waits for who holds its people in their order, and neither of the two dies', async () => {
    const [low, high] = [await world.person('student'), await world.person('student')].sort((a, b) =>
      a.actor.userId < b.actor.userId ? -1 : 1,
    );
    if (!low || !high) throw new Error('nobody');
    const list = {
      course: 'tiny',
      text: `mail,section\n${high.actor.email},B\n${low.actor.email},B`,
      role: 'student' as const,
      section: null,
      corrections: [],
    };
    const plan = await previewImport(lead, list);
    if (!plan.ok) throw new Error(plan.refusal);
    let applied: ReturnType<typeof applyImport> | undefined;
    await world.db.transaction(async (tx) => {
      await lockEnrolment(tx, { courseId: world.courseId, userId: low.actor.userId });
      applied = applyImport(lead, { ...list, hash: plan.value.hash });
      await somebodyWaits(world.db);
      await lockEnrolment(tx, { courseId: world.courseId, userId: high.actor.userId });
    });
    expect(await applied).toMatchObject({ ok: true });
  });
});
