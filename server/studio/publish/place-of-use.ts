import type { Use } from '#db/queries/exercises/studio.ts';
import type { UseView } from '../list/studio-view.ts';

/** A place where an exercise stands, as the studio names it. */
export function placeOfUse(use: Use): UseView {
  return {
    course: use.courseTitle,
    number: `${use.modulePosition}.${use.position}`,
    href: `/courses/${use.courseSlug}/${use.moduleSlug}/${use.slug}`,
  };
}
