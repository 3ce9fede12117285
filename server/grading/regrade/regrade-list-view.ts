import type { BatchState } from '#db/schema/batches.ts';
import type { RegradedExerciseView } from './regrade-view.ts';

/** The regrades of a course, newest first, and what a new one can be about. Dates are ISO strings. */
export interface RegradeListView {
  readonly regrades: readonly {
    readonly batchId: string;
    readonly exercise: RegradedExerciseView;
    readonly state: BatchState;
    /** The version by which it judges: 1, 2, 3 … by age. */
    readonly version: number;
    readonly askedBy: string;
    readonly askedAt: string;
    readonly done: number;
    readonly total: number | null;
  }[];
  readonly exercises: readonly RegradedExerciseView[];
  /** The exercise that was asked about, or the first. */
  readonly chosen: RegradeChoiceView | null;
}

export interface RegradeChoiceView {
  readonly exercise: RegradedExerciseView;
  /** Newest first. */
  readonly versions: readonly {
    readonly id: string;
    readonly number: number;
    readonly publishedAt: string;
    /** Students get it now. */
    readonly isCurrent: boolean;
  }[];
  /** Of everybody who has one that counts, by name. */
  readonly counting: readonly {
    readonly submissionId: string;
    readonly student: string;
    readonly points: number | null;
    readonly pointsMax: number | null;
  }[];
  /** Of all submissions. */
  readonly total: number;
  /** The one that was asked about, where it is of this exercise. */
  readonly submission: { readonly id: string; readonly student: string; readonly number: number } | null;
}
