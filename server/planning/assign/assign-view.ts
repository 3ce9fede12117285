import type { Disclosure, HiddenFeedback, LatePolicy } from '#db/schema/courses.ts';

/** A time as a clock in the course's zone shows it: "2026-12-07T18:00". */
type Wall = string;

/** What an assignment says, as its form holds it. */
export interface AssignmentTerms {
  readonly opens: Wall | null;
  readonly due: Wall | null;
  readonly latePolicy: LatePolicy;
  readonly gradeRule: 'best' | 'latest';
  /** null: as many as the site takes from anybody. */
  readonly submissionsPerHour: number | null;
  readonly hiddenFeedback: HiddenFeedback;
  /** null: as the exercise itself says. */
  readonly disclosure: Disclosure | null;
  readonly sectionDates: readonly { readonly sectionId: string; readonly due: Wall }[];
}

/** A due date that one student has. */
export interface ExtensionView {
  readonly id: string;
  readonly userId: string;
  readonly name: string;
  readonly section: string | null;
  readonly due: Wall;
  /** What would hold without it; null: nothing is due. */
  readonly insteadOf: Wall | null;
  readonly earlier: boolean;
  readonly reason: string;
}

/** What browsers get in place of the reference where the assignment is sealed. */
export type RecordingView =
  | { readonly state: 'not-needed' | 'ready' | 'being-made' }
  | { readonly state: 'failed'; readonly fault: string };

export interface AssignView {
  readonly course: { readonly slug: string; readonly title: string; readonly timeZone: string };
  readonly exercise: {
    readonly slug: string;
    readonly number: string;
    readonly title: string;
    readonly points: number;
    readonly publicCases: number;
    readonly hiddenCases: number;
    /** Of the version that students get, by itself: open ones bring their reference into the browser. */
    readonly disclosure: Disclosure;
    /** Some of its public cases can be judged from a recording. */
    readonly sealable: boolean;
    readonly recording: RecordingView;
  };
  readonly terms: AssignmentTerms;
  /** Of exactly these terms: who saves says which they saw. */
  readonly base: string;
  readonly sections: readonly { readonly id: string; readonly name: string; readonly students: number }[];
  readonly students: readonly {
    readonly userId: string;
    readonly name: string;
    readonly email: string;
    readonly sectionId: string | null;
  }[];
  readonly extensions: readonly ExtensionView[];
  /** Other exercises of the course, to extend several at once. */
  readonly exercises: readonly { readonly slug: string; readonly number: string; readonly title: string }[];
  readonly submitters: number;
  /** Of the request. */
  readonly now: Wall;
  /** May change what is here. */
  readonly manages: boolean;
}

/** What a student of a section finds at an instant, from the student's own pages. */
export interface StudentPreviewView {
  readonly state: 'locked' | 'open' | 'late' | 'closed' | 'not-published';
  readonly opens: Wall | null;
  readonly due: Wall | null;
  readonly closes: Wall | null;
  /** Started late days at that instant. */
  readonly lateSteps: number;
  /** What a submission with full marks would get. */
  readonly pointsAtMost: number;
  readonly points: number;
  readonly disclosure: Disclosure;
  /** All, and those of them that only the server runs. */
  readonly publicCases: number;
  readonly serverCases: number;
  readonly hiddenCases: number;
  /** Whose date holds. */
  readonly rule: 'everyone' | 'section' | 'person';
  /** When what holds changes: opening, due with grace, each late day that costs more, closing. */
  readonly steps: readonly {
    readonly until: Wall | null;
    readonly state: 'locked' | 'open' | 'late' | 'closed';
    readonly pointsAtMost: number;
  }[];
}
