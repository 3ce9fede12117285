/** Who may work on an exercise, and who may read, discuss and comment on what one student sent. */

import { viewReplay } from '../../grading/live/view-replay.ts';
import { listNews } from '../../grading/news/list-news.ts';
import { markNewsRead } from '../../grading/news/mark-news-read.ts';
import { ok } from '../../platform/result.ts';
import { commentOnSubmission } from '../../submissions/comment-on-submission.ts';
import { keepDraft, listKeptDrafts } from '../../submissions/kept-drafts.ts';
import { listSubmissions } from '../../submissions/list-submissions.ts';
import { locateSubmission } from '../../submissions/locate-submission.ts';
import { recordClaim } from '../../submissions/record-claim.ts';
import { discardComment, releaseComments, takeOverDraft } from '../../submissions/release-comments.ts';
import { askAboutGrade } from '../../submissions/requests/ask-about-grade.ts';
import { listRequests } from '../../submissions/requests/list-requests.ts';
import { proposeCase } from '../../submissions/requests/propose-case.ts';
import { replyToRequest } from '../../submissions/requests/reply-to-request.ts';
import { saveDraft } from '../../submissions/save-draft.ts';
import { submitSolution } from '../../submissions/submit-solution.ts';
import { viewSubmission } from '../../submissions/view-submission.ts';
import { watchSubmission } from '../../submissions/watch-submission.ts';
import { PLACE } from '../../testing.ts';
import { worth } from '../../testing-grader.ts';
import { type Acts, MEMBERS, NOBODY, OWNER_AND_STAFF, STAFF } from './answers.ts';
import type { MatrixWorld } from './matrix-world.ts';

/** Work on an exercise, and what was sent. */
export const workActs = (world: MatrixWorld): Acts => ({
  saveDraft: {
    run: (context) => saveDraft(context, { ...PLACE, source: 'x', baseRevision: 0 }),
    answers: MEMBERS,
  },
  keepDraft: { run: (context) => keepDraft(context, { ...PLACE, source: 'x' }), answers: MEMBERS },
  listKeptDrafts: { run: (context) => listKeptDrafts(context, PLACE), answers: MEMBERS },
  submitSolution: {
    run: (context) =>
      submitSolution(context, {
        ...PLACE,
        submissionId: crypto.randomUUID(),
        source: worth(1),
        versionId: world.version.versionId,
        claimedPoints: 10,
      }),
    answers: MEMBERS,
  },
  recordClaim: {
    run: (context) =>
      recordClaim(context, {
        ...PLACE,
        points: 4,
        pointsMax: 4,
        casesPassed: 1,
        casesTotal: 1,
        backend: 'cpu',
      }),
    answers: MEMBERS,
  },
  listSubmissions: { run: (context) => listSubmissions(context, PLACE), answers: MEMBERS },
  locateSubmission: {
    run: (context) => locateSubmission(context, world.submission),
    answers: OWNER_AND_STAFF,
  },
  viewSubmission: {
    run: (context) => viewSubmission(context, world.submission),
    answers: OWNER_AND_STAFF,
  },
  watchSubmission: {
    run: (context) => watchSubmission(context, { ...world.submission, signal: AbortSignal.abort() }),
    answers: OWNER_AND_STAFF,
  },
});

/** What is said of a submission, asked about it, and left behind by who went. */
export const talkActs = (world: MatrixWorld): Acts => ({
  commentOnSubmission: {
    run: (context) => commentOnSubmission(context, { ...world.submission, line: 1, body: 'a remark' }),
    answers: OWNER_AND_STAFF,
  },
  releaseComments: {
    run: (context) => releaseComments(context, world.submission),
    answers: OWNER_AND_STAFF,
  },
  listNews: { run: (context) => listNews(context, { course: 'tiny' }), answers: MEMBERS },
  markNewsRead: {
    run: (context) => markNewsRead(context, { course: 'tiny', until: context.now() }),
    answers: MEMBERS,
  },
  askAboutGrade: {
    run: (context) => askAboutGrade(context, { ...world.submission, about: { kind: 'whole' }, body: 'Why?' }),
    // Only the owner asks, who is none of these people.
    answers: NOBODY,
  },
  replyToRequest: {
    run: async (context) =>
      replyToRequest(context, { ...(await world.seenRequest()), body: 'Because.', close: false }),
    answers: OWNER_AND_STAFF,
  },
  viewReplay: {
    run: async (context) => {
      const result = await viewReplay(context, { requestId: await world.openRequest() });
      // About the whole: whoever may replay is told that there is no input.
      return !result.ok && result.refusal === 'no-literal-input' ? ok(null) : result;
    },
    answers: OWNER_AND_STAFF,
  },
  proposeCase: {
    run: async (context) => {
      const result = await proposeCase(context, { requestId: await world.openRequest() });
      // About the whole: whoever may propose is told that there is no input.
      return !result.ok && result.refusal === 'no-literal-input' ? ok(null) : result;
    },
    answers: OWNER_AND_STAFF,
  },
  listRequests: {
    run: (context) => listRequests(context, { course: 'tiny', state: 'open' }),
    answers: STAFF,
  },
  takeOverDraft: {
    run: async (context) => {
      const input = { ...world.submission, commentId: crypto.randomUUID() };
      const result = await takeOverDraft(context, input);
      // Nobody has left: whoever may take one over is told that there is none.
      return !result.ok && result.refusal === 'draft-gone' ? ok(null) : result;
    },
    answers: OWNER_AND_STAFF,
  },
  discardComment: {
    run: async (context) => {
      const written = await commentOnSubmission(context, { ...world.submission, line: 1, body: 'a slip' });
      const own = written.ok ? written.value.findLast((comment) => comment.own && !comment.shown) : undefined;
      return discardComment(context, { ...world.submission, commentId: own?.id ?? crypto.randomUUID() });
    },
    answers: OWNER_AND_STAFF,
  },
});
