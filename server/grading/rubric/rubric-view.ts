/** The rubric of an exercise beside one submission, and what an edit of it would do. */

export interface RubricItemView {
  readonly id: string;
  readonly title: string;
  /** Below 0 takes away. */
  readonly points: number;
  /** `draft`: given, but neither seen by the student nor counted yet. */
  readonly given: 'no' | 'draft' | 'released';
}

export interface RubricView {
  /** In the order of their digits. */
  readonly items: readonly RubricItemView[];
  /** The newest edit that touched grades and holds: it can be taken back. */
  readonly lastEdit: {
    readonly id: string;
    readonly itemId: string;
    readonly title: string;
    readonly from: number;
    readonly to: number;
    readonly retired: boolean;
    readonly gradesChanged: number;
    /** ISO. */
    readonly at: string;
  } | null;
  /** Exercises of the course whose items can be taken over. */
  readonly others: readonly {
    readonly exercise: string;
    readonly title: string;
    readonly items: number;
  }[];
}

export interface RubricChange {
  readonly student: string;
  readonly from: number | null;
  readonly to: number | null;
}

/** What an edit would do to grades: the plan that is applied, or nothing is. */
export interface RubricEditPreview {
  readonly changes: number;
  /** Of all changes, with its sign. */
  readonly sum: number;
  /** The biggest, five at most. */
  readonly biggest: readonly RubricChange[];
  /** Names the plan; applying asks for it. */
  readonly hash: string;
}
