import type { BatchScope, BatchState } from '#db/schema/batches.ts';

/** A regrade as staff see it. Dates are ISO strings. */
export interface RegradeView {
  readonly batchId: string;
  readonly state: BatchState;
  readonly versionId: string;
  readonly scope: BatchScope | null;
  readonly askedBy: string;
  readonly askedAt: string;
  /** Submissions: `done` of `total` are judged, `givenUp` of these could not be. Total is null while they are collected. */
  readonly progress: { readonly done: number; readonly total: number | null; readonly givenUp: number };
  /** What went wrong last, and whether the grader gave up: then somebody has to have it tried again. */
  readonly fault: string | null;
  readonly stuck: boolean;
  /** Everybody with a submission in it; those who gain, lose and keep their points add up to `students`. */
  readonly counts: {
    readonly students: number;
    readonly gains: number;
    readonly loses: number;
    readonly same: number;
    /** Whose grades were changed by it, and not taken back. */
    readonly applied: number;
  };
  readonly students: readonly RegradeStudentView[];
}

export type RegradeChange = 'gains' | 'loses' | 'same';

/** What it does to one grade: what it would do, or, once applied, what it did. */
export interface RegradeStudentView {
  readonly userId: string;
  readonly name: string;
  /** After late policy and override; null: no grade. */
  readonly from: number | null;
  readonly to: number | null;
  readonly change: RegradeChange;
  /** Points that a person set hold, whatever a regrade finds. */
  readonly overridden: boolean;
  readonly applied: boolean;
  /** Submissions whose points the dry run sees differently. */
  readonly submissions: readonly {
    readonly submissionId: string;
    readonly number: number;
    readonly from: number | null;
    readonly to: number;
  }[];
}
