import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { selectAssignments } from '#db/queries/courses/courses.ts';
import { insertExtension } from '#db/queries/courses/due-dates.ts';
import { selectOptionalGrade } from '#db/queries/grading/grades.ts';
import { assignments } from '#db/schema/courses.ts';
import { somebodyWaits, TEST_POSTGRES } from '#db/testing.ts';
import { ok } from '../platform/result.ts';
import { openTestWorld, type TestWorld } from '../testing.ts';
import { testGrader, worth } from '../testing-grader.ts';
import { startWorker } from '../worker/worker.ts';
import { settleWithPreview } from './settle-with-preview.ts';

const DAY_MS = 86_400_000;
/** SHA-256 of an empty list of changed grades. */
const NO_EFFECTS = '4f53cda18c2baa0c0354bb5f9a3ecbe5ed12ab4d8e11ba873c2f11161202b945';

describe.skipIf(!TEST_POSTGRES.available)('dates that change while a verdict is written', () => {
  let world: TestWorld;
  beforeAll(async () => {
    world = await openTestWorld(await TEST_POSTGRES.open());
  });
  afterAll(async () => {
    await world?.close();
  });

  it('hold for the verdict, also of a student who was in no list of whom to settle', async () => {
    const student = await world.person('student');
    const { userId } = student.actor;
    const [placed] = await selectAssignments(world.db, world.courseId);
    const assignmentId = placed?.assignment.id ?? '';
    const dueAt = new Date(world.now().getTime() - 2 * DAY_MS);
    await world.db
      .update(assignments)
      .set({ dueAt, latePolicy: { percentPerDay: 10, daysMax: 7 } })
      .where(eq(assignments.id, assignmentId));
    await world.submit(student, worth(10));
    let drained: Promise<void> | undefined;
    let worker: Awaited<ReturnType<typeof startWorker>> | undefined;
    const settled = await settleWithPreview(world.db, {
      change: async (tx) => {
        const longer = new Date(world.now().getTime() + DAY_MS);
        await insertExtension(tx, { assignmentId, userId, dueAt: longer, reason: 'ill', grantedBy: userId });
        worker = await startWorker(world, { host: testGrader(), slots: 1 });
        drained = worker.drained();
        await Promise.race([drained, somebodyWaits(world.db)]);
        return ok(null);
      },
      affected: [assignmentId],
      // As if the list had been made before the submission arrived.
      userIds: [],
      actorId: userId,
      cause: 'extension',
      at: world.now(),
      seen: NO_EFFECTS,
    });
    expect(settled).toMatchObject({ value: { applied: true } });
    await drained;
    await worker?.stop();
    expect(await selectOptionalGrade(world.db, { userId, assignmentId })).toMatchObject({ points: 10 });
  });
});
