/** Graders who are at one submission at once, on connections of their own: none waits for another who waits for them. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { lockHolds, updateHolder } from '#db/queries/grading/holds.ts';
import { reviewHolds } from '#db/schema/review.ts';
import { somebodyWaits, TEST_POSTGRES } from '#db/testing.ts';
import type { ActorContext } from '../../access/actor.ts';
import { openTestWorld, type TestWorld } from '../../testing.ts';
import { worth } from '../../testing-grader.ts';
import { finishReview } from '../queue/finish-review.ts';
import { giveRubricItem, releaseRubric } from '../rubric/give-rubric.ts';
import { addRubricItem } from '../rubric/make-rubric.ts';
import { holdSubmission, takeOverHold } from './hold-submission.ts';

describe.skipIf(!TEST_POSTGRES.available)('graders at one submission at once on Postgres', () => {
  let world: TestWorld;
  let one: ActorContext;
  let other: ActorContext;
  let third: ActorContext;
  /** In the order of their ids. */
  let submissionIds: readonly string[];
  let itemId: string;

  beforeAll(async () => {
    world = await openTestWorld(await TEST_POSTGRES.open());
    [one, other, third] = [await world.person('ta'), await world.person('ta'), await world.person('ta')];
    const handIn = async () => world.submit(await world.person('student'), worth(5));
    submissionIds = [await handIn(), await handIn()].sort();
    const made = await addRubricItem(one, { submissionId: first(), title: 'Reads well', points: 1 });
    itemId = (made.ok && made.value.items[0]?.id) || '';
    await giveRubricItem(one, { submissionId: first(), readAt: one.now(), itemId, given: true });
  });
  beforeEach(async () => {
    await world.db.delete(reviewHolds);
  });
  afterAll(() => world?.close());

  const first = () => submissionIds[0] ?? '';
  /** What they do waits, one after the other, while one's hold on the first submission goes to another. */
  const whileTakenOver = async (...acts: readonly (() => Promise<unknown>)[]) => {
    await holdSubmission(one, { submissionId: first() });
    const done: Promise<unknown>[] = [];
    await world.db.transaction(async (tx) => {
      const hold = { submissionId: first(), holderId: other.actor.userId };
      await updateHolder(tx, { ...hold, seenHolderId: one.actor.userId, at: world.now() });
      for (const act of acts) {
        done.push(act());
        await somebodyWaits(world.db, done.length);
      }
    });
    return Promise.all(done);
  };
  const give = () =>
    giveRubricItem(third, { submissionId: first(), readAt: third.now(), itemId, given: false });
  const refused = { ok: false, refusal: 'graded-by-another' };

  it('one shows a rubric while another gives of it and the submission is taken over', async () => {
    const release = () => releaseRubric(other, { submissionId: first(), readAt: other.now() });
    expect(await whileTakenOver(release, give)).toMatchObject([{ ok: true }, refused]);
  });

  it('one is done while another gives of the rubric and the submission is taken over', async () => {
    const finish = () => finishReview(other, { submissionId: first() });
    expect((await whileTakenOver(finish, give))[0]).toEqual({ ok: true, value: null });
  });

  it('two take over each other’s: one has it, the other is told', async () => {
    const [low = '', high = ''] = submissionIds;
    await holdSubmission(one, { submissionId: low });
    await holdSubmission(other, { submissionId: high });
    const swaps: ReturnType<typeof takeOverHold>[] = [];
    await world.db.transaction(async (tx) => {
      await lockHolds(tx, { submissionId: low, holderId: one.actor.userId });
      swaps.push(takeOverHold(other, { submissionId: low, seenHolderId: one.actor.userId }));
      await somebodyWaits(world.db);
      swaps.push(takeOverHold(one, { submissionId: high, seenHolderId: other.actor.userId }));
      await somebodyWaits(world.db, 2);
    });
    expect(await Promise.all(swaps)).toMatchObject([
      { ok: true, value: { kind: 'mine' } },
      { ok: false, refusal: 'hold-changed' },
    ]);
  });
});
