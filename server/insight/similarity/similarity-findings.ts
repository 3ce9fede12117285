/** What a comparison of programs leaves: who is like whom, and where. Names are looked up when it is read. */

/** Lines from 1, both ends included. */
export type SimilarPlace = readonly [leftFrom: number, leftTo: number, rightFrom: number, rightTo: number];

export interface SimilarPair {
  /** Submissions. Left is always of the course that asked. */
  readonly left: string;
  readonly right: string;
  /** 0 to 1: how much of both is shared, of what is their own. */
  readonly similarity: number;
  /** In the order of the left program. */
  readonly places: readonly SimilarPlace[];
}

/** Of the distribution, 5 % each. */
export const STEPS = 20;

export interface SimilarityFindings {
  /** Of this course; `earlier`: of other terms. */
  readonly programs: number;
  readonly earlier: number;
  /** Once what everybody was given is left out, too little is left to compare. */
  readonly short: number;
  /** No program, or far too long. */
  readonly unread: number;
  /** The most similar first. */
  readonly pairs: readonly SimilarPair[];
  /** Pairs as similar as those that are kept, beyond their number. */
  readonly pairsLeftOut: number;
  /** Of each program of the course the highest similarity to any other, as counts in so many steps. */
  readonly distribution: readonly number[];
}
