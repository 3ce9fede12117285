/** Snippets: kept, changed and put away by those who grade. */
import { insertAuditEvent } from '#db/queries/audit.ts';
import type { Course } from '#db/queries/courses/courses.ts';
import {
  insertSnippet,
  type Snippet,
  selectSnippets,
  updateSnippet,
  updateSnippetRemoved,
} from '#db/queries/grading/snippets.ts';
import type { ActorContext } from '../../access/actor.ts';
import { may } from '../../access/deeds.ts';
import { findMembership } from '../../access/membership.ts';
import { ok, type Result, refuse } from '../../platform/result.ts';
import { COMMENT_LENGTH_MAX } from '../../submissions/comment-on-submission.ts';
import type { SnippetView } from './snippet-view.ts';

type SnippetRefusal = 'not-found' | 'staff-only';

/** More are a list that nobody searches. */
const SNIPPETS_MAX = 200;

/** One's own, then the course's. For staff. */
export async function listSnippets(
  context: ActorContext,
  input: { course: string },
): Promise<Result<readonly SnippetView[], SnippetRefusal>> {
  const found = await findDesk(context, input.course);
  return found.ok ? ok(await viewsOf(context, found.value)) : found;
}

export interface SaveSnippetInput {
  readonly course: string;
  /** null: a new one. */
  readonly snippetId: string | null;
  readonly body: string;
  /** The course's instead of one's own. */
  readonly shared: boolean;
}

/** Keeps a new snippet, or another wording of one. Gives all. */
export async function saveSnippet(
  context: ActorContext,
  input: SaveSnippetInput,
): Promise<
  Result<
    readonly SnippetView[],
    SnippetRefusal | 'comment-empty' | 'comment-too-long' | 'too-many-snippets' | 'snippet-of-course'
  >
> {
  const found = await findDesk(context, input.course);
  if (!found.ok) return found;
  const course = found.value;
  const body = input.body.trim();
  if (body === '') return refuse('comment-empty');
  if (body.length > COMMENT_LENGTH_MAX) return refuse('comment-too-long');
  const { userId } = context.actor;
  const known = await selectSnippets(context.db, { courseId: course.id, userId });
  const present = known.find(({ id }) => id === input.snippetId);
  if (input.snippetId !== null && !present) return refuse('not-found');
  // Others use it: what became the course's stays so.
  if (present?.ownerId === null && !input.shared) return refuse('snippet-of-course');
  if (!present && known.length >= SNIPPETS_MAX) return refuse('too-many-snippets');
  const ownerId = input.shared ? null : userId;
  await context.db.transaction(async (tx) => {
    if (present) await updateSnippet(tx, { id: present.id, body, ownerId });
    const made = { courseId: course.id, ownerId, body, createdBy: userId, createdAt: context.now() };
    const id = present?.id ?? (await insertSnippet(tx, made));
    await insertAuditEvent(tx, {
      actorId: userId,
      courseId: course.id,
      action: present ? 'snippet.changed' : 'snippet.kept',
      subjectId: id,
      details: { shared: input.shared },
    });
  });
  return ok(await viewsOf(context, course));
}

/** Puts a snippet away; comments that were made from it stay. Gives those that are left. */
export async function removeSnippet(
  context: ActorContext,
  input: { course: string; snippetId: string },
): Promise<Result<readonly SnippetView[], SnippetRefusal>> {
  const found = await findDesk(context, input.course);
  if (!found.ok) return found;
  const course = found.value;
  const { userId } = context.actor;
  const known = await selectSnippets(context.db, { courseId: course.id, userId });
  if (!known.some(({ id }) => id === input.snippetId)) return refuse('not-found');
  await context.db.transaction(async (tx) => {
    await updateSnippetRemoved(tx, { id: input.snippetId, at: context.now() });
    await insertAuditEvent(tx, {
      actorId: userId,
      courseId: course.id,
      action: 'snippet.removed',
      subjectId: input.snippetId,
      details: {},
    });
  });
  return ok(await viewsOf(context, course));
}

async function findDesk(context: ActorContext, slug: string): Promise<Result<Course, SnippetRefusal>> {
  const membership = await findMembership(context, { course: slug, deed: 'view-course' });
  if (!membership.ok) return membership;
  const { course, member } = membership.value;
  return may(member, 'comment-on-submission') ? ok(course) : refuse('staff-only');
}

async function viewsOf({ db, actor }: ActorContext, { id }: Course): Promise<readonly SnippetView[]> {
  return (await selectSnippets(db, { courseId: id, userId: actor.userId })).map(viewOf);
}

function viewOf({ id, body, ownerId }: Snippet): SnippetView {
  return { id, body, shared: ownerId === null };
}
