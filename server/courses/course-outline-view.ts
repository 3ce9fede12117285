import type { CourseListingView } from './list-courses.ts';

/** A course as the bar above its pages shows it. */
export interface CourseOutlineView {
  readonly course: CourseListingView;
  readonly role: 'student' | 'ta' | 'instructor';
  /** May see other people's submissions. */
  readonly seesAllSubmissions: boolean;
  readonly writesExercises: boolean;
  /** May make another course beside this one. */
  readonly makesCourses: boolean;
  /** Every course of the reader, this one among them. */
  readonly courses: readonly CourseListingView[];
  /** Exercises that the reader can open now, in order. */
  readonly exercises: readonly {
    readonly href: string;
    /** "3.2" */
    readonly number: string;
    readonly title: string;
    readonly moduleTitle: string;
  }[];
}
