import type { SubmissionDetailView } from '#server/submissions/submission-view.ts';
import type { GradeExplanationView } from './grade-explanation-view.ts';

/** What a member of staff reads and decides on: one submission, pinned, and the grade that it is part of. */
export interface ReviewView {
  readonly course: string;
  readonly submission: SubmissionDetailView;
  readonly grade: GradeExplanationView;
  readonly exercise: {
    readonly href: string;
    readonly entryPoints: readonly string[];
    readonly forbidsBecause: string | null;
  };
}

/** Which submissions stand beside each other to be read one after the other. */
export type ReviewQueue =
  | { readonly kind: 'failing' }
  | { readonly kind: 'ungradable' }
  /** What counts of every student. */
  | { readonly kind: 'exercise'; readonly slug: string };

export interface ReviewQueueView {
  readonly title: string;
  readonly items: readonly {
    readonly submissionId: string;
    readonly student: string;
    /** "4.1", or which of the student's submissions it is where all are of one exercise. */
    readonly detail: string;
    readonly points: number | null;
    readonly pointsMax: number | null;
  }[];
  /** Of the whole queue. */
  readonly total: number;
}
