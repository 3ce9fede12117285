import type { SubmissionDetailView } from '#server/submissions/submission-view.ts';
import type { GradeExplanationView } from './grade-explanation-view.ts';
import type { HoldView } from './holds/hold-view.ts';

/** Who did something to a submission, and when (ISO). */
export interface DoneView {
  readonly by: string;
  readonly at: string;
}

/** What a member of staff reads and decides on: one submission, pinned, and the grade that it is part of. */
export interface ReviewView {
  readonly course: string;
  readonly submission: SubmissionDetailView;
  readonly grade: GradeExplanationView;
  /** Read without the name: an alias stands for it everywhere. */
  readonly anonymous: boolean;
  /** The reader may look behind it. */
  readonly mayReveal: boolean;
  readonly exercise: {
    readonly href: string;
    readonly entryPoints: readonly string[];
    readonly forbidsBecause: string | null;
  };
  /** As it stood when the page was made; null: nobody is at it. */
  readonly hold: HoldView | null;
  /** Somebody has been through it. */
  readonly done: DoneView | null;
  /** Somebody wants it to be looked at again. */
  readonly flag: DoneView | null;
  /** ISO, by the server's clock: what is older than a moment is fetched anew when it is opened. */
  readonly readAt: string;
}

/** Which submissions stand beside each other to be read one after the other. */
export interface ReviewQueue {
  /** `exercise`: what counts of every student, and nobody has been through. */
  readonly kind: 'failing' | 'ungradable' | 'flagged' | 'ungraded' | 'requested' | 'exercise';
  /** Only of this one: "cnn/conv2d". */
  readonly slug?: string;
  /** Only of this section's students: its id. */
  readonly section?: string;
}

export interface ReviewQueueItemView {
  readonly submissionId: string;
  readonly student: string;
  /** "4.1", or which of the student's submissions it is where all are of one exercise. */
  readonly detail: string;
  readonly points: number | null;
  readonly pointsMax: number | null;
  /** Name of another grader who is at it; null: free, or one's own. */
  readonly heldBy: string | null;
}

export interface ReviewQueueView {
  readonly title: string;
  /** In an order of its own for each grader, always the same. */
  readonly items: readonly ReviewQueueItemView[];
  /** Of the whole queue. */
  readonly total: number;
  /** What the reader was through with of late, of the same exercise and section; newest first. */
  readonly done: readonly ReviewQueueItemView[];
  /** Of every kind, with the same exercise and section. */
  readonly counts: Readonly<Record<ReviewQueue['kind'], number>>;
  readonly exercises: readonly { readonly slug: string; readonly number: string; readonly title: string }[];
  readonly sections: readonly { readonly id: string; readonly name: string }[];
}
