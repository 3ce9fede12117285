import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { CourseBar } from '#app/_shell/course-bar.tsx';
import { Review } from '#components/review/review.tsx';
import { readReviewQueue } from '#components/review/review-address.ts';
import { RubricPanel } from '#components/rubric/rubric-panel.tsx';
import { requireActor } from '#server/access/actor.ts';
import { listReviewQueue } from '#server/grading/list-review-queue.ts';
import { viewReview } from '#server/grading/view-review.ts';
import { listOfferedComments } from '#server/insight/behaviour-comments.ts';
import { reviewActions, rubricActions } from './bound-actions.ts';

export const metadata: Metadata = { title: 'Review' };

interface ReviewPageProps {
  readonly params: Promise<{ readonly course: string; readonly submission: string }>;
  readonly searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>;
}

/** One submission to read, comment and settle. Teaching assistants and instructors only. */
export default async function ReviewPage({ params, searchParams }: ReviewPageProps) {
  const { course, submission: submissionId } = await params;
  const context = await requireActor();
  const result = await viewReview(context, { course, submissionId });
  if (!result.ok) notFound();
  const view = result.value;
  const queue = readReviewQueue(await searchParams);
  const list = await listReviewQueue(context, { course, queue, openId: submissionId });
  if (!list.ok) notFound();
  const offered = await listOfferedComments(context, { submissionId });
  return (
    <>
      <CourseBar course={course} page="review" />
      <Review
        key={view.submission.id}
        viewerId={context.actor.userId}
        view={view}
        queue={queue}
        list={list.value}
        offered={offered.ok ? offered.value : []}
        actions={reviewActions({
          ...{ course, submissionId, queue },
          ...{ readAt: view.readAt, seenPoints: view.grade.points },
        })}
        beside={
          <RubricPanel
            keptAs={`${context.actor.userId}.${course}/${view.grade.exercise.slug}`}
            doneAt={view.done?.at ?? null}
            actions={rubricActions({ submissionId, readAt: view.readAt })}
          />
        }
      />
    </>
  );
}
