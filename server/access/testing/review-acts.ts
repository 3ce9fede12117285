/** Who may go through queues of submissions, hold one, and say what became of it. */

import { revealName, setAnonymous, viewAnonymous } from '../../grading/anonymous/set-anonymous.ts';
import { carryOver, previewCarryOver } from '../../grading/carry-over/carry-over.ts';
import { holdSubmission, leaveSubmission, takeOverHold } from '../../grading/holds/hold-submission.ts';
import { takeNextFree } from '../../grading/holds/take-next-free.ts';
import { listReviewQueue } from '../../grading/list-review-queue.ts';
import { viewLiveRun } from '../../grading/live/view-live-run.ts';
import { searchOthers } from '../../grading/others/search-others.ts';
import { overrideSubmission, takeBackOfSubmission } from '../../grading/override-submission.ts';
import { countCallingReviews, countReviewQueues } from '../../grading/queue/count-reviews.ts';
import { finishReview, flagSubmission, reopenReview } from '../../grading/queue/finish-review.ts';
import { readStarter } from '../../grading/read-starter.ts';
import { listSnippets, removeSnippet, saveSnippet } from '../../grading/snippets/snippets.ts';
import { previewSpread, spreadComment } from '../../grading/snippets/spread-comment.ts';
import { viewReview } from '../../grading/view-review.ts';
import { type Acts, INSTRUCTORS, OWNER_AND_STAFF, STAFF } from './answers.ts';
import type { MatrixWorld } from './matrix-world.ts';

const QUEUE = { course: 'tiny', queue: { kind: 'failing' } } as const;

/** Queues, holds, and what is looked at there. */
export const reviewActs = (world: MatrixWorld): Acts => ({
  viewReview: {
    run: (context) => viewReview(context, { course: 'tiny', ...world.submission }),
    answers: OWNER_AND_STAFF,
  },
  listReviewQueue: {
    run: (context) => listReviewQueue(context, { ...QUEUE, openId: world.submission.submissionId }),
    answers: STAFF,
  },
  takeNextFree: {
    run: (context) => takeNextFree(context, { ...QUEUE, openId: world.submission.submissionId }),
    answers: STAFF,
  },
  countCallingReviews: {
    run: (context) => countCallingReviews(context, { course: 'tiny' }),
    answers: STAFF,
  },
  countReviewQueues: { run: (context) => countReviewQueues(context, { course: 'tiny' }), answers: STAFF },
  holdSubmission: {
    run: (context) => holdSubmission(context, world.submission),
    answers: OWNER_AND_STAFF,
  },
  takeOverHold: {
    run: async (context) => {
      const holder = world.as('ta');
      await leaveSubmission(world.as('instructor'), world.submission);
      await leaveSubmission(world.as('admin'), world.submission);
      await holdSubmission(holder, world.submission);
      return takeOverHold(context, { ...world.submission, seenHolderId: holder.actor.userId });
    },
    answers: OWNER_AND_STAFF,
  },
  viewLiveRun: { run: (context) => viewLiveRun(context, world.submission), answers: OWNER_AND_STAFF },
  readStarter: { run: (context) => readStarter(context, world.submission), answers: OWNER_AND_STAFF },
  searchOthers: {
    run: (context) => searchOthers(context, { ...world.submission, search: '' }),
    answers: OWNER_AND_STAFF,
  },
  leaveSubmission: {
    run: (context) => leaveSubmission(context, world.submission),
    answers: OWNER_AND_STAFF,
  },
  flagSubmission: {
    run: (context) => flagSubmission(context, { ...world.submission, flagged: true }),
    answers: OWNER_AND_STAFF,
  },
  finishReview: { run: (context) => finishReview(context, world.submission), answers: OWNER_AND_STAFF },
  reopenReview: { run: (context) => reopenReview(context, world.submission), answers: OWNER_AND_STAFF },
});

/** What is carried over, kept from sight, given and said. */
export const reviewedActs = (world: MatrixWorld): Acts => ({
  previewCarryOver: {
    run: async (context) => previewCarryOver(context, await world.twoOfOne()),
    answers: OWNER_AND_STAFF,
  },
  carryOver: { run: async (context) => carryOver(context, await world.twoOfOne()), answers: OWNER_AND_STAFF },
  viewAnonymous: { run: (context) => viewAnonymous(context, { course: 'tiny' }), answers: STAFF },
  setAnonymous: {
    run: (context) => setAnonymous(context, { course: 'tiny', exercise: 'sums/add', anonymous: false }),
    answers: INSTRUCTORS,
  },
  revealName: {
    run: (context) => revealName(context, world.submission),
    answers: { ...OWNER_AND_STAFF, ta: 'instructor-only' },
  },
  overrideSubmission: {
    run: async (context) =>
      overrideSubmission(context, {
        ...world.submission,
        readAt: context.now(),
        points: 5,
        reason: 'by the submission',
        ...(await world.seenGrade()),
      }),
    answers: OWNER_AND_STAFF,
  },
  takeBackOfSubmission: {
    run: async (context) => {
      const seen = await world.seenGrade();
      const draft = { points: 4, reason: 'to be taken back', ...seen, readAt: context.now() };
      const set = await overrideSubmission(world.as('ta'), { ...world.submission, ...draft });
      const overrideId = set.ok ? set.value.overrideId : '';
      const result = await takeBackOfSubmission(context, { ...world.submission, overrideId });
      if (!result.ok) await takeBackOfSubmission(world.as('ta'), { ...world.submission, overrideId });
      return result;
    },
    answers: OWNER_AND_STAFF,
  },
  listSnippets: { run: (context) => listSnippets(context, { course: 'tiny' }), answers: STAFF },
  saveSnippet: {
    run: (context) => saveSnippet(context, { course: 'tiny', snippetId: null, body: 'Again.', shared: true }),
    answers: STAFF,
  },
  removeSnippet: {
    run: async (context) => {
      const kept = await saveSnippet(world.as('ta'), {
        course: 'tiny',
        snippetId: null,
        body: 'Once.',
        shared: true,
      });
      const snippetId = (kept.ok && kept.value.at(-1)?.id) || '';
      return removeSnippet(context, { course: 'tiny', snippetId });
    },
    answers: STAFF,
  },
  previewSpread: { run: (context) => previewSpread(context, spread(world)), answers: STAFF },
  spreadComment: { run: (context) => spreadComment(context, spread(world)), answers: STAFF },
});

/** A sentence that nobody has yet. */
function spread(world: MatrixWorld) {
  return { course: 'tiny', submissionIds: [world.submission.submissionId], body: crypto.randomUUID() };
}
