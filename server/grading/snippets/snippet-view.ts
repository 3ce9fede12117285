/** A sentence that is used again, in Markdown. */
export interface SnippetView {
  readonly id: string;
  readonly body: string;
  /** The course's: all of its staff see and change it. */
  readonly shared: boolean;
}

/** Who would get a comment, and who has it already. */
export interface SpreadView {
  readonly body: string;
  /** As the student will read it. */
  readonly html: string;
  readonly items: readonly {
    readonly submissionId: string;
    readonly student: string;
    /** "4.1, no. 2" */
    readonly detail: string;
    readonly has: boolean;
  }[];
}
