import type { BatchScope, BatchState } from '#db/schema/batches.ts';
import type { OutcomeStatus } from '#grader/protocol.ts';
import type { Witness } from './witness.ts';

/** A regrade as staff see it. Dates are ISO strings. */
export interface RegradeView {
  readonly batchId: string;
  readonly state: BatchState;
  readonly exercise: RegradedExerciseView;
  /** 1, 2, 3 … by age; `from` is what most of the submissions are judged by without it, null while there are none. */
  readonly versions: { readonly from: number | null; readonly to: number };
  readonly versionId: string;
  readonly scope: BatchScope | null;
  readonly askedBy: string;
  readonly askedAt: string;
  /** When it came into its state; null: it never left the first. */
  readonly movedAt: string | null;
  /** Submissions: `done` of `total` are judged, `givenUp` of these could not be. Total is null while they are collected. */
  readonly progress: { readonly done: number; readonly total: number | null; readonly givenUp: number };
  /** What went wrong last, and whether the grader gave up: then somebody has to have it tried again. */
  readonly fault: string | null;
  readonly stuck: boolean;
  /** What the students read, once it was applied. */
  readonly reason: string | null;
  /** The reader may apply it, put it away and take it back. */
  readonly mayDecide: boolean;
  /** Until when it can be taken back; null: it cannot. */
  readonly undoUntil: string | null;
  readonly counts: RegradeCounts;
  /** Of those whose grades are judged; null: nobody is. */
  readonly means: { readonly judged: number; readonly from: number; readonly to: number } | null;
  readonly students: readonly RegradeStudentView[];
}

export interface RegradedExerciseView {
  /** "cnn/conv2d" */
  readonly slug: string;
  readonly number: string;
  readonly title: string;
}

/** Everybody with a submission in it; gains, loses, same and not judged add up to `students`. */
export interface RegradeCounts {
  readonly students: number;
  readonly gains: number;
  readonly loses: number;
  readonly same: number;
  /** Of those whose points stay the same: who gets a hint. */
  readonly hinted: number;
  readonly notJudged: number;
  /** Whose grades were changed by it, and not taken back. */
  readonly applied: number;
}

/** `not-judged`: nothing changes, and the grader has no verdict on some submission of theirs. */
export type RegradeChange = 'gains' | 'loses' | 'same' | 'not-judged';

/** What it does to one grade: what it would do, or, once applied, what it did. */
export interface RegradeStudentView {
  /** Stands for the student: the newest of these submissions. It says no name where there are none. */
  readonly key: string;
  readonly name: string;
  /** After late policy and override; null: no grade. */
  readonly from: number | null;
  readonly to: number | null;
  readonly change: RegradeChange;
  /** Points that a person set hold, whatever a regrade finds. */
  readonly overridden: boolean;
  /** They hide that what the grader found would drop: whoever applies gains alone leaves it as it is. */
  readonly losesBehind: boolean;
  readonly applied: boolean;
  /** Titles of known mistakes that are recognised now, and were not before. */
  readonly newHints: readonly string[];
  /** Submissions whose points the dry run sees differently, newest first. */
  readonly submissions: readonly ChangedSubmissionView[];
}

export interface ChangedSubmissionView {
  readonly submissionId: string;
  readonly number: number;
  readonly submittedAt: string;
  readonly from: number | null;
  readonly to: number;
  readonly pointsMax: number;
  readonly cases: readonly ChangedCaseView[];
  /** null: still searched for. */
  readonly witness: { readonly finding: Witness; readonly tookMs: number } | null;
}

/** A case that the two versions judge differently. */
export interface ChangedCaseView {
  readonly id: string;
  /** Place in the version that has it, from 1. */
  readonly number: number;
  readonly title: string;
  /** null: that version has no such case. */
  readonly before: CaseVerdictView | null;
  readonly after: CaseVerdictView | null;
}

export interface CaseVerdictView {
  readonly status: OutcomeStatus;
  readonly points: number;
  readonly durationMs: number;
  /** Title of the known mistake, as students read it. */
  readonly mistake: string | null;
}
