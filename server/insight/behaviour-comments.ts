/** Comments that hang on how a program fails: written once, offered wherever it fails so, shown only by a release. */

import type { Transaction } from '#db/database.ts';
import { insertAuditEvent } from '#db/queries/audit.ts';
import type { Course } from '#db/queries/courses/courses.ts';
import {
  type BehaviourComment,
  insertBehaviourComment,
  lockBehaviours,
  selectBehaviourComments,
  selectBehavioursOfCode,
} from '#db/queries/insight/behaviours.ts';
import { selectNewestResults } from '#db/queries/insight/insight.ts';
import { insertComment, selectComments, selectSubmissionsSaying } from '#db/queries/work/comments.ts';
import type { ActorContext } from '../access/actor.ts';
import { may } from '../access/deeds.ts';
import { ok, type Result, refuse } from '../platform/result.ts';
import { COMMENT_LENGTH_MAX } from '../submissions/comment-on-submission.ts';
import { findSubmission } from '../submissions/find-submission.ts';
import type { GroupInput } from './draft-misconception.ts';
import { findInsightPlace, type InsightRefusal } from './find-insight-place.ts';
import { findUnnamed } from './find-unnamed.ts';

type GroupCommentRefusal = InsightRefusal | 'comment-empty' | 'comment-too-long' | 'comment-there';

/**
 * Drafts a comment on the newest submission of everybody in a group who has not got it, and offers it for whoever joins it.
 * Gives how many.
 */
export async function commentOnGroup(
  context: ActorContext,
  input: GroupInput & { readonly body: string },
): Promise<Result<{ readonly drafts: number }, GroupCommentRefusal>> {
  const found = await findInsightPlace(context, input, 'see-insight');
  if (!found.ok) return found;
  const { course, assignment } = found.value;
  const body = input.body.trim();
  if (body === '') return refuse('comment-empty');
  if (body.length > COMMENT_LENGTH_MAX) return refuse('comment-too-long');
  const { versionId, signature } = input;
  const key = { courseId: course.id, assignmentId: assignment.id };
  const results = await selectNewestResults(context.db, key);
  const unnamed = await findUnnamed(context.db, { versionId, results });
  const members = unnamed.filter((member) => member.signature === signature);
  if (members.length === 0) return refuse('not-found');
  const submissionIds = members.map(({ submissionId }) => submissionId);
  const comment = { assignmentId: assignment.id, versionId, signature, body };
  const drafts = await context.db.transaction(async (tx) => {
    // Of two clicks the second waits here, and finds what the first has written.
    await lockBehaviours(tx, { versionId, signature });
    const there = await selectSubmissionsSaying(tx, { submissionIds, body });
    const missing = submissionIds.filter((id) => !there.has(id));
    if (missing.length > 0) await writeOnGroup(tx, { context, course, comment, submissionIds: missing });
    return missing.length;
  });
  return drafts === 0 ? refuse('comment-there') : ok({ drafts });
}

async function writeOnGroup(
  tx: Transaction,
  of: {
    readonly context: ActorContext;
    readonly course: Pick<Course, 'id'>;
    readonly comment: Pick<BehaviourComment, 'assignmentId' | 'versionId' | 'signature' | 'body'>;
    readonly submissionIds: readonly string[];
  },
): Promise<void> {
  const { context, course, comment, submissionIds } = of;
  const written = { body: comment.body, authorId: context.actor.userId, createdAt: context.now() };
  const offered = (await selectBehaviourComments(tx, comment.assignmentId)).find(
    ({ versionId, signature, body }) =>
      versionId === comment.versionId && signature === comment.signature && body === comment.body,
  );
  const commentId = offered?.id ?? (await insertBehaviourComment(tx, { ...comment, ...written }));
  for (const submissionId of submissionIds)
    await insertComment(tx, { ...written, submissionId, line: null, shownToStudent: false });
  await insertAuditEvent(tx, {
    actorId: written.authorId,
    courseId: course.id,
    action: 'comment.written-on-group',
    subjectId: commentId,
    details: {
      assignmentId: comment.assignmentId,
      signature: comment.signature,
      drafts: submissionIds.length,
    },
  });
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
