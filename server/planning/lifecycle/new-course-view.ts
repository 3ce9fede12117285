import type { TemplateTime } from '#grader/exercise/template-week.ts';

/** A session of the lecture that a new course can take in. */
export interface CourseTemplateView {
  readonly slug: string;
  readonly title: string;
  readonly kind: 'lecture' | 'practical';
  readonly opens: TemplateTime;
  readonly work: readonly {
    readonly due: TemplateTime;
    readonly exercises: readonly { readonly slug: string; readonly title: string; readonly points: number }[];
  }[];
  /** Exercises that it names and that are not published here: they are left out. */
  readonly missing: readonly string[];
}

export interface NewCourseView {
  readonly templates: readonly CourseTemplateView[];
  /** IANA name, of the newest course of who asks. */
  readonly timeZone: string;
  /** Courses of who asks that can be copied instead. */
  readonly courses: readonly { readonly slug: string; readonly title: string }[];
}
