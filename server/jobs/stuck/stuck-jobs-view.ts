/** What staff see of the grader's work in a course. Dates are ISO strings. */
import type { BatchKind, BatchState } from '#db/schema/batches.ts';
import type { Purpose } from '#db/schema/work.ts';

export interface StuckSubmissionView {
  readonly verificationId: string;
  readonly submissionId: string;
  readonly purpose: Purpose;
  readonly student: string;
  readonly exercise: string;
  readonly fault: string | null;
  readonly since: string | null;
}

export interface StuckBatchView {
  readonly batchId: string;
  readonly kind: BatchKind;
  readonly exercise: string;
  readonly fault: string | null;
  readonly since: string | null;
}

export interface RunningBatchView {
  readonly batchId: string;
  readonly kind: BatchKind;
  readonly state: BatchState;
  readonly exercise: string;
  readonly askedBy: string;
  readonly askedAt: string;
  readonly done: number;
  /** null while the pieces are collected. */
  readonly total: number | null;
  /** Of those done: the grader gave up on them. */
  readonly givenUp: number;
}

export interface StuckJobsView {
  /** Newest first. */
  readonly submissions: readonly StuckSubmissionView[];
  readonly batches: readonly StuckBatchView[];
  /** Of the same course, those that a worker has in hand. */
  readonly running: readonly RunningBatchView[];
}
