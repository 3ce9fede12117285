import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TEST_DATABASES } from '#db/testing.ts';
import { openTestWorld, type TestWorld } from '../testing.ts';
import { testGrader, worth } from '../testing-grader.ts';
import { startWorker, type Worker } from '../worker/worker.ts';
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
        startWorker(world, {
          host: testGrader(() => seen.get('verifying')?.promise ?? Promise.resolve()),
          slots: 1,
        }),
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

    it('follows its place in the queue with one look for everybody', async () => {
      const [first, second] = [await world.person('student'), await world.person('student')];
      await world.submit(first, worth(1));
      const submissionId = await world.submit(second, worth(1));
      const reader = new AbortController();
      const watched = await watchSubmission(second, { submissionId, signal: reader.signal });
      if (!watched.ok) throw new Error(watched.refusal);
      await world.changes.look();
      const places: (number | null)[] = [];
      let worker: Worker | null = null;
      for await (const view of watched.value) {
        places.push(view.queuePlace);
        if (view.state !== 'queued') reader.abort();
        worker ??= await startWorker(world, { host: testGrader(), slots: 1 });
        await world.changes.look();
      }
      expect(places[0]).toBeGreaterThan(0);
      expect(places.length).toBeGreaterThan(1);
      await worker?.drained();
      await worker?.stop();
    });

    it('refuses the streams of one person beyond a few, leaves others alone, and counts none that ended', async () => {
      const student = await world.person('student');
      const submissionId = await world.submit(student, worth(1));
      const reader = new AbortController();
      const watch = (context = student) => watchSubmission(context, { submissionId, signal: reader.signal });
      for (let stream = 0; stream < 8; stream += 1) expect(await watch()).toMatchObject({ ok: true });
      expect(await watch()).toEqual({ ok: false, refusal: 'too-many-streams' });
      expect(await watch(await world.person('ta'))).toMatchObject({ ok: true });
      reader.abort();
      const { signal } = new AbortController();
      expect(await watchSubmission(student, { submissionId, signal })).toMatchObject({ ok: true });
      const stranger = await world.person('student');
      for (let look = 0; look < 12; look += 1)
        expect(await watchSubmission(stranger, { submissionId, signal })).toMatchObject({
          refusal: 'not-found',
        });
    });

    it('counts no stream of a reader who went away before it began', async () => {
      const student = await world.person('student');
      const submissionId = await world.submit(student, worth(1));
      const gone = AbortSignal.abort();
      for (let stream = 0; stream < 12; stream += 1)
        expect(await watchSubmission(student, { submissionId, signal: gone })).toMatchObject({ ok: true });
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
