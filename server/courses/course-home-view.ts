/** `provisional`: every public case passes in the browser and nothing is verified; fewer are `in-progress`. */
export type ExerciseState =
  | 'coming'
  | 'locked'
  | 'not-started'
  | 'in-progress'
  | 'provisional'
  | 'verifying'
  | 'verified';

export interface ExerciseRowView {
  /** "cnn/conv2d" */
  readonly slug: string;
  /** "3.2" */
  readonly number: string;
  readonly title: string;
  readonly summary: string;
  readonly href: string;
  readonly state: ExerciseState;
  /** Full marks are verified: there is nothing more to gain. */
  readonly finished: boolean;
  readonly points: number | null;
  readonly pointsMax: number | null;
  /** Points of the latest browser run of this version that is not verified: never a grade. */
  readonly provisionalPoints: number | null;
  readonly casesPassed: number | null;
  readonly casesTotal: number | null;
  /** ISO. */
  readonly dueAt: string | null;
  readonly late: boolean;
  /** For staff: why what its folder holds now could not be published; students keep the last good version. */
  readonly publishProblem: string | null;
  /** On all submissions of the reader, as far as staff have shown them. */
  readonly comments: number;
  /** ISO; set while it is locked for the reader. */
  readonly opensAt: string | null;
}

export interface CourseHomeView {
  readonly course: { readonly slug: string; readonly title: string; readonly term: string };
  readonly role: 'student' | 'ta' | 'instructor';
  readonly modules: readonly {
    readonly slug: string;
    readonly number: number;
    readonly title: string;
    readonly lectures: string | null;
    readonly exercises: readonly ExerciseRowView[];
    readonly verifiedPoints: number;
    readonly pointsMax: number;
  }[];
  readonly totals: {
    readonly verified: number;
    /** What provisional scores add to it once they count. */
    readonly provisional: number;
    readonly pointsMax: number;
  };
  /** The exercise to go on with: last touched, else the first not started. */
  readonly continueWith: string | null;
  readonly nextDeadlines: readonly {
    readonly slug: string;
    readonly number: string;
    readonly title: string;
    readonly href: string;
    readonly dueAt: string;
    readonly state: ExerciseState;
  }[];
  /** Steps of the points-left curve: verified points gained over time, and due dates. */
  readonly pointsLeft: {
    readonly verified: readonly { readonly at: string; readonly points: number }[];
    readonly due: readonly { readonly at: string; readonly points: number }[];
  };
}
