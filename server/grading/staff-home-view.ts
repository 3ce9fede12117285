/** A submission that waits for a person. */
export interface NeedView {
  readonly submissionId: string;
  readonly student: string;
  /** "4.1 GAN step" */
  readonly exercise: string;
  /** ISO. */
  readonly submittedAt: string;
  readonly submissionCount: number;
  readonly points: number | null;
  readonly pointsMax: number | null;
}

export interface StaffExerciseView {
  readonly assignmentId: string;
  readonly href: string;
  readonly number: string;
  readonly title: string;
  /** ISO; null: never. */
  readonly dueAt: string | null;
  /** Students who have handed in anything. */
  readonly submitters: number;
  /** Why the catalogue could not publish what its folder holds now. */
  readonly publishProblem: string | null;
}

/** An exercise on one of its dates. */
export interface DueView extends Pick<StaffExerciseView, 'href' | 'number' | 'title' | 'submitters'> {
  /** ISO. */
  readonly dueAt: string;
  /** Name of the section whose date it is; null: everyone's. */
  readonly section: string | null;
}

export interface PlannedExerciseView {
  readonly assignmentId: string;
  readonly number: string;
  readonly title: string;
}

/** What a course asks of its staff. */
export interface StaffHomeView {
  readonly course: { readonly slug: string; readonly title: string };
  readonly students: number;
  /** The grader gave up on the newest submission of these; oldest first. */
  readonly ungradable: readonly NeedView[];
  /** Submitted often of late, still failing, no comment; fewest points first. */
  readonly failing: readonly NeedView[];
  /** Somebody wants these to be looked at again. */
  readonly flagged: readonly NeedView[];
  /** Other graders who are at a submission now, by name. */
  readonly atWork: readonly string[];
  /** What `failing` means. */
  readonly failingRule: { readonly submissionsMin: number; readonly days: number };
  readonly waiting: { readonly count: number /** ISO. */; readonly since: string | null };
  /** Questions of students that wait for an answer. */
  readonly openRequests: number;
  /** Due from today on within a week, for everyone or for one section, soonest first. */
  readonly dueSoon: readonly DueView[];
  /** For those who write exercises: rows of the outline that nobody has written. */
  readonly planned: readonly PlannedExerciseView[] | null;
  readonly modules: readonly {
    readonly slug: string;
    readonly title: string;
    readonly exercises: readonly StaffExerciseView[];
  }[];
}
