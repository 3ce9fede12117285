/** What the studio shows of one draft. Dates are ISO strings. */

export interface DraftFileView {
  readonly path: string;
  /** Text; of an asset base64. */
  readonly content: string;
  /** SHA-256, hex: a save names it as what was changed. */
  readonly hash: string;
}

export interface ExerciseDraftView {
  readonly draftId: string;
  readonly exerciseId: string;
  readonly course: { readonly slug: string; readonly title: string };
  readonly slug: string;
  readonly title: string;
  readonly revision: number;
  readonly savedAt: string;
  readonly savedBy: string;
  readonly deleted: boolean;
  readonly files: readonly DraftFileView[];
  readonly problems: readonly FileProblemView[];
  /** The last version that was published from it. */
  readonly published: PublicationView | null;
}

/** Why a file cannot be loaded; places count from 1. */
export interface FileProblemView {
  readonly path: string;
  /** Of exercise.yaml, as in "entryPoints[0].name"; empty where no one field is meant. */
  readonly field: string;
  readonly line: number | null;
  readonly column: number | null;
  readonly endColumn: number | null;
  readonly message: string;
  /** The same for whoever stands at the field and need not be told its name. */
  readonly messageAtField: string;
}

export interface PublicationView {
  readonly number: number;
  readonly versionId: string;
  readonly note: string;
  readonly by: string;
  readonly at: string;
  /** Why it was published although its check was not green. */
  readonly overrideReason: string | null;
  readonly effect: 'words' | 'cases';
}

/** One file of a save. `content` null removes it, `baseHash` null says that there was none. */
export interface FileChange {
  readonly path: string;
  readonly baseHash: string | null;
  readonly content: string | null;
}

/** What somebody else made of a file meanwhile; null: they removed it. */
export interface FileConflictView {
  readonly path: string;
  readonly theirs: { readonly content: string; readonly hash: string } | null;
}

export type SavedFilesView =
  | {
      readonly kind: 'saved';
      readonly revision: number;
      readonly savedAt: string;
      /** Of each file that was written; null where it was removed. */
      readonly hashes: Readonly<Record<string, string | null>>;
      /** Somebody took the draft out of the list; what is saved in it is kept. */
      readonly deleted: boolean;
      /** Of every file of the draft as it is now, saved by whomever. */
      readonly all: Readonly<Record<string, string>>;
      /** Of the whole draft as it is now. */
      readonly problems: readonly FileProblemView[];
    }
  /** Nothing was saved. */
  | {
      readonly kind: 'conflict';
      readonly savedBy: string;
      readonly savedAt: string;
      readonly conflicts: readonly FileConflictView[];
    };

/** One entry of the history, newest first. */
export interface DraftRevisionView {
  readonly revision: number;
  readonly savedAt: string;
  readonly savedBy: string;
  /** Paths that are other than in the draft now. */
  readonly differs: readonly string[];
}
