/** One comment on many submissions: first who would get it, then a draft on each. */
import { insertAuditEvent } from '#db/queries/audit.ts';
import { selectAssignments } from '#db/queries/courses/courses.ts';
import { selectNeedsById } from '#db/queries/grading/staff-needs.ts';
import { insertComment, lockSubmissions, selectSubmissionsSaying } from '#db/queries/work/comments.ts';
import type { ActorContext } from '../../access/actor.ts';
import { may } from '../../access/deeds.ts';
import { findMembership } from '../../access/membership.ts';
import { findMask } from '../../anonymous/mask.ts';
import { exerciseNumber } from '../../courses/exercise-row.ts';
import { ok, type Result, refuse } from '../../platform/result.ts';
import { COMMENT_LENGTH_MAX } from '../../submissions/comment-on-submission.ts';
import { renderComment } from '../../submissions/render-comment.ts';
import { needsOf } from '../view-staff-home.ts';
import type { SpreadView } from './snippet-view.ts';

export interface SpreadInput {
  readonly course: string;
  readonly submissionIds: readonly string[];
  /** Markdown; about the whole of each. */
  readonly body: string;
}

type SpreadRefusal = 'not-found' | 'staff-only' | 'comment-empty' | 'comment-too-long';

/** Who would get the comment, and who has it. Changes nothing. Submissions of other courses are not found. */
export async function previewSpread(
  context: ActorContext,
  input: SpreadInput,
): Promise<Result<SpreadView, SpreadRefusal>> {
  const found = await findSpread(context, input);
  if (!found.ok) return found;
  const { rows, body, course } = found.value;
  const numbers = new Map(
    (await selectAssignments(context.db, course.id)).map(({ assignment, module }) => [
      assignment.id,
      exerciseNumber(module, assignment),
    ]),
  );
  const submissionIds = rows.map(({ submissionId }) => submissionId);
  const saying = await selectSubmissionsSaying(context.db, { submissionIds, body });
  const mask = await findMask(context, course.id);
  return ok({
    body,
    html: await renderComment(body),
    items: rows.map((row) => ({
      submissionId: row.submissionId,
      student: mask.nameOf(row),
      detail: `${numbers.get(row.assignmentId) ?? ''}, no. ${row.submissionCount}`,
      has: saying.has(row.submissionId),
    })),
  });
}

/** Drafts the comment on each that has not got it, all or none. Gives on how many. */
export async function spreadComment(
  context: ActorContext,
  input: SpreadInput,
): Promise<Result<{ readonly drafts: number }, SpreadRefusal | 'comment-there'>> {
  const found = await findSpread(context, input);
  if (!found.ok) return found;
  const { rows, body, course } = found.value;
  const authorId = context.actor.userId;
  const createdAt = context.now();
  const drafts = await context.db.transaction(async (tx) => {
    const submissionIds = rows.map(({ submissionId }) => submissionId);
    // Of two clicks the second waits here, and finds what the first has written.
    await lockSubmissions(tx, submissionIds);
    const saying = await selectSubmissionsSaying(tx, { submissionIds, body });
    const missing = submissionIds.filter((id) => !saying.has(id));
    for (const submissionId of missing)
      await insertComment(tx, { submissionId, authorId, line: null, body, shownToStudent: false, createdAt });
    if (missing.length > 0)
      await insertAuditEvent(tx, {
        actorId: authorId,
        courseId: course.id,
        action: 'comment.spread',
        subjectId: course.id,
        details: { drafts: missing.length, submissionIds: missing },
      });
    return missing.length;
  });
  return drafts === 0 ? refuse('comment-there') : ok({ drafts });
}

async function findSpread(context: ActorContext, input: SpreadInput) {
  const membership = await findMembership(context, { course: input.course, deed: 'view-course' });
  if (!membership.ok) return membership;
  const { course, member } = membership.value;
  if (!may(member, 'comment-on-submission')) return refuse('staff-only');
  const body = input.body.trim();
  if (body === '') return refuse('comment-empty');
  if (body.length > COMMENT_LENGTH_MAX) return refuse('comment-too-long');
  const { submissionIds } = input;
  const rows = await selectNeedsById(context.db, {
    ...needsOf(course.id, context.now()),
    submissionIds,
  });
  // Unknown, withdrawn, or of another course: all the same, and nothing is written on the others either.
  if (rows.length < new Set(submissionIds).size) return refuse('not-found');
  return ok({ course, rows, body });
}
