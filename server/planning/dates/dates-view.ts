/** A time as a clock in the course's zone shows it: "2026-12-07T18:00". */
type Wall = string;

export interface DateRowView {
  readonly assignmentId: string;
  /** "cnn/conv2d" */
  readonly slug: string;
  /** "3.2" */
  readonly number: string;
  readonly title: string;
  readonly module: { readonly slug: string; readonly title: string; readonly number: number };
  readonly points: number;
  /** What full marks count in the total of the course; null: the points. */
  readonly weight: number | null;
  readonly opens: Wall | null;
  readonly due: Wall | null;
  /** Days after the due date that work is taken; null: for ever. */
  readonly lateDaysMax: number | null;
  /** Sections and persons with a date of their own. */
  readonly overrides: number;
  /** Sections with a date of their own. */
  readonly sectionDues: readonly { readonly sectionId: string; readonly due: Wall }[];
  /** Students with a grade. */
  readonly graded: number;
}

/** What was taken out of the outline and can be put back. */
export interface TakenOutView {
  readonly exercises: readonly {
    readonly assignmentId: string;
    readonly title: string;
    readonly graded: number;
  }[];
  readonly modules: readonly { readonly slug: string; readonly title: string }[];
}

export interface DatesView {
  readonly course: {
    readonly slug: string;
    readonly title: string;
    readonly timeZone: string;
    readonly archived: boolean;
  };
  readonly rows: readonly DateRowView[];
  /** In their order, also those without exercises. */
  readonly modules: readonly { readonly slug: string; readonly title: string; readonly number: number }[];
  readonly sections: readonly { readonly id: string; readonly name: string }[];
  /** Published exercises that a module may take in. */
  readonly exercises: readonly { readonly versionId: string; readonly title: string }[];
  readonly takenOut: TakenOutView;
  /** Days between the first and the last date on which the clocks of the course are put forward or back: "2027-03-28T00:00". */
  readonly clockChanges: readonly Wall[];
  /** Of exactly these dates. */
  readonly base: string;
  readonly manages: boolean;
}

export interface DateChange {
  readonly assignmentId: string;
  readonly opens: Wall | null;
  readonly due: Wall | null;
}

/** What stops saving (`conflict`), or is worth a look (`note`). */
export type DateFinding = {
  readonly assignmentId: string;
  readonly field: 'opens' | 'due';
} & (
  | { readonly level: 'conflict'; readonly kind: 'skipped'; readonly offers: readonly Wall[] }
  | { readonly level: 'conflict'; readonly kind: 'due-before-opening' | 'unreadable' }
  | { readonly level: 'note'; readonly kind: 'twice' }
  | { readonly level: 'note'; readonly kind: 'same-day'; readonly others: number }
);
