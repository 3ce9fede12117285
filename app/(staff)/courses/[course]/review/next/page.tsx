import type { Metadata } from 'next';
import { notFound, redirect } from 'next/navigation';
import { CourseBar } from '#app/_shell/course-bar.tsx';
import {
  QUEUE_WORDS,
  queueNeighbours,
  readReviewQueue,
  reviewHref,
} from '#components/review/review-address.ts';
import { ButtonLink } from '#components/ui/button-link.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { Icon } from '#components/ui/icon.tsx';
import { requireActor } from '#server/access/actor.ts';
import { listReviewQueue } from '#server/grading/list-review-queue.ts';

export const metadata: Metadata = { title: 'Review' };

interface NextPageProps {
  readonly params: Promise<{ readonly course: string }>;
  readonly searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>;
}

/** The way into a queue: its first submission that nobody else is at. Staff only. */
export default async function NextPage({ params, searchParams }: NextPageProps) {
  const { course } = await params;
  const queue = readReviewQueue(await searchParams);
  const list = await listReviewQueue(await requireActor(), { course, queue, openId: '' });
  if (!list.ok) notFound();
  const { next } = queueNeighbours(list.value.items, '');
  if (next !== null) redirect(reviewHref({ course, submissionId: next, queue }));
  return (
    <>
      <CourseBar course={course} page="review" />
      <main id="main" tabIndex={-1}>
        <EmptyState
          icon={<Icon name="table" />}
          title={`${QUEUE_WORDS[queue.kind]}: nobody is left`}
          action={<ButtonLink href={`/courses/${course}/review`}>All submissions</ButtonLink>}
        >
          Everything in this queue is done, or somebody else is at it.
        </EmptyState>
      </main>
    </>
  );
}
