/** A student's question about a grade, with everything that was said. Dates are ISO strings. */
export interface RequestView {
  readonly id: string;
  readonly submissionId: string;
  readonly about: RequestSubjectView;
  readonly state: 'open' | 'answered' | 'closed';
  readonly askedAt: string;
  readonly movedAt: string;
  /** Name of who has graded it, or answered last. */
  readonly assignee: string | null;
  /** Whoever reads it is that person. */
  readonly isMine: boolean;
  readonly messages: readonly RequestMessageView[];
  /** Its input is offered to the next version of the exercise; students are not told. */
  readonly proposed: boolean;
}

export type RequestSubjectView =
  | { readonly kind: 'whole' }
  | { readonly kind: 'line'; readonly line: number }
  | { readonly kind: 'rubric'; readonly title: string }
  | { readonly kind: 'case'; readonly caseId: string; readonly title: string };

export interface RequestMessageView {
  readonly author: string;
  /** Whoever reads it wrote it. */
  readonly own: boolean;
  readonly byStudent: boolean;
  /** Of its Markdown, safe in a page. */
  readonly html: string;
  readonly sentAt: string;
}

/** The requests of a course in one state. */
export interface RequestListView {
  readonly counts: Readonly<Record<RequestView['state'], number>>;
  readonly requests: readonly (RequestView & {
    readonly student: string;
    readonly exercise: { readonly number: string; readonly title: string };
    /** Which submission of that student. */
    readonly number: number;
  })[];
}
