'use client';

import { isWrittenPoints, type WrittenPoints } from '../../gradebook/explained/written-points.ts';
import { isText } from '../../kept/unsent-places.ts';
import { type UnsentForms, useUnsentForms } from '../../kept/use-unsent-forms.ts';
import { type UnsentPlace, unsentPlaces } from './unsent-words.ts';

export interface UnsentWork {
  /** By `commentKey`. */
  readonly comments: UnsentForms<string>;
  /** By `pointsKey`. */
  readonly points: UnsentForms<WrittenPoints>;
  /** By the id of the question. */
  readonly replies: UnsentForms<string>;
  /** Where something is written, as it is shown. */
  readonly places: readonly UnsentPlace[];
  /** The same of this moment, ahead of what is shown. */
  readonly placesNow: () => readonly UnsentPlace[];
}

/** All that a grader writes beside a submission, until it is sent or given up. */
export function useUnsentWork(of: { readonly viewerId: string; readonly submissionId: string }): UnsentWork {
  const here = `${of.viewerId}.${of.submissionId}`;
  const comments = useUnsentForms(`descent.comments.${here}`, isText);
  const points = useUnsentForms(`descent.points.${here}`, isWrittenPoints);
  const replies = useUnsentForms(`descent.replies.${here}`, isText);
  return {
    ...{ comments, points, replies },
    places: unsentPlaces({ comments: comments.all, points: points.all, replies: replies.all }),
    placesNow: () => unsentPlaces({ comments: comments.now(), points: points.now(), replies: replies.now() }),
  };
}
