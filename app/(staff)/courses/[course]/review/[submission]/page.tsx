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
import { commentAction, discardAction, otherAction, releaseAction, searchOthersAction } from './actions.ts';
import { liveRunAction, overrideCaseAction, replayAction, takeBackCaseAction } from './case-actions.ts';
import * as desk from './desk-actions.ts';
import * as rubric from './rubric-actions.ts';
import * as snippet from './snippet-actions.ts';

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
          replay: replayAction,
          liveRun: liveRunAction.bind(null, submissionId),
          searchOthers: searchOthersAction.bind(null, submissionId),
          other: otherAction,
          starter: desk.starterAction.bind(null, submissionId),
          overrideCase: overrideCaseAction.bind(null, submissionId),
          takeBackCase: takeBackCaseAction.bind(null, submissionId),
          override: desk.overrideAction.bind(null, submissionId),
          takeBack: desk.takeBackAction.bind(null, submissionId),
          hold: desk.holdAction.bind(null, submissionId, view.readAt),
          leave: desk.leaveAction.bind(null, submissionId),
          takeOver: desk.takeOverAction.bind(null, submissionId),
          nextFree: desk.nextFreeAction.bind(null, course, submissionId, queue),
          finish: desk.finishAction.bind(null, submissionId),
          reopen: desk.reopenAction.bind(null, submissionId),
          flag: desk.flagAction.bind(null, submissionId),
          reveal: desk.revealAction.bind(null, submissionId),
          previewCarryOver: desk.previewCarryOverAction.bind(null, submissionId),
          carryOver: desk.carryOverAction.bind(null, submissionId),
          snippets: {
            list: snippet.listSnippetsAction.bind(null, course),
            save: snippet.saveSnippetAction.bind(null, course),
            remove: snippet.removeSnippetAction.bind(null, course),
          },
          spread: {
            preview: snippet.previewSpreadAction.bind(null, course),
            write: snippet.spreadAction.bind(null, course),
          },
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
