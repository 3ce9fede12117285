import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { CourseBar } from '#app/_shell/course-bar.tsx';
import {
  proposeAction,
  replyAction,
} from '#app/(course)/courses/[course]/[module]/[slug]/request-actions.ts';
import { Review } from '#components/review/review.tsx';
import { readReviewQueue } from '#components/review/review-address.ts';
import { RubricPanel } from '#components/rubric/rubric-panel.tsx';
import { requireActor } from '#server/access/actor.ts';
import { listReviewQueue } from '#server/grading/list-review-queue.ts';
import { viewReview } from '#server/grading/view-review.ts';
import { listOfferedComments } from '#server/insight/behaviour-comments.ts';
import { overrideAction, takeBackAction } from '../../gradebook/actions.ts';
import { commentAction, discardAction, otherAction, releaseAction } from './actions.ts';
import { overrideCaseAction, takeBackCaseAction } from './case-actions.ts';
import * as rubric from './rubric-actions.ts';

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
  const cell = { studentId: view.grade.student.id, exercise: view.grade.exercise.slug };
  return (
    <>
      <CourseBar course={course} page="review" />
      <Review
        key={view.submission.id}
        view={view}
        queue={queue}
        list={list.value}
        offered={offered.ok ? offered.value : []}
        actions={{
          comment: commentAction.bind(null, submissionId),
          discard: discardAction.bind(null, submissionId),
          release: releaseAction.bind(null, submissionId),
          reply: replyAction,
          propose: proposeAction,
          other: otherAction,
          override: overrideAction.bind(null, course, cell),
          takeBack: takeBackAction.bind(null, course, cell),
          overrideCase: overrideCaseAction.bind(null, submissionId),
          takeBackCase: takeBackCaseAction.bind(null, submissionId),
        }}
        beside={
          <RubricPanel
            actions={{
              load: rubric.loadRubricAction.bind(null, submissionId),
              give: rubric.giveRubricAction.bind(null, submissionId),
              release: rubric.releaseRubricAction.bind(null, submissionId),
              add: rubric.addRubricAction.bind(null, submissionId),
              copy: rubric.copyRubricAction.bind(null, submissionId),
              preview: rubric.previewRubricAction,
              apply: rubric.applyRubricAction,
              undo: rubric.undoRubricAction,
            }}
          />
        }
      />
    </>
  );
}
