import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TEST_DATABASES } from '#db/testing.ts';
import { startWorker } from '../jobs/worker.ts';
import { openTestWorld, type TestWorld } from '../testing.ts';
import { testGrader, worth } from '../testing-grader.ts';
import { watchSubmission } from './watch-submission.ts';

describe.each(TEST_DATABASES)('watching a submission on $name', ({ available, open }) => {
  describe.skipIf(!available)('', () => {
    let world: TestWorld;
    beforeAll(async () => {
      world = await openTestWorld(await open());
    });
    afterAll(async () => {
      await world?.close();
    });

    it('tells of each state as it comes and ends with the verified one', async () => {
      const student = await world.person('student');
      const submissionId = await world.submit(student, worth(10));
      const { signal } = new AbortController();
      const watched = await watchSubmission(student, { submissionId, signal });
      if (!watched.ok) throw new Error(watched.refusal);
      const seen = new Map([
        ['verifying', Promise.withResolvers<void>()],
        ['queued', Promise.withResolvers<void>()],
      ]);
      const starting = seen.get('queued')?.promise.then(() =>
        // The grader waits until its state was seen, so no state can be skipped.
        startWorker(world, [testGrader(() => seen.get('verifying')?.promise ?? Promise.resolve())]),
      );
      const states: string[] = [];
      for await (const view of watched.value) {
        states.push(view.state);
        seen.get(view.state)?.resolve();
        if (view.state === 'verified') expect(view).toMatchObject({ points: 10, counts: true });
      }
      expect(states).toEqual(['queued', 'verifying', 'verified']);
      await (await starting)?.stop();
    });

    it('ends when the reader goes away', async () => {
      const student = await world.person('student');
      const submissionId = await world.submit(student, worth(1));
      const reader = new AbortController();
      const watched = await watchSubmission(student, { submissionId, signal: reader.signal });
      if (!watched.ok) throw new Error(watched.refusal);
      let views = 0;
      for await (const _view of watched.value) {
        views += 1;
        reader.abort();
      }
      expect(views).toBe(1);
    });
  });
});
