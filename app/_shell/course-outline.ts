import { notFound } from 'next/navigation';
import { cache } from 'react';
import type { ActorContext } from '#server/access/actor.ts';
import type { CourseOutlineView } from '#server/courses/course-outline-view.ts';
import { viewCourseOutline } from '#server/courses/view-course-outline.ts';

/** The outline of the reader's course, once a request; for anyone else there is no such course. */
export const courseOutline = cache(
  async (context: ActorContext, course: string): Promise<CourseOutlineView> => {
    const result = await viewCourseOutline(context, { course });
    if (!result.ok) notFound();
    return result.value;
  },
);
