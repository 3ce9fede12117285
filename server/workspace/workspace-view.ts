import type { EntryPoint } from '#grader/exercise/files/manifest.ts';
import type { NumberedCaseView } from '#server/exercises/numbered-case-view.ts';
import type { HeldOverrideView } from '#server/grading/grade-explanation-view.ts';
import type { SubmissionView } from '#server/submissions/submission-view.ts';

/** An exercise that another builds on. */
export interface EarlierExercise {
  readonly href: string;
  /** "6.2" */
  readonly number: string;
  readonly title: string;
  /** The reader's own program: the one that counts, or else the last. */
  readonly own: string | null;
  /** Where the reader has full points and the exercise is open. */
  readonly reference: string | null;
}

/** What the workspace page of one exercise needs, for one reader. */
export interface WorkspaceView {
  readonly course: { readonly slug: string; readonly title: string };
  readonly module: { readonly slug: string; readonly title: string; readonly number: number };
  readonly exercise: {
    /** "cnn/conv2d" */
    readonly slug: string;
    /** "3.2" */
    readonly number: string;
    readonly title: string;
    readonly summary: string;
    readonly points: number;
    readonly difficulty: string;
    readonly minutes: number;
    readonly source: string;
    readonly entryPoints: readonly EntryPoint[];
    readonly forbids: readonly string[];
    readonly forbidsBecause: string | null;
    readonly disclosure: 'open' | 'sealed';
    readonly versionId: string;
    readonly hash: string;
    /** Cases that the reader's browser runs, in order; hidden ones only as a count. */
    readonly publicCases: readonly NumberedCaseView[];
    /** Public cases of a sealed exercise that only the server can run. */
    readonly serverCases: readonly NumberedCaseView[];
    /** What the reader's browser judges with; null: a sealed one whose recording is not there yet. */
    readonly filesHref: string | null;
    readonly hiddenCaseCount: number;
  };
  /** Sanitised HTML with KaTeX. */
  readonly statementHtml: string;
  readonly buildsOn: readonly EarlierExercise[];
  readonly starter: string;
  readonly draft: { readonly source: string; readonly savedAt: string; readonly revision: number } | null;
  readonly submissions: readonly SubmissionView[];
  readonly grade: {
    readonly points: number;
    readonly pointsMax: number;
    readonly submissionId: string;
  } | null;
  /** Points that a person set by hand: they hold whatever is verified. */
  readonly override: HeldOverrideView | null;
  readonly dueAt: string | null;
  /** What submitting is judged by. */
  readonly rules: {
    readonly counts: 'best' | 'latest';
    readonly late: {
      /** Of the full points, for each started day. */
      readonly percentPerDay: number;
      /** ISO: the last instant that is on time, which is the due instant and its grace; null: nothing is due. */
      readonly onTimeUntil: string | null;
      /** ISO: the end of each late day, a calendar day of the course, as far as another one costs anything. */
      readonly dayEnds: readonly string[];
      /** ISO: the last instant at which work is taken; null: for ever. */
      readonly closesAt: string | null;
    };
  };
  readonly previous: { readonly href: string; readonly title: string } | null;
  readonly next: { readonly href: string; readonly title: string } | null;
  /** Origins of the two realm frames, from the server's configuration. */
  readonly sandbox: { readonly student: string; readonly judge: string };
}
