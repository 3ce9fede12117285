/** The queue of verifications: pg-boss behind the few operations we need, so that none can be used wrongly. */
import { sql } from 'drizzle-orm';
import { type DrizzleTransactionLike, fromDrizzle, fromPglite, PgBoss } from 'pg-boss';
import { z } from 'zod';
import type { OpenDatabase } from '#db/client.ts';
import type { Transaction } from '#db/database.ts';
import { notify, WORK_CHANNEL } from '#db/notify.ts';
import type { Purpose } from '#db/schema/work.ts';
import { QUEUE_SCHEMA } from '#db/template.ts';

const QUEUE = 'verify';
const DEAD_QUEUE = 'verify-dead';

/** Two more tries after a grader fault or a killed worker; then staff must look. */
const RETRIES = 2;
/** Longer than the longest run that an exercise may ask for (600 s), so that only a dead worker's job expires. */
const EXPIRES_SECONDS = 900;
/** A worker that was silent for so long is dead. The shortest that pg-boss takes is 10. */
const HEARTBEAT_SECONDS = 30;
const RETRY_DELAY_SECONDS = 2;
/** In one lane: one student's queue does not stand in front of everybody else's. */
const RUNNING_PER_STUDENT = 1;

/** Higher goes first: students wait for submissions, staff for regrades and their dry runs, nobody for a census. */
const LANES: Readonly<Record<Purpose, { readonly name: string; readonly priority: number }>> = {
  submission: { name: 'live', priority: 20 },
  regrade: { name: 'regrade', priority: 10 },
  'dry-run': { name: 'regrade', priority: 10 },
  census: { name: 'census', priority: 0 },
};

const payloadSchema = z.object({ verificationId: z.uuid() });

export interface VerificationJob {
  readonly id: string;
  /** Names this try: a late worker's `complete` on an older try does nothing. */
  readonly retryCount: number;
  readonly verificationId: string;
}

export interface VerificationQueue {
  /** Only inside the transaction that writes the verification: both are there or neither. */
  send(tx: Transaction, job: { verificationId: string; studentId: string; purpose: Purpose }): Promise<void>;
  /** The next job for a worker, or null when none is ready. */
  fetch(): Promise<VerificationJob | null>;
  /** Jobs given up after every retry. */
  fetchDead(): Promise<VerificationJob | null>;
  /** Only inside the transaction that writes the result. */
  complete(tx: Transaction, job: VerificationJob): Promise<void>;
  completeDead(tx: Transaction, job: VerificationJob): Promise<void>;
  /** Hands a job back to be tried again, or given up. */
  fail(job: VerificationJob, reason: string): Promise<void>;
  /** Says that this worker is still at it. */
  touch(job: VerificationJob): Promise<void>;
  /** The embedded database has one process: whatever is in hand at its start belongs to one that was killed. */
  takeBackAbandoned(): Promise<number>;
  /** Looks for jobs of dead workers now rather than at the next round. */
  supervise(): Promise<void>;
  /** Ready or in hand. */
  size(): Promise<number>;
  close(): Promise<void>;
}

export interface QueueOptions {
  readonly onError: (error: Error) => void;
  /** Before the first retry; doubled for the next. Default 2. */
  readonly retryDelaySeconds?: number;
}

export async function openVerificationQueue(
  handle: OpenDatabase,
  options: QueueOptions,
): Promise<VerificationQueue> {
  const boss = new PgBoss({
    ...(handle.kind === 'embedded'
      ? { db: fromPglite(handle.pglite), backend: 'pglite' as const }
      : { connectionString: handle.url, max: 4 }),
    schema: QUEUE_SCHEMA,
    schedule: false,
    // Every process looks for jobs of dead workers; pg-boss lets one at a time do it.
    monitorIntervalSeconds: 15,
  });
  boss.on('error', options.onError);
  await boss.start();
  const retryDelay = options.retryDelaySeconds ?? RETRY_DELAY_SECONDS;
  const retries = { retryDelay, retryBackoff: retryDelay > 0 };
  await boss.createQueue(DEAD_QUEUE, { retryLimit: 10, ...retries });
  await boss.createQueue(QUEUE, {
    retryLimit: RETRIES,
    ...retries,
    expireInSeconds: EXPIRES_SECONDS,
    heartbeatSeconds: HEARTBEAT_SECONDS,
    deadLetter: DEAD_QUEUE,
  });

  async function fetchFrom(name: string): Promise<VerificationJob | null> {
    const [job] = await boss.fetch<unknown>(name, {
      includeMetadata: true,
      ...(name === QUEUE ? { groupConcurrency: RUNNING_PER_STUDENT } : {}),
    });
    if (!job) return null;
    const payload = payloadSchema.parse(job.data);
    return { id: job.id, retryCount: job.retryCount, verificationId: payload.verificationId };
  }

  return {
    async send(tx, job) {
      const id = await boss.send(
        QUEUE,
        { verificationId: job.verificationId },
        {
          db: within(tx),
          // A regrade in hand does not hold up what its student submits.
          group: { id: `${LANES[job.purpose].name}:${job.studentId}` },
          priority: LANES[job.purpose].priority,
        },
      );
      if (!id) throw new Error(`The queue did not take verification ${job.verificationId}.`);
      await notify(tx, WORK_CHANNEL);
    },
    fetch: () => fetchFrom(QUEUE),
    fetchDead: () => fetchFrom(DEAD_QUEUE),
    async complete(tx, job) {
      await boss.complete(QUEUE, attempt(job), null, { db: within(tx) });
    },
    async completeDead(tx, job) {
      await boss.complete(DEAD_QUEUE, attempt(job), null, { db: within(tx) });
    },
    async fail(job, reason) {
      await boss.fail(QUEUE, attempt(job), { reason });
    },
    async touch(job) {
      await boss.touch(QUEUE, attempt(job));
    },
    async takeBackAbandoned() {
      const jobs = await boss.findJobs(QUEUE, { limit: 1_000 });
      const abandoned = jobs.filter((job) => job.state === 'active');
      for (const job of abandoned) {
        await boss.fail(QUEUE, job.id, { reason: 'The process that had it ended.' });
      }
      return abandoned.length;
    },
    supervise: () => boss.supervise(),
    async size() {
      const [stats] = await boss.getQueueStats(QUEUE, { force: true });
      return (stats?.queuedCount ?? 0) + (stats?.activeCount ?? 0);
    },
    close: () => boss.stop({ graceful: false }),
  };
}

function attempt(job: VerificationJob): { id: string; retryCount: number } {
  return { id: job.id, retryCount: job.retryCount };
}

/** The queue's statements, run in our transaction: both drivers' raw results are what the adapter unwraps. */
function within(tx: Transaction) {
  return fromDrizzle(tx as unknown as DrizzleTransactionLike, sql);
}
