/** Addresses of reviews: the submission, and the queue that it is read in. */
import type { ReviewQueue, ReviewQueueItemView } from '#server/grading/review-view.ts';

const SLUG_LENGTH_MAX = 201;
const ID = /^[0-9a-f-]{36}$/i;

/** In the order in which they are offered, with what they are called. */
export const QUEUE_WORDS: Readonly<Record<ReviewQueue['kind'], string>> = {
  flagged: 'Flagged',
  requested: 'Questions',
  failing: 'Failing',
  ungradable: 'Grader gave up',
  ungraded: 'Rubric not given',
  exercise: 'What counts',
};

const isKind = (value: unknown): value is ReviewQueue['kind'] =>
  typeof value === 'string' && Object.hasOwn(QUEUE_WORDS, value);

/** `?queue=flagged`, `&exercise=cnn/conv2d` and `&section=<id>` narrow it; an exercise alone is what counts there. */
export function readReviewQueue(
  params: Readonly<Record<string, string | string[] | undefined>>,
): ReviewQueue {
  const { queue, exercise, section } = params;
  const isSlug =
    typeof exercise === 'string' && exercise.length <= SLUG_LENGTH_MAX && /^[^/]+\/[^/]+$/.test(exercise);
  return {
    kind: isKind(queue) ? queue : isSlug ? 'exercise' : 'failing',
    ...(isSlug ? { slug: exercise } : {}),
    ...(typeof section === 'string' && ID.test(section) ? { section } : {}),
  };
}

/** The queue's part of an address. */
export function queueQuery({ kind, slug, section }: ReviewQueue): string {
  return [
    kind === 'exercise' && slug !== undefined ? [] : [`queue=${kind}`],
    slug === undefined ? [] : [`exercise=${slug}`],
    section === undefined ? [] : [`section=${section}`],
  ]
    .flat()
    .join('&');
}

/** What a submission is held against: another one, by its id, or what its student began with. */
export type ComparedWith = { readonly submissionId: string } | 'starter';

export function reviewHref(of: {
  readonly course: string;
  readonly submissionId: string;
  readonly queue: ReviewQueue;
  readonly comparedWith?: ComparedWith | null;
}): string {
  const { course, submissionId, queue, comparedWith = null } = of;
  const held = comparedWith === 'starter' ? comparedWith : comparedWith?.submissionId;
  const beside = held === undefined ? '' : `&with=${held}`;
  return `/courses/${course}/review/${submissionId}?${queueQuery(queue)}${beside}`;
}

/** `&with=starter` or `&with=<submission>`. */
export function readComparedWith(value: string | null): ComparedWith | null {
  if (value === 'starter') return value;
  return value !== null && ID.test(value) ? { submissionId: value } : null;
}

/** The one before and the one behind that nobody else is at; from outside, behind is the first. */
export function queueNeighbours(
  items: readonly Pick<ReviewQueueItemView, 'submissionId' | 'heldBy'>[],
  current: string,
): { readonly previous: string | null; readonly next: string | null } {
  const at = items.findIndex(({ submissionId }) => submissionId === current);
  const isFree = ({ heldBy }: Pick<ReviewQueueItemView, 'heldBy'>) => heldBy === null;
  const before = items.slice(0, Math.max(at, 0));
  return {
    previous: before.findLast(isFree)?.submissionId ?? null,
    next: items.slice(at + 1).find(isFree)?.submissionId ?? null,
  };
}
