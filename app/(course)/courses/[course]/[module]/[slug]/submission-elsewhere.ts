import { reviewHref } from '#components/review/review-address.ts';
import type { ExercisePlace } from '#server/courses/find-assignment.ts';
import type { SubmissionPlaceView } from '#server/submissions/locate-submission.ts';

/**
 * Where a submission is read that `?submission=` names on the page of `here`; null: there. One's own is read where it was
 * made, with what it is compared with, and somebody else's where it can be answered.
 */
export function submissionElsewhere(of: {
  readonly submissionId: string;
  readonly located: SubmissionPlaceView;
  readonly here: ExercisePlace;
  /** As the address has it. */
  readonly compare: string | string[] | undefined;
}): string | null {
  const { submissionId, here, compare } = of;
  const { place, isOwn } = of.located;
  const { course, module, exercise } = place;
  if (!isOwn) {
    const queue = { kind: 'exercise', slug: `${module}/${exercise}` } as const;
    return reviewHref({ course, submissionId, queue });
  }
  if (course === here.course && module === here.module && exercise === here.exercise) return null;
  const asked = new URLSearchParams({ submission: submissionId });
  if (typeof compare === 'string') asked.set('compare', compare);
  return `/courses/${course}/${module}/${exercise}?${asked}`;
}
