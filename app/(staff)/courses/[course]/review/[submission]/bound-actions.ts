import {
  proposeAction,
  replyAction,
} from '#app/(course)/courses/[course]/[module]/[slug]/request-actions.ts';
import type { ReviewActions } from '#components/review/review-actions.ts';
import type { RubricActions } from '#components/rubric/rubric-actions.ts';
import type { ReviewQueue } from '#server/grading/review-view.ts';
import {
  commentAction,
  discardAction,
  otherAction,
  releaseAction,
  searchOthersAction,
  takeOverDraftAction,
} from './actions.ts';
import { liveRunAction, overrideCaseAction, replayAction, takeBackCaseAction } from './case-actions.ts';
import * as desk from './desk-actions.ts';
import * as rubric from './rubric-actions.ts';
import * as snippet from './snippet-actions.ts';

interface OpenReview {
  /** Slug. */
  readonly course: string;
  readonly submissionId: string;
  readonly queue: ReviewQueue;
  /** What the page shows is of then. */
  readonly readAt: string;
  /** What counts there. */
  readonly seenPoints: number | null;
}

/** All that can be done with the submission that is open. */
export function reviewActions({
  course,
  submissionId,
  queue,
  readAt,
  seenPoints,
}: OpenReview): ReviewActions {
  return {
    comment: commentAction.bind(null, submissionId),
    discard: discardAction.bind(null, submissionId),
    takeOverDraft: takeOverDraftAction.bind(null, submissionId),
    release: releaseAction.bind(null, submissionId),
    reply: replyAction,
    propose: proposeAction,
    replay: replayAction,
    liveRun: liveRunAction.bind(null, submissionId),
    searchOthers: searchOthersAction.bind(null, submissionId),
    other: otherAction,
    starter: desk.starterAction.bind(null, submissionId),
    overrideCase: overrideCaseAction.bind(null, submissionId, { seenPoints }),
    takeBackCase: takeBackCaseAction.bind(null, submissionId),
    override: desk.overrideAction.bind(null, submissionId, { readAt, seenPoints }),
    takeBack: desk.takeBackAction.bind(null, submissionId),
    hold: desk.holdAction.bind(null, submissionId, readAt),
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
  };
}

/** Of its rubric. */
export function rubricActions({
  submissionId,
  readAt,
}: Pick<OpenReview, 'submissionId' | 'readAt'>): RubricActions {
  return {
    load: rubric.loadRubricAction.bind(null, submissionId),
    give: rubric.giveRubricAction.bind(null, submissionId, readAt),
    release: rubric.releaseRubricAction.bind(null, submissionId, readAt),
    add: rubric.addRubricAction.bind(null, submissionId),
    copy: rubric.copyRubricAction.bind(null, submissionId),
    preview: rubric.previewRubricAction,
    apply: rubric.applyRubricAction,
    undo: rubric.undoRubricAction,
  };
}
