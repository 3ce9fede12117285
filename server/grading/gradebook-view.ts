/** The gradebook of a course as it is sent: 36,000 cells, so a cell is a number and a letter, and marks are listed apart. */

/**
 * `v` verified · `w` submitted, not verified yet · `e` the grader failed for good · `p` only a browser's claim ·
 * `m` missing: due, and nothing handed in · `-` nothing, and nothing due.
 */
export type CellLetter = 'v' | 'w' | 'e' | 'p' | 'm' | '-';

export interface GradebookColumnView {
  /** "cnn/conv2d" */
  readonly slug: string;
  /** "3.2" */
  readonly number: string;
  readonly title: string;
  readonly module: string;
  readonly pointsMax: number;
  /** What one of its points adds to a total: 1, unless the exercise was given a weight. */
  readonly perPoint: number;
  /** ISO; null: never due. For one student an extension may say later. */
  readonly dueAt: string | null;
}

export interface GradebookRowView {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  /** Id of the section; null: of none. */
  readonly section: string | null;
  /** One per column: graded points, or those that a browser claims; null where there are none. */
  readonly points: readonly (number | null)[];
  /** One `CellLetter` per column. */
  readonly letters: string;
  /** Of grades that are not of as many points as their column: a version of before gave others. */
  readonly others?: readonly OtherScale[];
}

/** In the place of what the column says. */
export type OtherScale = readonly [column: number, pointsMax: number, perPoint: number];

/** Places in the matrix, as row and column. */
export type CellPlaces = readonly (readonly [row: number, column: number])[];

export interface GradebookView {
  readonly course: { readonly slug: string; readonly title: string };
  readonly modules: readonly { readonly slug: string; readonly title: string }[];
  /** By name; none where the course has none. */
  readonly sections: readonly { readonly id: string; readonly name: string }[];
  readonly columns: readonly GradebookColumnView[];
  /** By name. */
  readonly rows: readonly GradebookRowView[];
  readonly marks: {
    /** The grade comes from late work. */
    readonly late: CellPlaces;
    /** A person set the points. */
    readonly overridden: CellPlaces;
    /** Some submission has a comment. */
    readonly commented: CellPlaces;
    /** Somebody wants some submission to be looked at again. */
    readonly flagged: CellPlaces;
  };
  /** Students who could not be read; the log says why. Their rows are left out. */
  readonly unreadable: readonly { readonly name: string; readonly email: string }[];
  /** Of the snapshot, ISO. */
  readonly at: string;
}
