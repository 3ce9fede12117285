/** Who may go through queues of submissions, hold one, and say what became of it. */
import { holdSubmission, leaveSubmission, takeOverHold } from '../../grading/holds/hold-submission.ts';
import { takeNextFree } from '../../grading/holds/take-next-free.ts';
import { listReviewQueue } from '../../grading/list-review-queue.ts';
import { countReviews } from '../../grading/queue/count-reviews.ts';
import { finishReview, flagSubmission, reopenReview } from '../../grading/queue/finish-review.ts';
import { viewReview } from '../../grading/view-review.ts';
import { type Acts, OWNER_AND_STAFF, STAFF } from './answers.ts';
import type { MatrixWorld } from './matrix-world.ts';

const QUEUE = { course: 'tiny', queue: { kind: 'failing' } } as const;

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
  countReviews: { run: (context) => countReviews(context, { course: 'tiny' }), answers: STAFF },
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
