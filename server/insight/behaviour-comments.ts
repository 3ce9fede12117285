/** Comments that hang on how a program fails: written once, offered wherever it fails so, shown only by a release. */

import { insertAuditEvent } from '#db/queries/audit.ts';
import {
  insertBehaviourComment,
  selectBehaviourComments,
  selectBehaviours,
  selectBehavioursOfCode,
} from '#db/queries/behaviours.ts';
import { insertComment, selectComments } from '#db/queries/comments.ts';
import { selectNewestResults } from '#db/queries/insight.ts';
import type { ActorContext } from '../access/actor.ts';
import { may } from '../access/deeds.ts';
import { ok, type Result, refuse } from '../platform/result.ts';
import { COMMENT_LENGTH_MAX } from '../submissions/comment-on-submission.ts';
import { findSubmission } from '../submissions/find-submission.ts';
import type { GroupInput } from './draft-misconception.ts';
import { findInsightPlace, type InsightRefusal } from './find-insight-place.ts';

/** Drafts a comment on the newest submission of everybody in a group, and offers it for whoever joins it. Gives how many. */
export async function commentOnGroup(
  context: ActorContext,
  input: GroupInput & { readonly body: string },
): Promise<Result<{ readonly drafts: number }, InsightRefusal | 'comment-empty' | 'comment-too-long'>> {
  const found = await findInsightPlace(context, input, 'see-insight');
  if (!found.ok) return found;
  const { course, assignment } = found.value;
  const body = input.body.trim();
  if (body === '') return refuse('comment-empty');
  if (body.length > COMMENT_LENGTH_MAX) return refuse('comment-too-long');
  const { versionId, signature } = input;
  const known = await selectBehaviours(context.db, versionId);
  const results = await selectNewestResults(context.db, {
    courseId: course.id,
    assignmentId: assignment.id,
  });
  const members = results.filter(({ codeHash }) => known.get(codeHash)?.signature === signature);
  if (members.length === 0) return refuse('not-found');
  const authorId = context.actor.userId;
  const createdAt = context.now();
  await context.db.transaction(async (tx) => {
    const of = { assignmentId: assignment.id, versionId, signature };
    const commentId = await insertBehaviourComment(tx, { ...of, body, authorId, createdAt });
    for (const { submissionId } of members)
      await insertComment(tx, {
        ...{ submissionId, authorId, line: null, body, createdAt },
        shownToStudent: false,
      });
    await insertAuditEvent(tx, {
      actorId: authorId,
      courseId: course.id,
      action: 'comment.written-on-group',
      subjectId: commentId,
      details: { assignmentId: assignment.id, signature, drafts: members.length },
    });
  });
  return ok({ drafts: members.length });
}

export interface OfferedCommentView {
  readonly id: string;
  /** Markdown. */
  readonly body: string;
}

/** What was written for others whose program fails like this one, and is not on it yet. For staff. */
export async function listOfferedComments(
  context: ActorContext,
  input: { readonly submissionId: string },
): Promise<Result<readonly OfferedCommentView[], InsightRefusal>> {
  const found = await findSubmission(context, input.submissionId);
  if (!found.ok) return found;
  const { member, submission } = found.value;
  if (!may(member, 'comment-on-submission')) return refuse('staff-only');
  const behaviours = await selectBehavioursOfCode(context.db, submission.codeHash);
  if (behaviours.length === 0) return ok([]);
  const written = await selectComments(context.db, { submissionId: submission.id, onlyShown: false });
  const offered = await selectBehaviourComments(context.db, submission.assignmentId);
  return ok(
    offered
      .filter(({ versionId, signature, body }) => {
        const behaves = behaviours.some((one) => one.versionId === versionId && one.signature === signature);
        return behaves && written.every(({ comment }) => comment.body !== body);
      })
      .map(({ id, body }) => ({ id, body })),
  );
}
