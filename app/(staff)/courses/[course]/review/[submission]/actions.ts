'use server';
/** What a review writes. Each: require, parse, one use case; a refusal goes out as words. */
import { z } from 'zod';
import { refreshFor } from '#app/_auth/refresh-for.ts';
import type { Answer } from '#components/review/review-actions.ts';
import { asActor } from '#server/access/as-actor.ts';
import { requireAppOrigin } from '#server/access/origin.ts';
import type { OtherSubmissionsView } from '#server/grading/others/other-submission-view.ts';
import { searchOthers } from '#server/grading/others/search-others.ts';
import { parseInput } from '#server/platform/parse-input.ts';
import { explainRefusal, type Refusal } from '#server/platform/refusals.ts';
import type { Result } from '#server/platform/result.ts';
import { commentOnSubmission } from '#server/submissions/comment-on-submission.ts';
import { discardComment, releaseComments, takeOverDraft } from '#server/submissions/release-comments.ts';
import type { CommentView, SubmissionDetailView } from '#server/submissions/submission-view.ts';
import { viewSubmission } from '#server/submissions/view-submission.ts';

type Comments = Answer<readonly CommentView[]>;

const commentInput = z.object({
  submissionId: z.uuid(),
  line: z.int().positive().nullable(),
  /** Above the limit of the use case, which refuses with words. */
  body: z.string().max(100_000),
});

export async function commentAction(
  submissionId: string,
  line: number | null,
  body: string,
): Promise<Comments> {
  await requireAppOrigin();
  const parsed = parseInput(commentInput, { submissionId, line, body });
  return answer(await asActor(parsed, commentOnSubmission));
}

const draftInput = z.object({ submissionId: z.uuid(), commentId: z.uuid() });

export async function discardAction(submissionId: string, commentId: string): Promise<Comments> {
  await requireAppOrigin();
  const parsed = parseInput(draftInput, { submissionId, commentId });
  return drafted(await asActor(parsed, discardComment));
}

/** A draft of somebody who has left. */
export async function takeOverDraftAction(submissionId: string, commentId: string): Promise<Comments> {
  await requireAppOrigin();
  const parsed = parseInput(draftInput, { submissionId, commentId });
  return drafted(await asActor(parsed, takeOverDraft));
}

export async function releaseAction(submissionId: string): Promise<Comments> {
  await requireAppOrigin();
  const parsed = parseInput(z.object({ submissionId: z.uuid() }), { submissionId });
  const result = await asActor(parsed, releaseComments);
  // Queues change: an answer was given.
  refreshFor(result);
  return answer(result);
}

/** Another submission to compare with: whatever its reader may see. */
export async function otherAction(submissionId: string): Promise<Answer<SubmissionDetailView>> {
  await requireAppOrigin();
  const parsed = parseInput(z.object({ submissionId: z.uuid() }), { submissionId });
  return answer(await asActor(parsed, viewSubmission));
}

const searchInput = z.object({ submissionId: z.uuid(), search: z.string().max(100) });

/** What there is to compare with. */
export async function searchOthersAction(
  submissionId: string,
  search: string,
): Promise<Answer<OtherSubmissionsView>> {
  await requireAppOrigin();
  const parsed = parseInput(searchInput, { submissionId, search });
  return answer(await asActor(parsed, searchOthers));
}

/** Where it was refused, somebody else changed what the page shows. */
function drafted(result: Result<readonly CommentView[], Refusal>): Comments {
  if (!result.ok) refreshFor(result);
  return answer(result);
}

function answer<T>(result: Result<T, Refusal>): Answer<T> {
  return result.ok ? result : { ok: false, problem: explainRefusal(result.refusal).text };
}
