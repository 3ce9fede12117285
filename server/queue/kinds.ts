/** What workers do: the kinds of jobs, and the lanes in which they wait. */
import { z } from 'zod';
import type { CasePlan } from '#grader/protocol.ts';

/** What a job of each kind is about. Its handler has the same name in `handlers/`. */
interface Subjects {
  /** Judges one submission; for what purpose, the verification says. */
  verify: { readonly verificationId: string; readonly batchId: string | null };
  /** Brings a regrade a step further: collects what is judged, applies what was judged, takes it back. */
  regrade: { readonly batchId: string };
  /** Looks for the input on which the versions of a regrade disagree about one submission: the verification is its dry run. */
  witness: { readonly verificationId: string; readonly batchId: string };
  /** Collects the failing programs that are run on fixed inputs. */
  census: { readonly batchId: string };
  /** Proves an exercise version. */
  check: { readonly batchId: string };
  /** Compares the text of the programs that count. */
  similarity: { readonly batchId: string };
  /** Proves what an instructor is writing. */
  'check-draft': { readonly checkId: string };
  /** Tries on many seeds with what luck the mistakes of a checked draft slip through. */
  'measure-luck': { readonly luckId: string };
  /** Runs a program of its author against a checked draft. */
  'try-draft': { readonly tryId: string };
  /** Tries a checked draft on the submissions that count. */
  'dry-run-draft': { readonly dryRunId: string };
  /** Proves a version in use after an upgrade of the grader. */
  recheck: { readonly recheckId: string; readonly versionId: string };
  /** Makes what browsers get of a version in place of its reference. */
  record: { readonly versionId: string };
}
export type JobKind = keyof Subjects;

/** A job as it is asked for. */
export type JobRequest<K extends JobKind = JobKind> = {
  [Each in K]: { readonly kind: Each } & Subjects[Each];
}[K];

const batchId = z.uuid();
export const jobRequestSchema: z.ZodType<JobRequest> = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('verify'), verificationId: z.uuid(), batchId: batchId.nullable() }),
  z.object({ kind: z.literal('regrade'), batchId }),
  z.object({ kind: z.literal('witness'), verificationId: z.uuid(), batchId }),
  z.object({ kind: z.literal('census'), batchId }),
  z.object({ kind: z.literal('check'), batchId }),
  z.object({ kind: z.literal('similarity'), batchId }),
  z.object({ kind: z.literal('check-draft'), checkId: z.uuid() }),
  z.object({ kind: z.literal('measure-luck'), luckId: z.uuid() }),
  z.object({ kind: z.literal('try-draft'), tryId: z.uuid() }),
  z.object({ kind: z.literal('dry-run-draft'), dryRunId: z.uuid() }),
  z.object({ kind: z.literal('recheck'), recheckId: z.uuid(), versionId: z.uuid() }),
  z.object({ kind: z.literal('record'), versionId: z.uuid() }),
]);

/** A job in hand: what was asked for, and this try at it. */
export type Job<K extends JobKind = JobKind> = JobRequest<K> & Try;

export interface Try {
  readonly id: string;
  /** Names this try: a late worker's `complete` on an older try does nothing. */
  readonly retryCount: number;
  readonly lane: Lane;
}

/** Higher goes first: students wait for submissions, trainings take longer, staff wait for regrades, nobody for a census. */
export const LANES = { live: 30, training: 20, regrade: 10, census: 0 } as const;
export type Lane = keyof typeof LANES;

/** A training takes ten seconds and more, all else well below one. */
export function laneOfSubmission(plan: readonly Pick<CasePlan, 'kind'>[]): Lane {
  return plan.some(({ kind }) => kind === 'training') ? 'training' : 'live';
}

/** A job with where it waits. */
export interface Waiting {
  readonly request: JobRequest;
  readonly lane: Lane;
  /** In one lane, one job of a person runs at a time: nobody's queue stands in front of everybody else's. */
  readonly personId: string;
}

interface Bounds {
  /** Longer than the job may take, so that only a dead worker's job expires. */
  readonly expiresSeconds: number;
}
export const BOUNDS: Readonly<Record<JobKind, Bounds>> = {
  // The longest run that an exercise may ask for is 600 s.
  verify: { expiresSeconds: 900 },
  regrade: { expiresSeconds: 3_600 },
  witness: { expiresSeconds: 900 },
  census: { expiresSeconds: 3_600 },
  check: { expiresSeconds: 3_600 },
  similarity: { expiresSeconds: 3_600 },
  'check-draft': { expiresSeconds: 3_600 },
  'measure-luck': { expiresSeconds: 7_200 },
  // One run, as a submission's.
  'try-draft': { expiresSeconds: 900 },
  // A run for everybody in a course; a day is the most that pg-boss takes.
  'dry-run-draft': { expiresSeconds: 86_400 },
  recheck: { expiresSeconds: 3_600 },
  record: { expiresSeconds: 900 },
};
