import fc from 'fast-check';
import { expect, test } from 'vitest';
import { openSlots } from './slots.ts';

/** A queue whose every answer, and every notice of a job, takes as long as the scheduler likes. */
function model(scheduler: fc.Scheduler, { slots, jobs }: { slots: number; jobs: number }) {
  const ready: number[] = [];
  const done: number[] = [];
  let inHand = 0;
  let inHandMost = 0;
  const worker = openSlots({
    slots,
    onError: (error) => {
      throw error;
    },
    async look(onTaken) {
      for (;;) {
        await scheduler.schedule(Promise.resolve('asks'));
        const job = ready.shift();
        // What the answer says may be old before it arrives.
        await scheduler.schedule(Promise.resolve('answers'));
        if (job === undefined) return;
        onTaken();
        inHand += 1;
        inHandMost = Math.max(inHandMost, inHand);
        await scheduler.schedule(Promise.resolve('works'));
        inHand -= 1;
        done.push(job);
      }
    },
  });
  const sent = Array.from({ length: jobs }, async (_, job) => {
    await scheduler.schedule(Promise.resolve('sends'));
    ready.push(job);
    await scheduler.schedule(Promise.resolve('notice'));
    worker.wake();
  });
  return { worker, sent, done, inHandMost: () => inHandMost };
}

test('no wake-up is lost: whatever comes when, every job is done, by no more slots than there are', async () => {
  const sizes = fc.record({ slots: fc.integer({ min: 1, max: 3 }), jobs: fc.integer({ min: 1, max: 6 }) });
  await fc.assert(
    fc.asyncProperty(fc.scheduler(), sizes, async (scheduler, size) => {
      const { worker, sent, done, inHandMost } = model(scheduler, size);
      await scheduler.waitFor(Promise.all(sent));
      await scheduler.waitFor(worker.idle());
      expect(done.toSorted()).toEqual(Array.from({ length: size.jobs }, (_, job) => job));
      expect(inHandMost()).toBeLessThanOrEqual(size.slots);
    }),
    { numRuns: 300 },
  );
});

test('a look that fails is told, and the next wake looks again', async () => {
  const errors: unknown[] = [];
  let looks = 0;
  const worker = openSlots({
    slots: 1,
    onError: (error) => errors.push(error),
    look: async () => {
      looks += 1;
      if (looks === 1) throw new Error('the queue is away');
    },
  });
  worker.wake();
  await worker.idle();
  worker.wake();
  await worker.idle();
  expect([looks, errors.length]).toEqual([2, 1]);
});

test('after closing no look begins', async () => {
  let looks = 0;
  const look = async () => {
    looks += 1;
  };
  const worker = openSlots({ slots: 1, onError: () => undefined, look });
  await worker.close();
  worker.wake();
  await worker.idle();
  expect(looks).toBe(0);
});
