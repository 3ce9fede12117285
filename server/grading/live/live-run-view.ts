import type { NumberedCaseView } from '../../exercises/numbered-case-view.ts';

/** What a browser needs to run a student's program with the exercise as students have it now. For staff. */
export interface LiveRunView {
  /** Of the submission; of an exercise graded without names it says the alias where it said the name, and does the same. */
  readonly source: string;
  readonly exercise: { readonly slug: string; readonly hash: string };
  /** What the judge must find in the files. */
  readonly plan: {
    readonly here: readonly NumberedCaseView[];
    readonly elsewhere: readonly NumberedCaseView[];
  };
  /** null: the exercise is sealed, and its recording is not there yet. */
  readonly filesHref: string | null;
  /** Its reference never leaves the server. */
  readonly isSealed: boolean;
  /** The submission was judged by another version than the one that runs here. */
  readonly isOlderVersion: boolean;
  readonly sandbox: { readonly student: string; readonly judge: string };
}
