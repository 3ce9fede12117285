/** What staff see of similar programs. Similar is what it says: nothing of how it came. */

import type { BatchState } from '#db/schema/batches.ts';

export interface SimilarExerciseView {
  /** "cnn/conv2d" */
  readonly slug: string;
  readonly number: string;
  readonly title: string;
  /** Students with a submission that counts. */
  readonly programs: number;
  /** null: never compared. */
  readonly compared: {
    /** ISO. */
    readonly at: string;
    /** 0 to 1; null: no two are. */
    readonly highest: number | null;
    /** Pairs from `SIMILAR_FROM` on. */
    readonly similar: number;
  } | null;
}

export interface CourseSimilarityView {
  readonly course: string;
  readonly similarFrom: number;
  readonly exercises: readonly SimilarExerciseView[];
}

export interface SimilarAuthorView {
  readonly submissionId: string;
  /** null: of a course that the reader is not staff of. */
  readonly name: string | null;
  readonly number: number;
  /** ISO. */
  readonly at: string;
  /** "Deep Learning, Autumn"; null: this one. */
  readonly elsewhere: string | null;
}

export interface SimilarPairView {
  readonly left: SimilarAuthorView;
  readonly right: SimilarAuthorView;
  /** 0 to 1. */
  readonly similarity: number;
  /** Lines of the left program that are marked. */
  readonly lines: number;
}

/** Everyone who is linked by pairs, directly or over others. */
export interface SimilarClusterView {
  readonly members: readonly SimilarAuthorView[];
  /** Between them. */
  readonly pairs: number;
  readonly lowest: number;
  readonly highest: number;
}

export interface SimilarityRunView {
  readonly batchId: string;
  readonly state: BatchState;
  readonly done: number;
  /** null: the programs are being collected. */
  readonly total: number | null;
  /** Every try has failed. */
  readonly stuck: boolean;
}

export interface SimilarityFoundView {
  /** ISO. */
  readonly at: string;
  readonly programs: number;
  readonly earlier: number;
  readonly short: number;
  readonly unread: number;
  /** From `from` on, the most similar first. */
  readonly pairs: readonly SimilarPairView[];
  readonly pairsLeftOut: number;
  readonly clusters: readonly SimilarClusterView[];
  /** Students by the highest similarity to anyone, in 20 steps of 5 %. */
  readonly distribution: readonly number[];
}

export interface ExerciseSimilarityView {
  readonly course: string;
  readonly exercise: { readonly slug: string; readonly number: string; readonly title: string };
  /** Pairs below it are not listed; 0.3 to 1. */
  readonly from: number;
  /** The newest comparison; null: there was none. */
  readonly run: SimilarityRunView | null;
  readonly found: SimilarityFoundView | null;
}

export interface SimilarCodeView extends SimilarAuthorView {
  readonly source: string;
}

/** Lines from 1, both ends included. */
export interface SimilarMarkView {
  /** "A", "B", … on both sides. */
  readonly name: string;
  readonly left: readonly [from: number, to: number];
  readonly right: readonly [from: number, to: number];
}

export interface SimilarPairCodeView {
  readonly course: string;
  readonly exercise: { readonly slug: string; readonly number: string; readonly title: string };
  readonly similarity: number;
  readonly left: SimilarCodeView;
  readonly right: SimilarCodeView;
  readonly marks: readonly SimilarMarkView[];
}
