/** Addresses of reviews: the submission, and the queue that it is read in. */
import type { ReviewQueue } from '#server/grading/review-view.ts';

const SLUG_LENGTH_MAX = 201;

/** `?queue=failing`, `?queue=ungradable` or `?exercise=cnn/conv2d`; anything else is the first. */
export function readReviewQueue(
  params: Readonly<Record<string, string | string[] | undefined>>,
): ReviewQueue {
  const { queue, exercise } = params;
  if (typeof exercise === 'string' && exercise.length <= SLUG_LENGTH_MAX && /^[^/]+\/[^/]+$/.test(exercise))
    return { kind: 'exercise', slug: exercise };
  return { kind: queue === 'ungradable' ? 'ungradable' : 'failing' };
}

export function reviewHref(of: {
  readonly course: string;
  readonly submissionId: string;
  readonly queue: ReviewQueue;
}): string {
  const { course, submissionId, queue } = of;
  const query = queue.kind === 'exercise' ? `exercise=${queue.slug}` : `queue=${queue.kind}`;
  return `/courses/${course}/review/${submissionId}?${query}`;
}

/** The one before and the one behind in the queue; from outside, behind is the first. */
export function queueNeighbours(
  ids: readonly string[],
  current: string,
): { readonly previous: string | null; readonly next: string | null } {
  const at = ids.indexOf(current);
  return { previous: ids[at - 1] ?? null, next: ids[at + 1] ?? null };
}
