/** Sentences that graders use again: their own, and those of the course. */
import { and, asc, eq, isNull, or } from 'drizzle-orm';
import type { Queryable, Transaction } from '../../database.ts';
import { snippets } from '../../schema/review.ts';

export type Snippet = typeof snippets.$inferSelect;

/** In use, one's own first, in the order of writing. */
export async function selectSnippets(
  db: Queryable,
  { courseId, userId }: { courseId: string; userId: string },
): Promise<readonly Snippet[]> {
  const rows = await db
    .select()
    .from(snippets)
    .where(
      and(
        eq(snippets.courseId, courseId),
        isNull(snippets.removedAt),
        or(isNull(snippets.ownerId), eq(snippets.ownerId, userId)),
      ),
    )
    .orderBy(asc(snippets.createdAt), asc(snippets.id));
  return rows.sort((a, b) => Number(a.ownerId === null) - Number(b.ownerId === null));
}

export async function insertSnippet(
  tx: Transaction,
  snippet: Pick<Snippet, 'courseId' | 'ownerId' | 'body' | 'createdBy' | 'createdAt'>,
): Promise<string> {
  const [row] = await tx.insert(snippets).values(snippet).returning({ id: snippets.id });
  if (!row) throw new Error('Inserting a snippet returned no row.');
  return row.id;
}

export async function updateSnippet(
  tx: Transaction,
  { id, ...values }: Pick<Snippet, 'id' | 'body' | 'ownerId'>,
): Promise<void> {
  await tx.update(snippets).set(values).where(eq(snippets.id, id));
}

export async function updateSnippetRemoved(
  tx: Transaction,
  { id, at }: { id: string; at: Date },
): Promise<void> {
  await tx.update(snippets).set({ removedAt: at }).where(eq(snippets.id, id));
}
