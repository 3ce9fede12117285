import type { CopiedCourse } from '#server/planning/lifecycle/copied-course-view.ts';

/** What is typed and chosen in the form of a new course. */
export interface NewCourse {
  readonly slug: string;
  readonly title: string;
  readonly term: string;
  readonly timeZone: string;
  readonly templates: readonly string[];
  readonly start: string | null;
}

/** A refusal comes as the words to show. */
export interface NewCourseActions {
  readonly make: (
    course: NewCourse,
  ) => Promise<
    { readonly ok: true; readonly value: CopiedCourse } | { readonly ok: false; readonly problem: string }
  >;
}
