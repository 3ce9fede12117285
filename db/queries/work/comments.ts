import { and, asc, count, eq, inArray, type SQL } from 'drizzle-orm';
import type { Queryable, Transaction } from '../../database.ts';
import { comments } from '../../schema/grades.ts';
import { users } from '../../schema/people.ts';
import { standings } from '../../schema/work.ts';

export type Comment = typeof comments.$inferSelect;

export async function insertComment(
  db: Queryable,
  comment: Pick<Comment, 'submissionId' | 'authorId' | 'line' | 'body' | 'shownToStudent' | 'createdAt'>,
): Promise<string> {
  const [row] = await db.insert(comments).values(comment).returning({ id: comments.id });
  if (!row) throw new Error('Inserting a comment returned no row.');
  return row.id;
}

/** In the order of the lines, those about the whole first; on one line in the order of writing. */
export async function selectComments(
  db: Queryable,
  search: { submissionId: string; onlyShown: boolean },
): Promise<readonly { comment: Comment; authorName: string }[]> {
  const rows = await db
    .select({ comment: comments, authorName: users.name })
    .from(comments)
    .innerJoin(users, eq(users.id, comments.authorId))
    .where(
      and(
        eq(comments.submissionId, search.submissionId),
        search.onlyShown ? eq(comments.shownToStudent, true) : undefined,
      ),
    )
    .orderBy(asc(comments.createdAt));
  return rows.sort((a, b) => (a.comment.line ?? 0) - (b.comment.line ?? 0));
}

/** Which of the submissions have a comment with this very text, shown or drafted, by anybody. */
export async function selectSubmissionsSaying(
  db: Queryable,
  { submissionIds, body }: { submissionIds: readonly string[]; body: string },
): Promise<ReadonlySet<string>> {
  const rows = await db
    .selectDistinct({ submissionId: comments.submissionId })
    .from(comments)
    .where(and(inArray(comments.submissionId, [...submissionIds]), eq(comments.body, body)));
  return new Set(rows.map(({ submissionId }) => submissionId));
}

/** Whoever asks for the same of any of them waits until the transaction ends. */
export async function lockSubmissions(tx: Transaction, submissionIds: readonly string[]): Promise<void> {
  if (submissionIds.length === 0) return;
  await tx
    .select({ id: standings.submissionId })
    .from(standings)
    .where(inArray(standings.submissionId, [...submissionIds]))
    .orderBy(asc(standings.submissionId))
    .for('no key update');
}

/** Shows a student what one author has drafted on a submission; gives how many became visible. */
export async function updateDraftsShown(
  tx: Transaction,
  drafts: { submissionId: string; authorId: string },
): Promise<readonly string[]> {
  const rows = await tx
    .update(comments)
    .set({ shownToStudent: true })
    .where(isDraftOf(drafts))
    .returning({ id: comments.id });
  return rows.map(({ id }) => id);
}

/** Throws one's own draft away; what a student was shown stays. True when there was one. */
export async function deleteDraft(
  tx: Transaction,
  draft: { submissionId: string; authorId: string; commentId: string },
): Promise<boolean> {
  const rows = await tx
    .delete(comments)
    .where(and(eq(comments.id, draft.commentId), isDraftOf(draft)))
    .returning({ id: comments.id });
  return rows.length === 1;
}

/** A draft becomes somebody else's. True when it was still its author's. */
export async function updateDraftAuthor(
  tx: Transaction,
  draft: { submissionId: string; authorId: string; commentId: string; byId: string },
): Promise<boolean> {
  const rows = await tx
    .update(comments)
    .set({ authorId: draft.byId })
    .where(and(eq(comments.id, draft.commentId), isDraftOf(draft)))
    .returning({ id: comments.id });
  return rows.length === 1;
}

function isDraftOf({ submissionId, authorId }: { submissionId: string; authorId: string }): SQL | undefined {
  return and(
    eq(comments.submissionId, submissionId),
    eq(comments.authorId, authorId),
    eq(comments.shownToStudent, false),
  );
}

/** How many comments each submission has that its student may read; those without any are left out. */
export async function selectShownCommentCounts(
  db: Queryable,
  submissionIds: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  if (submissionIds.length === 0) return new Map();
  const rows = await db
    .select({ submissionId: comments.submissionId, n: count() })
    .from(comments)
    .where(and(inArray(comments.submissionId, [...submissionIds]), eq(comments.shownToStudent, true)))
    .groupBy(comments.submissionId);
  return new Map(rows.map((row) => [row.submissionId, row.n]));
}
