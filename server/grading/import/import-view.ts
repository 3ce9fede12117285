/** What a file of grades would do. The preview is the plan: applying it does exactly this, or nothing. */

/** Why a cell, a line or a column of the file cannot be taken. A blank never stands for any of them. */
export type ImportProblemKind =
  | 'no-email-column'
  | 'column-unknown'
  | 'column-twice'
  | 'student-unknown'
  | 'student-twice'
  | 'cell-missing'
  | 'cell-unreadable'
  | 'cell-out-of-range'
  | 'too-many-changes';

export interface ImportProblemView {
  readonly kind: ImportProblemKind;
  /** From 1, of the file. */
  readonly line: number;
  /** As the head names it; null: of the whole line. */
  readonly column: string | null;
  /** What stands there. */
  readonly text: string;
}

export interface ImportChangeView {
  readonly userId: string;
  readonly student: string;
  /** "cnn/conv2d" */
  readonly exercise: string;
  /** "4.2 The convolution layer" */
  readonly title: string;
  /** null: no grade yet. */
  readonly from: number | null;
  readonly to: number;
}

export interface GradesImportPlan {
  readonly changes: readonly ImportChangeView[];
  /** Cells that say what already counts. */
  readonly unchanged: number;
  /** Cells left empty: those grades stay as they are. */
  readonly empty: number;
  /** While there is one, nothing can be applied. */
  readonly problems: readonly ImportProblemView[];
  /** Names the plan; applying asks for it. */
  readonly hash: string;
}
