import { and, asc, count, eq, inArray } from 'drizzle-orm';
import type { Queryable } from '../database.ts';
import { comments } from '../schema/grades.ts';
import { users } from '../schema/people.ts';

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
