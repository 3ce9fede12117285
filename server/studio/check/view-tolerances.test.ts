import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { exercises } from '#db/schema/exercises.ts';
import { exerciseDrafts } from '#db/schema/studio.ts';
import { openTestDatabase } from '#db/testing.ts';
import type { CaseOutcome } from '#grader/protocol.ts';
import type { ActorContext } from '../../access/actor.ts';
import { openTestWorld, type TestWorld } from '../../testing.ts';
import { testGrader, worth } from '../../testing-grader.ts';
import { startWorker } from '../../worker/worker.ts';
import { checkedDraft, newDraft } from '../testing.ts';
import { viewTolerances } from './view-tolerances.ts';

let world: TestWorld;
let author: ActorContext;
beforeAll(async () => {
  world = await openTestWorld(await openTestDatabase());
  author = await world.person('instructor');
});
afterAll(() => world?.close());

/** A grader that says how far off the first case was, and that no tolerance lets the second pass. */
function measuringGrader() {
  const grader = testGrader();
  return {
    ...grader,
    run: async (...asked: Parameters<typeof grader.run>) => {
      const report = await grader.run(...asked);
      const cases = report.cases.map(
        (outcome, i): CaseOutcome => ({ ...outcome, inTolerances: i === 0 ? 0.25 : 'Infinity' }),
      );
      return { ...report, cases };
    },
  };
}

it('has the submissions that count, with how far off each case was, and nobody’s name', async () => {
  const student = await world.person('student');
  await world.submit(student, worth(0));
  await world.submit(student, worth(4));
  const worker = await startWorker(world, { host: measuringGrader(), slots: 1 });
  await worker.drained();
  await worker.stop();
  // The draft writes the exercise that the small course has.
  const draftId = await newDraft(author, { title: 'Add' });
  const checkId = await checkedDraft(author, draftId);
  const [exercise] = await world.db.select().from(exercises).where(eq(exercises.slug, 'sums/add'));
  await world.db
    .update(exerciseDrafts)
    .set({ exerciseId: exercise?.id ?? '' })
    .where(eq(exerciseDrafts.id, draftId));
  const view = await viewTolerances(author, { checkId });
  if (!view.ok) throw new Error(view.refusal);
  expect(view.value.submissions).toMatchObject([
    {
      cases: {
        adds: { passed: true, inTolerances: 0.25 },
        'adds-any': { passed: false, inTolerances: null },
      },
    },
  ]);
  expect(JSON.stringify(view.value)).not.toContain(student.actor.name);
});
