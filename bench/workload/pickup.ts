/** How long it takes from a submission to the worker that has it in hand, on an idle queue. */
import { sql } from 'drizzle-orm';
import { PgBoss } from 'pg-boss';
import type { OpenDatabase } from '#db/client.ts';
import { notify } from '#db/notify.ts';
import { submitSolution } from '#server/submissions/submit-solution.ts';
import { openTestWorld, PLACE, type TestWorld } from '#server/testing.ts';
import { testGrader, worth } from '#server/testing-grader.ts';
import { startWorker, type Worker } from '#server/worker/worker.ts';
import { viewWorkspace } from '#server/workspace/view-workspace.ts';

export interface Pickup {
  /** Milliseconds until the job is in hand. */
  once(): Promise<Waited>;
  close(): Promise<void>;
}

export interface Waited {
  /** From the wish to enqueue. */
  readonly fromWishMs: number;
  /** From the moment in which whoever enqueued has the receipt; 0 where the job was in hand before. */
  readonly fromReceiptMs: number;
}

/** Enqueues and waits. */
async function waited(here: Promise<void>, enqueue: () => Promise<unknown>): Promise<Waited> {
  const began = performance.now();
  const inHand = here.then(() => performance.now());
  await enqueue();
  const receipt = performance.now();
  const ended = await inHand;
  return { fromWishMs: ended - began, fromReceiptMs: Math.max(0, ended - receipt) };
}

/** Waits for one arrival at a time. */
function arrivals() {
  let arrived: (() => void) | null = null;
  return {
    next: () =>
      new Promise<void>((resolve) => {
        arrived = resolve;
      }),
    here: () => arrived?.(),
  };
}

/** Our queue: the submit use case, its transaction included, until a grader is called. The grader does nothing. */
export async function ourPickup(handle: OpenDatabase): Promise<Pickup> {
  const world: TestWorld = await openTestWorld(handle);
  const arrival = arrivals();
  const worker: Worker = await startWorker(world, { host: testGrader(async () => arrival.here()), slots: 1 });
  return {
    async once() {
      const student = await world.person('student');
      const workspace = await viewWorkspace(student, PLACE);
      if (!workspace.ok) throw new Error(workspace.refusal);
      const { versionId } = workspace.value.exercise;
      await worker.drained();
      const time = await waited(arrival.next(), async () => {
        const sent = await submitSolution(student, {
          ...PLACE,
          submissionId: crypto.randomUUID(),
          versionId,
          source: worth(10),
          claimedPoints: null,
        });
        if (!sent.ok) throw new Error(sent.refusal);
      });
      await worker.drained();
      return time;
    },
    async close() {
      await worker.stop();
      await world.close();
    },
  };
}

const RAW_CHANNEL = 'bench_raw';

/** The least a queue in a database can be: an insert with a note, and a loop that takes rows nobody else has. */
export async function rawPickup({ db, listen }: OpenDatabase): Promise<Pickup> {
  await db.execute(
    sql`create table bench_raw (id bigserial primary key, taken boolean not null default false)`,
  );
  const arrival = arrivals();
  const take = async () => {
    const taken = await db.execute(sql`update bench_raw set taken = true where id =
      (select id from bench_raw where not taken order by id for update skip locked limit 1) returning id`);
    if ((taken as unknown as { rows: unknown[] }).rows.length > 0) arrival.here();
  };
  const unlisten = await listen(RAW_CHANNEL, () => void take());
  return {
    once: () =>
      waited(arrival.next(), () =>
        db.transaction(async (tx) => {
          await tx.execute(sql`insert into bench_raw default values`);
          await notify(tx, RAW_CHANNEL);
        }),
      ),
    close: async () => void (await unlisten()),
  };
}

const BOSS_QUEUE = 'bench';

/** pg-boss as its documentation starts it: `send` and `work`, which looks every so often or is told. */
export async function bossPickup(url: string, { told }: { told: boolean }): Promise<Pickup> {
  const boss = new PgBoss({
    connectionString: url,
    schema: told ? 'bench_told' : 'bench_polling',
    ...(told ? { useListenNotify: true } : {}),
  });
  boss.on('error', () => undefined);
  await boss.start();
  await boss.createQueue(BOSS_QUEUE, told ? { notify: true } : {});
  const arrival = arrivals();
  await boss.work(BOSS_QUEUE, { pollingIntervalSeconds: told ? 2 : 0.5 }, async () => arrival.here());
  return {
    once: () => waited(arrival.next(), () => boss.send(BOSS_QUEUE, {})),
    close: () => boss.stop({ graceful: false }),
  };
}
